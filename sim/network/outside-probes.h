// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_NETWORK_OUTSIDE_PROBES_H
#define PPTPLAB_SIM_NETWORK_OUTSIDE_PROBES_H

#include "models/base/observation.h"
#include "models/node/tcp-ip/echo-series.h"

#include <cstdint>
#include <functional>
#include <list>
#include <memory>

namespace pptplab::sim::network
{

/// Pings that go beside the tunnels, and keep-alives between routers, each at its time.
class OutsideProbes
{
  public:
    /// Makes the requests once their time has come; the first one goes out at once.
    using Maker = std::function<std::unique_ptr<node::EchoSeries>(node::PingListener& listener)>;

    /// `observer` outlives the object, which outlives Simulator::Run().
    explicit OutsideProbes(Observer& observer) : m_observer(observer) {}

    /// `probe` is its index in the scenario.
    void Schedule(std::uint32_t probe, Duration at, const Maker& make);

    /// The run is over: reports the pings that are under way.
    void Finish();

  private:
    class Running;

    void Start(std::uint32_t probe, const Maker& make);

    Observer& m_observer;
    std::list<Running> m_running;
};

class OutsideProbes::Running final : private node::PingListener
{
  public:
    Running(std::uint32_t probe, const Maker& make, Observer& observer);

    void Finish();

  private:
    void OnEcho(const EchoResult& /*echo*/) override {}
    void OnPingDone(const PingReport& report) override;

    std::uint32_t m_probe;
    Observer& m_observer;
    std::unique_ptr<node::EchoSeries> m_series;
};

} // namespace pptplab::sim::network

#endif
