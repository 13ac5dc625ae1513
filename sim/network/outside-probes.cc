// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/outside-probes.h"

#include "models/node/units/ns3-units.h"

#include <ns3/simulator.h>

namespace pptplab::sim::network
{

OutsideProbes::Running::Running(std::uint32_t probe, const Maker& make, Observer& observer)
    : m_probe(probe), m_observer(observer), m_series(make(*this))
{
}

void
OutsideProbes::Running::OnPingDone(const PingReport& report)
{
    PingReport named = report;
    named.probe = m_probe;
    m_observer.OnPing(named);
}

void
OutsideProbes::Running::Finish()
{
    if (m_series->Stop() && !m_series->Report().echoes.empty())
    {
        OnPingDone(m_series->Report());
    }
}

void
OutsideProbes::Schedule(std::uint32_t probe, Duration at, const Maker& make)
{
    ns3::Simulator::Schedule(node::ToNs3(at), &OutsideProbes::Start, this, probe, make);
}

void
OutsideProbes::Start(std::uint32_t probe, const Maker& make)
{
    m_running.emplace_back(probe, make, m_observer);
}

void
OutsideProbes::Finish()
{
    for (Running& running : m_running)
    {
        running.Finish();
    }
}

} // namespace pptplab::sim::network
