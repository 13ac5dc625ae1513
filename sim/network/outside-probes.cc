// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/outside-probes.h"

#include "models/node/ns3-units.h"

#include <ns3/simulator.h>

namespace pptplab::sim
{

namespace
{

// Those of pings inside a session are the numbers of its probes, from 1 on.
constexpr std::uint16_t kFirstIdentifier = 0x8000;

} // namespace

OutsideProbes::Running::Running(const Order& order, Observer& observer)
    : m_probe(order.probe),
      m_observer(observer),
      m_series(
          std::make_unique<node::Ping>(order.from(),
                                       order.to,
                                       order.ping,
                                       static_cast<std::uint16_t>(kFirstIdentifier + order.probe),
                                       static_cast<node::PingListener&>(*this)))
{
}

OutsideProbes::Running::Running(const GreOrder& order, Observer& observer)
    : m_probe(order.probe),
      m_observer(observer),
      m_series(std::make_unique<node::GreKeepalives>(order.from,
                                                     order.to,
                                                     order.options,
                                                     static_cast<std::uint16_t>(order.probe),
                                                     static_cast<node::PingListener&>(*this)))
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
OutsideProbes::Schedule(const Order& order)
{
    ns3::Simulator::Schedule(node::ToNs3(order.at), &OutsideProbes::Start<Order>, this, order);
}

void
OutsideProbes::Schedule(const GreOrder& order)
{
    ns3::Simulator::Schedule(node::ToNs3(order.at), &OutsideProbes::Start<GreOrder>, this, order);
}

template <typename AnyOrder>
void
OutsideProbes::Start(const AnyOrder& order)
{
    m_running.emplace_back(order, m_observer);
}

void
OutsideProbes::Finish()
{
    for (Running& running : m_running)
    {
        running.Finish();
    }
}

} // namespace pptplab::sim
