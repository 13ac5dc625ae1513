// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/ras-server.h"

#include <ns3/string.h>
#include <ns3/trace-source-accessor.h>
#include <ns3/uinteger.h>

#include <algorithm>
#include <stdexcept>

// What ns-3's users set and watch by name; the behaviour is in ras-server.cc.

namespace pptplab::node
{

namespace
{

template <typename Value, std::size_t N>
Value
Named(const std::array<std::string_view, N>& names, const std::string& name)
{
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
    {
        throw std::invalid_argument("no such value: " + name);
    }
    return static_cast<Value>(found - names.begin());
}

} // namespace

ns3::TypeId
RasServer::GetTypeId() // NOLINT(readability-function-size): a table of ns-3 names
{
    using namespace ns3;
    static const TypeId kId =
        TypeId("pptplab::RasServer")
            .SetParent<Application>()
            .SetGroupName("Pptplab")
            .AddConstructor<RasServer>()
            .AddAttribute("ControlPort",
                          "TCP port of control connections.",
                          UintegerValue(1723),
                          MakeUintegerAccessor(&RasServer::m_controlPort),
                          MakeUintegerChecker<std::uint16_t>(1))
            .AddAttribute("TunnelAddress",
                          "The server's own address inside the tunnels; the callers' follow it.",
                          Ipv4AddressValue("172.16.0.1"),
                          MakeIpv4AddressAccessor(&RasServer::m_tunnelAddress),
                          MakeIpv4AddressChecker())
            .AddAttribute("Ports",
                          "VPN ports, and as many addresses for callers (Q161410: up to 256).",
                          UintegerValue(1),
                          MakeUintegerAccessor(&RasServer::SetPorts, &RasServer::GetPorts),
                          MakeUintegerChecker<std::uint32_t>(1, ras::Server::kMaxPorts))
            .AddAttribute("Hunt",
                          "In which order ports are offered a call: lowest, random, rotary, "
                          "rotary-advance, longest-idle or last-released.",
                          StringValue("lowest"),
                          MakeStringAccessor(&RasServer::SetHunt, &RasServer::GetHunt),
                          MakeStringChecker())
            .AddAttribute(
                "ServicePack",
                "rtm, sp1 .. sp6 or sp6a: which faults the server has.",
                StringValue("sp3"),
                MakeStringAccessor(&RasServer::SetServicePack, &RasServer::GetServicePack),
                MakeStringChecker())
            .AddTraceSource("PortState",
                            "A port has a new state: port counted from 0, state.",
                            MakeTraceSourceAccessor(&RasServer::m_portState),
                            "pptplab::RasServer::PortStateTracedCallback")
            .AddTraceSource("ControlState",
                            "A control connection has a new state: peer, state.",
                            MakeTraceSourceAccessor(&RasServer::m_controlState),
                            "pptplab::RasServer::ControlStateTracedCallback")
            .AddTraceSource("PppPhase",
                            "PPP on a port has reached a new phase: port, phase.",
                            MakeTraceSourceAccessor(&RasServer::m_pppPhase),
                            "pptplab::RasServer::PppPhaseTracedCallback")
            .AddTraceSource("Refusal",
                            "A caller is refused: its address, outcome.",
                            MakeTraceSourceAccessor(&RasServer::m_refusal),
                            "pptplab::RasServer::RefusalTracedCallback")
            .AddTraceSource("RefusingPeriod",
                            "Every caller would have been refused although a port was idle; told "
                            "when ports or service change for the first time after its end.",
                            MakeTraceSourceAccessor(&RasServer::m_refusingPeriod),
                            "pptplab::RasServer::RefusingPeriodTracedCallback")
            .AddTraceSource("SessionEnded",
                            "A call is over, with or without session: port, cause.",
                            MakeTraceSourceAccessor(&RasServer::m_sessionEnded),
                            "pptplab::RasServer::SessionEndedTracedCallback")
            .AddTraceSource("Event",
                            "An entry in the event log: number, text.",
                            MakeTraceSourceAccessor(&RasServer::m_event),
                            "pptplab::RasServer::EventTracedCallback");
    return kId;
}

void
RasServer::SetHunt(const std::string& name)
{
    m_options.ras.hunt = Named<ras::Hunt>(ras::kHuntNames, name);
}

std::string
RasServer::GetHunt() const
{
    return std::string(ras::kHuntNames[static_cast<std::size_t>(m_options.ras.hunt)]);
}

void
RasServer::SetServicePack(const std::string& name)
{
    m_options.ras.level.servicePack = Named<ras::ServicePack>(ras::kServicePackNames, name);
}

std::string
RasServer::GetServicePack() const
{
    const auto level = static_cast<std::size_t>(m_options.ras.level.servicePack);
    return std::string(ras::kServicePackNames[level]);
}

void
RasServer::SetPorts(std::uint32_t ports)
{
    m_options.ras.ports = ports;
    m_options.ras.poolSize = ports;
}

} // namespace pptplab::node
