// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/registry-options.h"

#include "models/node/host/nt-host.h"

#include <gtest/gtest.h>
#include <ns3/nstime.h>
#include <ns3/string.h>
#include <ns3/uinteger.h>

namespace pptplab::sim::run
{
namespace
{

using Name = scenario::RegistryName;
using std::chrono::seconds;

scenario::Registry
With(Name name, std::uint32_t value)
{
    scenario::Registry registry;
    registry[name] = value;
    return registry;
}

template <typename Options>
Options
Applied(Name name, std::uint32_t value)
{
    Options options;
    Apply(With(name, value), options);
    return options;
}

template <typename Options>
void
ExpectEitherHasThem()
{
    EXPECT_EQ(Applied<Options>(Name::InactivityIdleSeconds, 7).control.inactivityIdle, seconds(7));
    EXPECT_EQ(Applied<Options>(Name::EchoReplyTimeoutSeconds, 0xFFFFFFFF).control.echoReplyTimeout,
              seconds(4294967295));
    EXPECT_EQ(Applied<Options>(Name::RxPacketWindow, 8).gre.receiveWindow, 8);
    EXPECT_EQ(Applied<Options>(Name::RestartTimer, 5).ppp.restartTimer, seconds(5));
    EXPECT_EQ(Applied<Options>(Name::NegotiateTime, 0).ppp.negotiateTime, seconds(0));
    EXPECT_EQ(Applied<Options>(Name::MaxConfigure, 0x20).ppp.maxConfigure, 0x20U);
    EXPECT_EQ(Applied<Options>(Name::MaxFailure, 0x20).ppp.maxFailure, 0x20U);
    EXPECT_EQ(Applied<Options>(Name::MaxReject, 300).ppp.maxReject, 300U);
    EXPECT_EQ(Applied<Options>(Name::MaxTerminate, 3).ppp.maxTerminate, 3U);
    EXPECT_FALSE(Applied<Options>(Name::Historyless, 1).encryption.stateless) << "of SP4 only";
    Options able;
    able.encryption.stateless = true;
    Apply(With(Name::Historyless, 0), able);
    EXPECT_FALSE(able.encryption.stateless);
    EXPECT_EQ(Applied<Options>(Name::TunnelMtu, 1300).tunnelMtu, 1500) << "of SP4 only";
    able.tunnelMtu = 1400;
    Apply(With(Name::TunnelMtu, 1300), able);
    EXPECT_EQ(able.tunnelMtu, 1300);
}

TEST(RegistryOptions, ReachBothEndsOfATunnel)
{
    ExpectEitherHasThem<session::ClientOptions>();
    ExpectEitherHasThem<session::ServerOptions>();
}

TEST(RegistryOptions, ReachTheOneEndThatHasThem)
{
    EXPECT_FALSE(Applied<session::ClientOptions>(Name::UseLmPassword, 0).useLmPassword);
    const auto retries = Applied<session::ServerOptions>(Name::AuthenticateRetries, 4);
    EXPECT_EQ(retries.authentication.retries, 4);
    const auto time = Applied<session::ServerOptions>(Name::AuthenticateTime, 20);
    EXPECT_EQ(time.authentication.time, seconds(20));
}

TEST(RegistryOptions, LeaveAloneWhatIsNotSet)
{
    session::ServerOptions options;
    options.gre.receiveWindow = 16;
    options.control.inactivityIdle = seconds(5);
    Apply(scenario::Registry{}, options);
    EXPECT_EQ(options.gre.receiveWindow, 16);
    EXPECT_EQ(options.control.inactivityIdle, seconds(5));
    EXPECT_TRUE(HostAttributes(scenario::Registry{}, scenario::TcpSpec{}).empty());
}

TEST(HostAttributes, AreThoseOfNtHost)
{
    scenario::Registry registry;
    registry[Name::PptpTcpMaxDataRetransmissions] = 0xFFFFFFFF;
    registry[Name::TcpMaxConnectRetransmissions] = 1;
    registry[Name::TcpMaxConnectResponseRetransmissions] = 2;
    scenario::TcpSpec tcp;
    tcp.rtoInitial = seconds(1);
    tcp.rtoMin = seconds(2);
    tcp.rtoCeiling.reset();
    tcp.icmp = IcmpReaction::None;
    const auto host = ns3::CreateObject<node::NtHost>();
    const auto attributes = HostAttributes(registry, tcp);
    EXPECT_EQ(attributes.size(), 7U);
    for (const network::HostAttribute& each : attributes)
    {
        EXPECT_TRUE(host->SetAttributeFailSafe(each.name, ns3::StringValue(each.value)))
            << each.name;
    }
    const auto number = [&host](const char* name) {
        ns3::UintegerValue value;
        host->GetAttribute(name, value);
        return value.Get();
    };
    const auto time = [&host](const char* name) {
        ns3::TimeValue value;
        host->GetAttribute(name, value);
        return value.Get();
    };
    EXPECT_EQ(number("PPTPTcpMaxDataRetransmissions"), 0xFFFFFFFFU);
    EXPECT_EQ(number("TcpMaxConnectRetransmissions"), 1U);
    EXPECT_EQ(number("TcpMaxConnectResponseRetransmissions"), 2U);
    EXPECT_EQ(time("InitialRto"), ns3::Seconds(1));
    EXPECT_EQ(time("MinRto"), ns3::Seconds(2));
    EXPECT_EQ(time("RtoCeiling"), ns3::Seconds(0)) << "none";
    ns3::StringValue icmp;
    host->GetAttribute("IcmpReaction", icmp);
    EXPECT_EQ(icmp.Get(), "none");
}

TEST(HostAttributes, DefaultsOfTheKeysAreThoseOfNtHost)
{
    const auto host = ns3::CreateObject<node::NtHost>();
    const scenario::TcpSpec usual;
    for (const auto& [name, time] : {std::pair{"InitialRto", usual.rtoInitial},
                                     std::pair{"MinRto", usual.rtoMin},
                                     std::pair{"RtoCeiling", *usual.rtoCeiling}})
    {
        ns3::TimeValue value;
        host->GetAttribute(name, value);
        EXPECT_EQ(value.Get().GetNanoSeconds(), time.count()) << name;
    }
}

} // namespace
} // namespace pptplab::sim::run
