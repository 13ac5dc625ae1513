// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/host/nt-host.h"

#include <ns3/string.h>
#include <ns3/uinteger.h>

#include <algorithm>
#include <stdexcept>

// What ns-3's users set by name; the behaviour is in nt-host.cc.

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(NtHost);

ns3::TypeId
NtHost::GetTypeId()
{
    using namespace ns3; // a table of ns-3 names
    static const TypeId kId = WithRetransmissions(
        TypeId("pptplab::NtHost")
            .SetParent<Object>()
            .SetGroupName("Pptplab")
            .AddConstructor<NtHost>()
            .AddAttribute("SegmentSize",
                          "Largest TCP segment in octets; 1460 fits Ethernet.",
                          UintegerValue(1460),
                          MakeUintegerAccessor(&NtHost::m_segmentSize),
                          MakeUintegerChecker<std::uint32_t>(1))
            .AddAttribute("InitialWindow",
                          "Congestion window of a new connection in segments.",
                          UintegerValue(2),
                          MakeUintegerAccessor(&NtHost::m_initialWindow),
                          MakeUintegerChecker<std::uint32_t>(1))
            .AddAttribute("TcpWindowSize",
                          "Receive window in octets: on Ethernet six segments (Q120642).",
                          UintegerValue(8760),
                          MakeUintegerAccessor(&NtHost::m_windowSize),
                          MakeUintegerChecker<std::uint32_t>(1, 65535))
            .AddAttribute("InitialRto",
                          "Retransmission time-out of a SYN, and of data before a round trip was "
                          "measured: InitialRtt (Q296692).",
                          TimeValue(Seconds(3)),
                          MakeTimeAccessor(&NtHost::m_initialRto),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("MinRto",
                          "Smallest retransmission time-out of data (inference).",
                          TimeValue(MilliSeconds(500)),
                          MakeTimeAccessor(&NtHost::m_minRto),
                          MakeTimeChecker(NanoSeconds(0)))
            .AddAttribute("RtoCeiling",
                          "Longest retransmission time-out, up to which it doubles (inference); 0 "
                          "for none.",
                          TimeValue(Seconds(240)),
                          MakeTimeAccessor(&NtHost::m_rtoCeiling),
                          MakeTimeChecker(NanoSeconds(0)))
            .AddAttribute("NumberLineDevices",
                          "VPN ports for calls from this machine: Q162847 has its reader enter 1 "
                          "on a client (Q194029 names the value).",
                          UintegerValue(1),
                          MakeUintegerAccessor(&NtHost::m_vpnPorts),
                          MakeUintegerChecker<std::uint32_t>(0, 256))
            .AddAttribute("MaxSegLifetime",
                          "Half the time that a closed connection stays in TIME_WAIT. A small "
                          "value keeps long runs small and changes no call.",
                          TimeValue(Seconds(120)),
                          MakeTimeAccessor(&NtHost::m_maxSegLifetime),
                          MakeTimeChecker(NanoSeconds(0)))
            .AddAttribute(
                "IcmpReaction",
                "Which ICMP errors end a connection: hard (protocol and port unreachable, RFC 1122 "
                "4.2.3.9), connect (besides, any destination unreachable while it is being opened) "
                "or none.",
                StringValue("hard"),
                MakeStringAccessor(&NtHost::SetIcmpReaction, &NtHost::GetIcmpReaction),
                MakeStringChecker()));
    return kId;
}

ns3::TypeId
NtHost::WithRetransmissions(ns3::TypeId id)
{
    using namespace ns3; // a table of ns-3 names
    return id
        .AddAttribute("TcpMaxConnectRetransmissions",
                      "SYNs after the first (Q140552).",
                      UintegerValue(3),
                      MakeUintegerAccessor(&NtHost::m_connectRetransmissions),
                      MakeUintegerChecker<std::uint32_t>())
        .AddAttribute("TcpMaxConnectResponseRetransmissions",
                      "Answers to a SYN after the first; as many as SYNs (inference).",
                      UintegerValue(3),
                      MakeUintegerAccessor(&NtHost::m_responseRetransmissions),
                      MakeUintegerChecker<std::uint32_t>())
        .AddAttribute("TcpMaxDataRetransmissions",
                      "Retransmissions of data before a connection is given up (Q140552).",
                      UintegerValue(5),
                      MakeUintegerAccessor(&NtHost::m_dataRetransmissions),
                      MakeUintegerChecker<std::uint32_t>())
        .AddAttribute("PPTPTcpMaxDataRetransmissions",
                      "The same for PPTP control connections (Q162847).",
                      UintegerValue(9),
                      MakeUintegerAccessor(&NtHost::m_pptpDataRetransmissions),
                      MakeUintegerChecker<std::uint32_t>());
}

void
NtHost::SetIcmpReaction(const std::string& name)
{
    const auto* const found = std::find(kIcmpReactionNames.begin(), kIcmpReactionNames.end(), name);
    if (found == kIcmpReactionNames.end())
    {
        throw std::invalid_argument("no such reaction to ICMP errors: " + name);
    }
    m_icmpReaction = static_cast<IcmpReaction>(found - kIcmpReactionNames.begin());
}

std::string
NtHost::GetIcmpReaction() const
{
    return std::string(kIcmpReactionNames[static_cast<std::size_t>(m_icmpReaction)]);
}

} // namespace pptplab::node
