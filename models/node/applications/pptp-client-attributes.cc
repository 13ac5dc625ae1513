// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/pptp-client.h"
#include "models/node/applications/ras-server.h"

#include <ns3/boolean.h>
#include <ns3/trace-source-accessor.h>
#include <ns3/uinteger.h>

// What ns-3's users set and watch by name; the behaviour is in pptp-client.cc.

namespace pptplab::node
{

ns3::TypeId
PptpClient::GetTypeId()
{
    using namespace ns3; // a table of ns-3 names
    static const TypeId kId =
        TypeId("pptplab::PptpClient")
            .SetParent<Application>()
            .SetGroupName("Pptplab")
            .AddConstructor<PptpClient>()
            .AddAttribute("RemoteAddress",
                          "The server that is dialled when the application starts.",
                          Ipv4AddressValue(Ipv4Address::GetAny()),
                          MakeIpv4AddressAccessor(&PptpClient::m_remoteAddress),
                          MakeIpv4AddressChecker())
            .AddAttribute("RemotePort",
                          "TCP port of the server's control connections.",
                          UintegerValue(1723),
                          MakeUintegerAccessor(&PptpClient::m_remotePort),
                          MakeUintegerChecker<std::uint16_t>(1))
            .AddAttribute("DialOnStart",
                          "Dial when the application starts. It hangs up when it stops.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&PptpClient::m_dialOnStart),
                          MakeBooleanChecker())
            .AddTraceSource("Dial",
                            "An attempt begins: Call ID of the client's end.",
                            MakeTraceSourceAccessor(&PptpClient::m_dial),
                            "pptplab::PptpClient::DialTracedCallback")
            .AddTraceSource("Adapter",
                            "What the NDISWAN adapter shows: packets of PPP's control protocols "
                            "and, in the clear, of network protocols: direction, protocol, packet.",
                            MakeTraceSourceAccessor(&PptpClient::m_adapter),
                            "pptplab::PptpClient::AdapterTracedCallback")
            .AddTraceSource("Outcome",
                            "An attempt has met its outcome: outcome, time since dialling.",
                            MakeTraceSourceAccessor(&PptpClient::m_outcome),
                            "pptplab::PptpClient::OutcomeTracedCallback")
            .AddTraceSource("SessionEnded",
                            "A call is over, with or without session: cause.",
                            MakeTraceSourceAccessor(&PptpClient::m_sessionEnded),
                            "pptplab::PptpClient::SessionEndedTracedCallback")
            .AddTraceSource("ControlState",
                            "The control connection has a new state.",
                            MakeTraceSourceAccessor(&PptpClient::m_controlState),
                            "pptplab::PptpClient::ControlStateTracedCallback")
            .AddTraceSource("CallState",
                            "The call has a new state.",
                            MakeTraceSourceAccessor(&PptpClient::m_callState),
                            "pptplab::PptpClient::CallStateTracedCallback")
            .AddTraceSource("PppPhase",
                            "PPP has reached a new phase.",
                            MakeTraceSourceAccessor(&PptpClient::m_pppPhase),
                            "pptplab::PptpClient::PppPhaseTracedCallback")
            .AddTraceSource("Idle",
                            "The line is free again; dialling is allowed at once.",
                            MakeTraceSourceAccessor(&PptpClient::m_idle),
                            "pptplab::PptpClient::IdleTracedCallback");
    return kId;
}

} // namespace pptplab::node
