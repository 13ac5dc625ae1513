// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/tcp-ip/echo-series.h"

#include "models/node/units/ns3-units.h"

#include <ns3/simulator.h>

#include <algorithm>

namespace pptplab::node
{

EchoSeries::EchoSeries(ns3::Ipv4Address to, const PingOptions& options, PingListener& listener)
    : m_options(options), m_listener(listener)
{
    m_report.startedAt = Now();
    m_report.destination = to.Get();
    m_next = ns3::Simulator::ScheduleNow(&EchoSeries::Send, this);
}

EchoSeries::~EchoSeries()
{
    m_timeout.Cancel();
    m_next.Cancel();
}

bool
EchoSeries::Stop()
{
    m_timeout.Cancel();
    m_next.Cancel();
    m_waiting = false;
    if (!m_open)
    {
        return false;
    }
    m_open = false;
    Close();
    return true;
}

void
EchoSeries::Send()
{
    m_sentAt = Now();
    m_waiting = true;
    m_timeout = ns3::Simulator::Schedule(ToNs3(m_options.timeout), &EchoSeries::OnTimeout, this);
    // A filter on the own machine may have answered by now.
    if (!SendRequest() && m_waiting)
    {
        Decide({EchoAnswer::NoRoute, {}, 0, 0, 0});
    }
}

void
EchoSeries::OnTimeout()
{
    Decide({});
}

void
EchoSeries::Decide(EchoResult echo)
{
    m_waiting = false;
    m_timeout.Cancel();
    echo.roundTrip = Now() - m_sentAt;
    m_report.echoes.push_back(echo);
    const bool last = m_report.echoes.size() == m_options.count;
    if (last)
    {
        Stop();
    }
    else
    {
        const Duration pause = std::max(Duration{}, m_sentAt + m_options.interval - Now());
        m_next = ns3::Simulator::Schedule(ToNs3(pause), &EchoSeries::Send, this);
    }
    m_listener.OnEcho(echo);
    if (last)
    {
        m_listener.OnPingDone(m_report);
    }
}

} // namespace pptplab::node
