// SPDX-License-Identifier: GPL-2.0-only
#include "models/gre/channel.h"

#include "models/gre/sequence.h"

#include <algorithm>
#include <utility>

namespace pptplab::gre
{

namespace
{

constexpr Duration kDelayUnit = std::chrono::milliseconds(100); // tenths of a second, RFC 2637 2.7

} // namespace

Channel::Channel(const Options& options, Peer peer, ChannelOwner& owner)
    : m_options(options),
      m_owner(owner),
      m_peer(peer),
      m_window(peer.receiveWindow),
      m_timeout(peer.processingDelay * kDelayUnit,
                {options.minimumTimeout, options.maximumTimeout}),
      m_received(options.order, options.receiveWindow)
{
}

void
Channel::Send(ByteView payload, Duration now)
{
    if (m_window.MaySend() && m_waiting.empty())
    {
        SendNow(payload, now);
        return;
    }
    if (!IsFull())
    {
        m_waiting.emplace_back(payload.begin(), payload.end());
    }
}

bool
Channel::IsFull()
{
    const bool full = m_waiting.size() >= m_options.transmitQueue;
    m_counts.queueFull += full ? 1U : 0U;
    return full;
}

void
Channel::SendNow(ByteView payload, Duration now)
{
    Header header;
    header.payloadLength = static_cast<std::uint16_t>(payload.size());
    header.callId = m_peer.callId;
    header.sequence = m_window.TakeSequence();
    header.acknowledgment = TakeAck();
    m_packet.clear();
    ByteWriter out(m_packet);
    Encode(header, out);
    out.View(payload);
    if (!m_timedAt)
    {
        m_timedAt = now;
        m_timedSequence = *header.sequence;
    }
    if (m_window.InFlight() == 1)
    {
        m_owner.StartTimer(Timer::Timeout, m_timeout.Value());
    }
    ++m_counts.sent;
    m_owner.SendPacket(m_packet);
}

void
Channel::SendAck()
{
    Header header;
    header.callId = m_peer.callId;
    header.acknowledgment = TakeAck();
    m_packet.clear();
    ByteWriter out(m_packet);
    Encode(header, out);
    m_owner.SendPacket(m_packet);
}

std::optional<std::uint32_t>
Channel::TakeAck()
{
    if (m_unacknowledged == 0)
    {
        return std::nullopt;
    }
    m_unacknowledged = 0;
    m_owner.StopTimer(Timer::Ack);
    return m_received.Highest();
}

void
Channel::OnPacket(ByteView octets, Duration now)
{
    const auto packet = Decode(octets);
    if (!packet)
    {
        ++m_counts.malformed;
        return;
    }
    const Header& header = packet.Value().header;
    if (header.acknowledgment)
    {
        OnAck(*header.acknowledgment, now);
    }
    if (header.sequence)
    {
        OnPayload(*header.sequence, packet.Value().payload, now);
    }
}

void
Channel::OnAck(std::uint32_t acknowledgment, Duration now)
{
    // A late one is a sample, too: nothing is ever sent twice, so there is no doubt what it
    // answers, and without it a round trip above the time-out would never be learnt.
    const bool covers = m_timedAt && Ahead(acknowledgment, m_timedSequence) >= 0;
    if (covers && m_window.WasSent(acknowledgment))
    {
        m_timeout.OnSample(now - *m_timedAt);
        m_timedAt.reset();
    }
    if (!m_window.OnAck(acknowledgment))
    {
        return;
    }
    if (m_window.InFlight() == 0)
    {
        m_owner.StopTimer(Timer::Timeout);
    }
    else
    {
        m_owner.StartTimer(Timer::Timeout, m_timeout.Value());
    }
    SendWaiting(now);
}

void
Channel::SendWaiting(Duration now)
{
    while (!m_waiting.empty() && m_window.MaySend())
    {
        const Octets payload = std::move(m_waiting.front());
        m_waiting.pop_front();
        SendNow(payload, now);
    }
}

void
Channel::OnPayload(std::uint32_t sequence, ByteView payload, Duration now)
{
    // A repeated packet is acknowledged again: the first acknowledgment may be what was lost.
    ++m_unacknowledged;
    switch (m_received.OnPacket(sequence, payload))
    {
    case ReceiveWindow::Verdict::Drop:
        ++m_counts.outOfOrder;
        break;
    case ReceiveWindow::Verdict::Deliver:
        Deliver(payload, now);
        DeliverReady(now);
        break;
    case ReceiveWindow::Verdict::Wait:
        DeliverReady(now);
        break;
    }
    AcknowledgeSoon();
}

void
Channel::Deliver(ByteView payload, Duration now)
{
    ++m_counts.delivered;
    m_owner.DeliverPayload(payload, now);
}

void
Channel::DeliverReady(Duration now)
{
    const bool hadGap = m_received.HasGap();
    while (const auto payload = m_received.Ready())
    {
        Deliver(*payload, now);
    }
    if (m_received.HasGap())
    {
        m_owner.StartTimer(Timer::Reorder, m_options.reorderWait);
    }
    else if (hadGap)
    {
        m_owner.StopTimer(Timer::Reorder);
    }
}

void
Channel::AcknowledgeSoon()
{
    // What came may have been answered, and the answer carried the acknowledgment.
    if (m_unacknowledged == 0)
    {
        return;
    }
    // Half the window is where the peer's sender starts (4.2): waiting for more would stop it.
    if (m_unacknowledged >= std::max(1, m_options.receiveWindow / 2))
    {
        SendAck();
    }
    else if (m_unacknowledged == 1)
    {
        m_owner.StartTimer(Timer::Ack, m_options.ackDelay);
    }
}

void
Channel::OnTimer(Timer timer, Duration now)
{
    switch (timer)
    {
    case Timer::Ack:
        if (m_unacknowledged > 0)
        {
            SendAck();
        }
        break;
    case Timer::Timeout:
        ++m_counts.ackTimeouts;
        m_window.OnTimeout();
        m_timeout.OnTimeout();
        SendWaiting(now);
        break;
    case Timer::Reorder:
        m_received.GiveUpGap();
        DeliverReady(now);
        break;
    }
}

} // namespace pptplab::gre
