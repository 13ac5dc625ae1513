// SPDX-License-Identifier: GPL-2.0-only
#include "models/dhcp/lease-set.h"

#include <algorithm>

namespace pptplab::dhcp
{

LeaseSet::LeaseSet(const Options& options, LeaseSetOwner& owner, RandomStream& random)
    : m_options(options), m_owner(owner), m_told(options.leases, false)
{
    for (std::uint32_t index = 0; index < options.leases; ++index)
    {
        m_leases.emplace_back(options.lease, LeaseIdentifier{options.made, index}, random);
    }
}

void
LeaseSet::Start(Duration now)
{
    AskForMissing(now);
}

void
LeaseSet::AskForMissing(Duration now)
{
    m_retryAt.reset();
    const auto missing = std::find_if(
        m_leases.begin(), m_leases.end(), [](const Lease& lease) { return !lease.IsHeld(); });
    if (missing == m_leases.end())
    {
        m_asked.reset();
        return;
    }
    const auto index = static_cast<std::uint32_t>(missing - m_leases.begin());
    m_asked = index;
    m_askedAt = now;
    Act(index, {}, missing->Start(now), now);
}

void
LeaseSet::OnMessage(const Message& message, Duration now)
{
    for (std::uint32_t index = 0; index < m_leases.size(); ++index)
    {
        const Address before = m_leases[index].IsHeld() ? m_leases[index].Current() : Address{};
        Act(index, before, m_leases[index].OnMessage(message, now), now);
    }
}

void
LeaseSet::OnDue(Duration now)
{
    for (std::uint32_t index = 0; index < m_leases.size(); ++index)
    {
        Lease& lease = m_leases[index];
        const auto due = lease.Due();
        if (due && *due <= now)
        {
            const Address before = lease.IsHeld() ? lease.Current() : Address{};
            Act(index, before, lease.OnDue(now), now);
        }
    }
    if (m_retryAt && *m_retryAt <= now)
    {
        AskForMissing(now);
    }
}

std::optional<Duration>
LeaseSet::Due() const
{
    std::optional<Duration> due = m_retryAt;
    for (const Lease& lease : m_leases)
    {
        const auto its = lease.Due();
        due = its && (!due || *its < *due) ? its : due;
    }
    return due;
}

void
LeaseSet::Act(std::uint32_t index, Address before, const Lease::Output& output, Duration now)
{
    if (output.message)
    {
        m_owner.SendDhcp(*output.message, output.to);
    }
    if (output.lost)
    {
        m_told[index] = false;
        m_owner.OnLeaseLost(index, before);
        if (!m_asked && !m_retryAt)
        {
            AskForMissing(now);
        }
    }
    if (output.failed)
    {
        m_asked.reset();
        m_retryAt = std::max(now, m_askedAt + m_options.retry);
        m_owner.OnLeaseUnavailable(index);
    }
    if (output.takenUp && !m_told[index])
    {
        m_told[index] = true;
        m_owner.OnLeased(index, m_leases[index].Current());
    }
    if (output.takenUp && m_asked == index)
    {
        AskForMissing(now);
    }
}

std::uint32_t
LeaseSet::Held() const
{
    return static_cast<std::uint32_t>(std::count_if(
        m_leases.begin(), m_leases.end(), [](const Lease& lease) { return lease.IsHeld(); }));
}

} // namespace pptplab::dhcp
