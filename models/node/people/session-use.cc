// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/people/session-use.h"

#include "models/node/units/ns3-compat.h"
#include "models/node/units/ns3-units.h"

#include <ns3/simulator.h>

#include <algorithm>
#include <cassert>

namespace pptplab::node
{

SessionUse::SessionUse(const SessionUseOptions& options, const Session& session, SessionUser& user)
    : m_options(options), m_session(session), m_user(user), m_pings(options.probes.size())
{
    for (std::size_t probe = 0; probe < m_pings.size(); ++probe)
    {
        m_starts.push_back(ns3::Simulator::Schedule(
            ToNs3(options.probes[probe].after), &SessionUse::StartPing, this, probe));
    }
    if (options.resource.use != ResourceUse::None)
    {
        m_resource = std::make_unique<ResourceDialog>(ExchangesOf(options.resource),
                                                      ResourceDialog::Ends{session.client,
                                                                           session.server,
                                                                           session.clientAddress,
                                                                           session.serverAddress,
                                                                           session.number},
                                                      static_cast<ResourceListener&>(*this));
    }
    if (!options.traffic)
    {
        return;
    }
    m_gap = TransmissionTime(Bytes{options.traffic->size}, options.traffic->rate);
    m_up.to = session.serverAddress;
    m_down.to = session.clientAddress;
    if (options.traffic->up)
    {
        StartFlow(m_up, session.client, session.server);
    }
    if (options.traffic->down)
    {
        StartFlow(m_down, session.server, session.client);
    }
}

SessionUse::~SessionUse()
{
    Stop();
}

void
SessionUse::StartFlow(Flow& flow, const ns3::Ptr<ns3::Node>& from, const ns3::Ptr<ns3::Node>& into)
{
    flow.counts.emplace();
    flow.from = DatagramPort::Of(from);
    flow.into = DatagramPort::Of(into);
    flow.into->Open(m_session.number, [this, &flow] {
        ++flow.counts->arrived;
        OnArrival();
    });
    flow.next = ns3::Simulator::Schedule(ToNs3(m_gap), &SessionUse::SendDatagram, this, &flow);
}

void
SessionUse::SendDatagram(Flow* flow)
{
    flow->next = ns3::Simulator::Schedule(ToNs3(m_gap), &SessionUse::SendDatagram, this, flow);
    ++flow->counts->sent;
    flow->from->Send(flow->to, m_session.number, m_options.traffic->size);
    OnSent();
}

void
SessionUse::StartPing(std::size_t probe)
{
    const auto identifier = static_cast<std::uint16_t>(probe + 1);
    m_pings[probe] = std::make_unique<Ping>(m_session.client,
                                            m_session.serverAddress,
                                            m_options.probes[probe].ping,
                                            identifier,
                                            static_cast<PingListener&>(*this));
    OnSent();
}

void
SessionUse::OnEcho(const EchoResult& echo)
{
    if (echo.answer != EchoAnswer::TimedOut && echo.answer != EchoAnswer::NoRoute)
    {
        OnArrival();
    }
}

void
SessionUse::OnPingDone(const PingReport& report)
{
    Report(report);
}

void
SessionUse::Report(const PingReport& report)
{
    const auto pinging = std::find_if(m_pings.begin(), m_pings.end(), [&report](const auto& ping) {
        return ping && &ping->Report() == &report;
    });
    assert(pinging != m_pings.end());
    PingReport named = report;
    named.probe = m_options.probes[static_cast<std::size_t>(pinging - m_pings.begin())].index;
    m_user.OnPing(named);
}

void
SessionUse::OnResourceDone(bool answered, Duration took)
{
    m_user.OnResourceDone(m_session.number, answered, took);
}

void
SessionUse::OnSent()
{
    if (!m_known && !m_stopped && !IsPending(m_nothing))
    {
        m_nothing =
            ns3::Simulator::Schedule(ToNs3(m_options.noDataAfter), &SessionUse::OnNothing, this);
    }
}

void
SessionUse::OnArrival()
{
    if (!m_known && !m_stopped)
    {
        m_known = true;
        m_nothing.Cancel();
        m_user.OnDataKnown(m_session.number, true);
    }
}

void
SessionUse::OnNothing()
{
    m_known = true;
    m_user.OnDataKnown(m_session.number, false);
}

bool
SessionUse::Stop()
{
    if (m_stopped)
    {
        return false;
    }
    m_stopped = true;
    m_nothing.Cancel();
    m_resource.reset();
    for (ns3::EventId& start : m_starts)
    {
        start.Cancel();
    }
    for (Flow* flow : {&m_up, &m_down})
    {
        flow->next.Cancel();
        if (flow->into)
        {
            flow->into->Close(m_session.number);
        }
    }
    for (const auto& ping : m_pings)
    {
        if (ping && ping->Stop() && !ping->Report().echoes.empty())
        {
            Report(ping->Report());
        }
    }
    return true;
}

} // namespace pptplab::node
