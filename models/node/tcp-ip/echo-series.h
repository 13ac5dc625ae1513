// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_TCP_IP_ECHO_SERIES_H
#define PPTPLAB_MODELS_NODE_TCP_IP_ECHO_SERIES_H

#include "models/base/ping.h"

#include <ns3/event-id.h>
#include <ns3/ipv4-address.h>

#include <cstdint>

namespace pptplab::node
{

/// The listener that waits for a series. Not to destroy the series from within.
class PingListener
{
  public:
    PingListener() = default;
    PingListener(const PingListener&) = delete;
    PingListener& operator=(const PingListener&) = delete;
    virtual ~PingListener() = default;

    virtual void OnEcho(const EchoResult& echo) = 0;
    virtual void OnPingDone(const PingReport& report) = 0;
};

/// Requests that somebody sends back, one at a time: the next one an interval after the last, or
/// when that one has its answer if this is later. An answer after the time-out does not count. What
/// a request looks like and which packet answers it is up to the derived class.
class EchoSeries
{
  public:
    EchoSeries(const EchoSeries&) = delete;
    EchoSeries& operator=(const EchoSeries&) = delete;

    /// Cancels its timers; the derived class has stopped it in its own destructor.
    virtual ~EchoSeries();

    /// Asks no more and waits no longer. False when all was decided before; else OnPingDone() will
    /// not come.
    bool Stop();

    /// The report so far; its `probe` is for the listener to know.
    const PingReport& Report() const { return m_report; }

  protected:
    /// The first request goes out at once. `listener` outlives the series.
    EchoSeries(ns3::Ipv4Address to, const PingOptions& options, PingListener& listener);

    const PingOptions& Options() const { return m_options; }

    /// A request is out and has no answer yet.
    bool IsWaiting() const { return m_waiting; }

    /// Number of the request that is out, or will be next.
    std::uint16_t Sequence() const { return static_cast<std::uint16_t>(m_report.echoes.size()); }

    /// The request that is out has its answer.
    void Decide(EchoResult echo);

  private:
    /// False: the own machine knows no way.
    virtual bool SendRequest() = 0;

    /// No answer counts any more. Called once.
    virtual void Close() = 0;

    void Send();
    void OnTimeout();

    PingOptions m_options;
    PingListener& m_listener;
    PingReport m_report;
    Duration m_sentAt{};
    bool m_open = true;
    bool m_waiting = false;
    ns3::EventId m_timeout;
    ns3::EventId m_next;
};

} // namespace pptplab::node

#endif
