// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/impairments.h"

#include <algorithm>
#include <utility>

namespace pptplab::node
{

namespace
{

bool
Happens(double probability, const std::unique_ptr<RandomStream>& stream)
{
    return stream && stream->Uniform() < probability;
}

std::unique_ptr<RandomStream>
StreamIf(bool wanted, const ImpairmentProcess::Identity& identity, const std::string& name)
{
    return wanted
               ? std::make_unique<NamedStream>(StreamKey{identity.run, identity.line + '.' + name})
               : nullptr;
}

bool
HasRandomOutages(const Impairments& options)
{
    return !options.randomOutages.down.IsZero();
}

} // namespace

bool
Impairments::Any() const
{
    return loss > 0 || burstLoss.enter > 0 || burstLoss.outside > 0 || !jitter.IsZero() ||
           reorder > 0 || duplicate > 0 || !outages.empty() || HasRandomOutages(*this);
}

ImpairmentProcess::ImpairmentProcess(std::shared_ptr<const Impairments> options,
                                     const Identity& identity)
    : m_options(std::move(options))
{
    const Impairments& on = *m_options;
    const std::string way = identity.direction + '.';
    const BurstLoss& burst = on.burstLoss;
    m_loss = StreamIf(on.loss > 0, identity, way + "loss");
    m_burst = StreamIf(burst.enter > 0 || burst.outside > 0, identity, way + "burst-loss");
    m_jitter = StreamIf(!on.jitter.IsZero(), identity, way + "jitter");
    m_reorder = StreamIf(on.reorder > 0, identity, way + "reorder");
    m_duplicate = StreamIf(on.duplicate > 0, identity, way + "duplicate");
    m_outage = StreamIf(HasRandomOutages(on), identity, "outages");
    if (m_outage)
    {
        m_randomChangeAt = on.randomOutages.up.Sample(*m_outage);
    }
    m_inBurst = burst.enter > 0 && Happens(burst.enter / (burst.enter + burst.leave), m_burst);
}

Deliveries
ImpairmentProcess::Pass(Duration now, Duration leavesAt, Duration arrivesAt)
{
    const bool down = IsDown(leavesAt);
    const bool lost = Happens(m_options->loss, m_loss);
    const bool lostInBurst = LostInBurst();
    const Duration arrival = ArrivalOf(arrivesAt);
    const bool twice = Happens(m_options->duplicate, m_duplicate);
    Deliveries deliveries;
    if (down || lost || lostInBurst)
    {
        ++m_lost;
        return deliveries;
    }
    deliveries.after = {arrival - now, arrival - now};
    deliveries.count = twice ? 2 : 1;
    return deliveries;
}

bool
ImpairmentProcess::IsDown(Duration at)
{
    const bool scheduled = InScheduledOutage(at);
    return InRandomOutage(at) || scheduled;
}

bool
ImpairmentProcess::InScheduledOutage(Duration at)
{
    const auto& outages = m_options->outages;
    while (m_nextOutage < outages.size() && outages[m_nextOutage].until <= at)
    {
        ++m_nextOutage;
    }
    return m_nextOutage < outages.size() && outages[m_nextOutage].from <= at;
}

bool
ImpairmentProcess::InRandomOutage(Duration at)
{
    while (m_outage && m_randomChangeAt <= at)
    {
        m_inRandomOutage = !m_inRandomOutage;
        const RandomOutages& laws = m_options->randomOutages;
        const Duration lasts = (m_inRandomOutage ? laws.down : laws.up).Sample(*m_outage);
        m_randomChangeAt = Later(m_randomChangeAt, lasts);
    }
    return m_inRandomOutage;
}

bool
ImpairmentProcess::LostInBurst()
{
    if (!m_burst)
    {
        return false;
    }
    const BurstLoss& burst = m_options->burstLoss;
    const bool lost = Happens(m_inBurst ? burst.inside : burst.outside, m_burst);
    const bool changes = Happens(m_inBurst ? burst.leave : burst.enter, m_burst);
    m_inBurst = m_inBurst != changes;
    return lost;
}

Duration
ImpairmentProcess::ArrivalOf(Duration arrivesAt)
{
    Duration arrival = arrivesAt;
    if (m_jitter)
    {
        arrival = Later(arrival, m_options->jitter.Sample(*m_jitter));
    }
    if (m_options->jitterOrder == JitterOrder::Kept)
    {
        arrival = std::max(arrival, m_lastArrival);
        m_lastArrival = arrival;
    }
    if (Happens(m_options->reorder, m_reorder))
    {
        arrival = Later(arrival, m_options->reorderDelay.Sample(*m_reorder));
    }
    return arrival;
}

} // namespace pptplab::node
