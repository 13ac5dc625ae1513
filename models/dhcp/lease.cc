// SPDX-License-Identifier: GPL-2.0-only
#include "models/dhcp/lease.h"

#include <algorithm>

namespace pptplab::dhcp
{

namespace
{

constexpr Duration kLongestWait = std::chrono::seconds(64);         // RFC 2131 4.1
constexpr Duration kShortestRenewalWait = std::chrono::seconds(60); // RFC 2131 4.4.5

/// `seconds` after `from`; never for the infinite time.
Duration
After(Duration from, std::uint32_t seconds)
{
    return seconds == kInfinite ? Duration::max() : Later(from, std::chrono::seconds(seconds));
}

std::uint32_t
Part(std::uint32_t seconds, std::uint32_t eighths)
{
    return seconds == kInfinite ? kInfinite
                                : static_cast<std::uint32_t>(std::uint64_t{seconds} * eighths / 8);
}

} // namespace

Lease::Lease(const Options& options, LeaseIdentifier identifier, RandomStream& random)
    : m_options(options), m_identifier(identifier), m_random(random)
{
}

Lease::Output
Lease::Start(Duration now)
{
    return Feed(LeaseEvent::Start, now);
}

Lease::Output
Lease::OnMessage(const Message& message, Duration now)
{
    if (message.transaction != m_transaction || !(message.hardware == m_identifier.AsHardware()))
    {
        return {};
    }
    const bool fromServer = message.serverIdentifier.has_value();
    if (message.type == MessageType::Offer && m_state == LeaseState::Selecting && fromServer)
    {
        Remember(message);
        return Feed(LeaseEvent::Offer, now);
    }
    if (message.type == MessageType::Ack && message.leaseSeconds)
    {
        const bool awaited = m_state == LeaseState::Requesting || m_state == LeaseState::Renewing ||
                             m_state == LeaseState::Rebinding;
        if (awaited)
        {
            TakeUp(message);
        }
        return Feed(LeaseEvent::Ack, now);
    }
    return message.type == MessageType::Nak ? Feed(LeaseEvent::Nak, now) : Output{};
}

void
Lease::Remember(const Message& offer)
{
    m_address = offer.yourAddress;
    m_server = *offer.serverIdentifier;
}

void
Lease::TakeUp(const Message& ack)
{
    const std::uint32_t seconds = *ack.leaseSeconds;
    m_address = ack.yourAddress;
    m_server = ack.serverIdentifier.value_or(m_server);
    m_expiresAt = After(m_requestedAt, seconds);
    m_renewAt = After(m_requestedAt, ack.renewalSeconds.value_or(Part(seconds, 4)));
    m_rebindAt = After(m_requestedAt, ack.rebindingSeconds.value_or(Part(seconds, 7)));
}

Lease::Output
Lease::OnDue(Duration now)
{
    if (IsHeld() && now >= m_expiresAt)
    {
        return Feed(LeaseEvent::Expired, now);
    }
    if (IsHeld() && m_state != LeaseState::Rebinding && now >= m_rebindAt)
    {
        return Feed(LeaseEvent::RebindingDue, now);
    }
    if (m_state == LeaseState::Bound && now >= m_renewAt)
    {
        return Feed(LeaseEvent::RenewalDue, now);
    }
    if (m_resendAt && now >= *m_resendAt)
    {
        const bool last = !IsHeld() && m_sent >= m_options.tries;
        return Feed(last ? LeaseEvent::GiveUp : LeaseEvent::Resend, now);
    }
    return {};
}

std::optional<Duration>
Lease::Due() const
{
    Duration due = m_resendAt.value_or(Duration::max());
    if (m_state == LeaseState::Bound)
    {
        due = std::min(due, m_renewAt);
    }
    if (m_state == LeaseState::Bound || m_state == LeaseState::Renewing)
    {
        due = std::min(due, m_rebindAt);
    }
    if (IsHeld())
    {
        due = std::min(due, m_expiresAt);
    }
    return due == Duration::max() ? std::nullopt : std::optional(due);
}

Lease::Output
Lease::Feed(LeaseEvent event, Duration now)
{
    const LeaseStep step = Next(m_state, event);
    if (step.next != m_state)
    {
        m_sent = 0;
        m_resendAt.reset();
    }
    m_state = step.next;
    Output output;
    if ((step.actions & kDiscover) != 0)
    {
        if (event == LeaseEvent::Start)
        {
            m_began = now;
            m_transaction = static_cast<std::uint32_t>(m_random.Bits());
        }
        output.message = Ask(MessageType::Discover, now);
        WaitForAnswer(now);
    }
    if ((step.actions & kRequest) != 0)
    {
        output.message = Ask(MessageType::Request, now);
        output.message->requestedAddress = m_address;
        output.message->serverIdentifier = m_server;
        m_requestedAt = event == LeaseEvent::Offer ? now : m_requestedAt;
        WaitForAnswer(now);
    }
    if ((step.actions & (kRenew | kRebind)) != 0)
    {
        const bool rebinds = (step.actions & kRebind) != 0;
        if (event != LeaseEvent::Resend)
        {
            m_transaction = static_cast<std::uint32_t>(m_random.Bits());
            m_began = now;
        }
        output.message = Ask(MessageType::Request, now);
        output.message->clientAddress = m_address;
        output.to = rebinds ? std::nullopt : std::optional(m_server);
        m_requestedAt = now;
        WaitForRenewal(now, rebinds ? m_expiresAt : m_rebindAt);
    }
    output.takenUp = (step.actions & kTakeUp) != 0;
    output.failed = (step.actions & kFail) != 0;
    output.lost = (step.actions & kLose) != 0;
    return output;
}

Message
Lease::Ask(MessageType type, Duration now) const
{
    Message message;
    message.type = type;
    message.hardware = m_identifier.AsHardware();
    message.clientIdentifier = m_identifier.AsOption();
    message.transaction = m_transaction;
    message.seconds = static_cast<std::uint16_t>(
        std::chrono::duration_cast<std::chrono::seconds>(now - m_began).count());
    message.broadcast = true;
    return message;
}

void
Lease::WaitForAnswer(Duration now)
{
    const Duration wait = std::min(m_options.firstWait * (1U << std::min(m_sent, 10U)), //
                                   kLongestWait);
    const double off = 2 * m_random.Uniform() - 1;
    ++m_sent;
    m_resendAt = now + wait + FromSeconds(off * ToSeconds(m_options.spread));
}

void
Lease::WaitForRenewal(Duration now, Duration until)
{
    const Duration half = (until - now) / 2;
    m_resendAt = Later(now, std::max(half, kShortestRenewalWait));
}

} // namespace pptplab::dhcp
