// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_NETWORK_OUTSIDE_PROBES_H
#define PPTPLAB_SIM_NETWORK_OUTSIDE_PROBES_H

#include "models/base/observation.h"
#include "models/node/gre-keepalives.h"
#include "models/node/ping.h"

#include <ns3/ipv4-address.h>
#include <ns3/node.h>

#include <cstdint>
#include <functional>
#include <list>
#include <memory>

namespace pptplab::sim
{

/// Pings that go beside the tunnels, and keep-alives between routers, each at its time.
class OutsideProbes
{
  public:
    struct Order
    {
        std::uint32_t probe = 0; ///< index in the scenario
        Duration at{};
        /// The machine that asks, as it is known at that time.
        std::function<ns3::Ptr<ns3::Node>()> from;
        ns3::Ipv4Address to;
        PingOptions ping;
    };

    /// Of a probe between two routers.
    struct GreOrder
    {
        std::uint32_t probe = 0;
        Duration at{};
        node::GreKeepalives::End from;
        node::GreKeepalives::End to;
        PingOptions options;
    };

    /// `observer` outlives the object, which outlives Simulator::Run().
    explicit OutsideProbes(Observer& observer) : m_observer(observer) {}

    void Schedule(const Order& order);
    void Schedule(const GreOrder& order);

    /// The run is over: reports the pings that are under way.
    void Finish();

  private:
    class Running;

    template <typename AnyOrder>
    void Start(const AnyOrder& order);

    Observer& m_observer;
    std::list<Running> m_running;
};

class OutsideProbes::Running final : private node::PingListener
{
  public:
    Running(const Order& order, Observer& observer);
    Running(const GreOrder& order, Observer& observer);

    void Finish();

  private:
    void OnEcho(const EchoResult& /*echo*/) override {}
    void OnPingDone(const PingReport& report) override;

    std::uint32_t m_probe;
    Observer& m_observer;
    std::unique_ptr<node::EchoSeries> m_series;
};

} // namespace pptplab::sim

#endif
