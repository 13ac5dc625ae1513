// SPDX-License-Identifier: GPL-2.0-only
#include "models/firewall/pptp-filtering.h"
#include "models/node/lan/dhcp-server.h"
#include "models/node/lan/lan-device.h"
#include "models/node/network/packet-filter.h"
#include "tests/models/node/lab.h"
#include "tests/models/node/ping-log.h"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

const ns3::Ipv4Mask kMask("255.255.252.0");

/// A lab whose server has a DHCP server on a LAN behind it, 8 Mbit/s: an octet takes 1 us.
struct DhcpLab : Lab
{
    explicit DhcpLab(std::uint32_t scope,
                     DhcpServer::Options options = {},
                     const RasServer::Options& server2 = {})
        : Lab(2)
    {
        LinkDirection::Options adapter = Link();
        adapter.delay = Duration::zero();
        lan = ns3::Create<Lan>(adapter);
        behind = AddLanAdapter(server, lan, "172.16.3.254", kMask);
        const auto host = ns3::CreateObject<ns3::Node>();
        InstallIpv4(host, false);
        AddLanAdapter(host, lan, "172.16.3.253", kMask);
        options.scope.first = {0xAC100001};
        options.scope.size = scope;
        dhcp = ns3::CreateObject<DhcpServer>();
        dhcp->Configure(options);
        host->AddApplication(dhcp);
        RasServer::Options ras2 = server2;
        ras2.ras.ports = 2;
        ras2.leases.emplace();
        ras->Configure(ras2);
        ras->TraceConnectWithoutContext("Event", ns3::MakeCallback(&DhcpLab::OnEvent, this));
    }

    void OnEvent(std::uint32_t number, const std::string& /*text*/)
    {
        events.emplace_back(number, Now());
    }

    /// The times of one event.
    std::vector<Duration> TimesOf(std::uint32_t number) const
    {
        std::vector<Duration> times;
        for (const auto& [each, at] : events)
        {
            if (each == number)
            {
                times.push_back(at);
            }
        }
        return times;
    }

    ns3::Ptr<Lan> lan;
    ns3::Ptr<LanDevice> behind;
    ns3::Ptr<DhcpServer> dhcp;
    std::vector<std::pair<std::uint32_t, Duration>> events;
};

void
FilterPptp(const ns3::Ptr<ns3::Node>& server, bool dropsAllBroadcasts, Duration until)
{
    firewall::PptpFilteringOptions options;
    options.address = AccessAddressOf(server).Get();
    options.interface = AccessDeviceOf(server)->GetIfIndex();
    options.dropsAllBroadcasts = dropsAllBroadcasts;
    options.until = until;
    const auto filter = ns3::CreateObject<PacketFilter>();
    filter->Install(server, {});
    filter->AddBehind(firewall::RuleSet(firewall::PptpFiltering(options)));
}

TEST(Dhcp, TheServerTakesAnAddressForItselfAndOneForEachPort)
{
    DhcpLab lab(10);
    lab.RunUntil(1s);
    EXPECT_EQ(lab.ras->OwnTunnelAddress(), ns3::Ipv4Address("172.16.0.1"));
    EXPECT_EQ(lab.ras->TunnelAddress(0), ns3::Ipv4Address("172.16.0.2"));
    EXPECT_EQ(lab.ras->TunnelAddress(1), ns3::Ipv4Address("172.16.0.3"));
    EXPECT_EQ(lab.dhcp->State().Leased(Now()), 3U);
    ASSERT_EQ(lab.events.size(), 1U);
    EXPECT_EQ(lab.events[0].first, 20092U);
    // Four messages of 20 + 8 + 300 octets.
    EXPECT_EQ(lab.events[0].second, 4 * 328us);
}

TEST(Dhcp, ACallerGetsALeaseAndReachesTheServer)
{
    DhcpLab lab(10);
    lab.DialAt(1s);
    lab.RunUntil(5s);
    EXPECT_EQ(lab.outcomes, std::vector{Outcome::Connected});
    EXPECT_EQ(lab.caller->TunnelAddress(), ns3::Ipv4Address("172.16.0.2"));
    const PingLog ping(lab.client, lab.ras->OwnTunnelAddress());
    lab.RunUntil(20s);
    EXPECT_EQ(ping.Answered(), 4U);
    const PingLog beyond(lab.client, "172.16.3.253");
    lab.RunUntil(40s);
    EXPECT_EQ(beyond.Answered(), 4U) << "a machine of the LAN";
}

TEST(Dhcp, Q151760WithoutADhcpServerNobodyGetsAnAddressUntilTheNextTry)
{
    DhcpServer::Options options;
    options.downFrom = 0s;
    options.downUntil = 70s;
    DhcpLab lab(10, options);
    lab.DialAt(1s);
    lab.DialAt(80s);
    lab.DialAt(121s);
    lab.RunUntil(130s);
    EXPECT_EQ(
        lab.outcomes,
        (std::vector{Outcome::FailedNoAddress, Outcome::FailedNoAddress, Outcome::Connected}));
    ASSERT_EQ(lab.TimesOf(20091).size(), 1U);
    EXPECT_GE(lab.TimesOf(20091)[0], 56s) << "4 + 8 + 16 + 32 s, each up to 1 s off";
    EXPECT_LE(lab.TimesOf(20091)[0], 64s);
    ASSERT_EQ(lab.TimesOf(20092).size(), 1U);
    EXPECT_EQ(lab.TimesOf(20092)[0], 2min + 4 * 328us) << "Q150281";
    EXPECT_TRUE(lab.TimesOf(20090).empty());
}

TEST(Dhcp, Q172956TheLastCallersGetNoAddressWhenTheScopeIsSmall)
{
    DhcpLab lab(2);
    const auto second = lab.pptp.InstallClient(
        lab.helper.AddHost(lab.clients, "10.0.0.3", SmallNetwork::Link()), "second");
    second->TraceConnectWithoutContext("Outcome",
                                       ns3::MakeCallback(&Lab::OnOutcome, static_cast<Lab*>(&lab)));
    lab.DialAt(1s);
    ns3::Simulator::Schedule(ToNs3(3s),
                             &PptpClient::Dial,
                             second,
                             PptpClient::Call{SmallNetwork::kServerAddress,
                                              ProtocolSet{NetworkProtocol::TcpIp},
                                              lab.ras});
    lab.RunUntil(10s);
    EXPECT_EQ(lab.outcomes, (std::vector{Outcome::Connected, Outcome::FailedNoAddress}));
    EXPECT_EQ(lab.TimesOf(20090).size(), 1U);
    EXPECT_TRUE(lab.TimesOf(20091).empty());
    EXPECT_GE(lab.dhcp->State().Exhausted(), 1U);
}

TEST(Dhcp, Q158387FilteringOnOneAdapterStopsTheBroadcastsOfTheOther)
{
    for (const bool faulty : {true, false})
    {
        DhcpLab lab(10);
        FilterPptp(lab.server, faulty, Duration::max());
        lab.DialAt(70s);
        lab.RunUntil(80s);
        EXPECT_EQ(lab.outcomes,
                  std::vector{faulty ? Outcome::FailedNoAddress : Outcome::Connected});
        EXPECT_EQ(lab.TimesOf(20091).size(), faulty ? 1U : 0U);
        EXPECT_EQ(lab.dhcp->State().Leased(Now()), faulty ? 0U : 3U);
    }
}

TEST(Dhcp, TheNextTryAfterTheFilterIsStoppedSucceeds)
{
    DhcpLab lab(10);
    FilterPptp(lab.server, true, 90s);
    lab.RunUntil(121s);
    ASSERT_EQ(lab.TimesOf(20092).size(), 1U);
    EXPECT_EQ(lab.TimesOf(20092)[0], 2min + 4 * 328us);
}

TEST(Dhcp, LostLeasesAreToldAndTakeTheAddressFromItsCaller)
{
    DhcpServer::Options options;
    options.scope.leaseTime = 5min;
    options.downFrom = 10s;
    DhcpLab lab(10, options);
    lab.DialAt(1s);
    lab.RunUntil(299s);
    EXPECT_TRUE(lab.TimesOf(20088).empty());
    const PingLog before(lab.server, "172.16.0.2");
    lab.RunUntil(301s);
    EXPECT_GE(before.Answered(), 1U);
    EXPECT_EQ(lab.TimesOf(20088).size(), 1U) << "the server's own";
    EXPECT_EQ(lab.TimesOf(20089).size(), 2U) << "one for each port";
    EXPECT_EQ(lab.ras->OwnTunnelAddress(), ns3::Ipv4Address::GetAny());
    EXPECT_TRUE(lab.causes.empty()) << "the session stays";
    const PingLog after(lab.server, "172.16.0.2");
    lab.RunUntil(320s);
    EXPECT_EQ(after.Answered(), 0U);
}

TEST(Dhcp, RenewalsKeepTheAddresses)
{
    DhcpServer::Options options;
    options.scope.leaseTime = 5min;
    DhcpLab lab(10, options);
    lab.DialAt(1s);
    lab.RunUntil(1h);
    EXPECT_TRUE(lab.TimesOf(20088).empty());
    EXPECT_TRUE(lab.TimesOf(20089).empty());
    EXPECT_EQ(lab.dhcp->State().Leased(Now()), 3U);
}

RasServer::Options
At(ras::Product product, ras::ServicePack servicePack)
{
    RasServer::Options options;
    options.ras.level = {product, servicePack, {}};
    return options;
}

TEST(Dhcp, Q171860AnAddressThatAMachineOfTheLanHasEndsTheCall)
{
    // RRAS, as in the article, has 20050; RAS numbers the same event 20053 (Q117304).
    for (const auto& [product, event] :
         {std::pair{ras::Product::Rras, 20050U}, std::pair{ras::Product::Ras, 20053U}})
    {
        SCOPED_TRACE(event);
        DhcpLab lab(10, {}, At(product, ras::ServicePack::Sp4));
        lab.lan->Claim("172.16.0.2", LanDeviceOf(lab.dhcp->GetNode()));
        lab.DialAt(1s);
        lab.DialAt(11s);
        lab.RunUntil(20s);
        EXPECT_EQ(lab.outcomes, (std::vector{Outcome::FailedProjection, Outcome::Connected}));
        EXPECT_EQ(lab.TimesOf(event).size(), 1U);
        EXPECT_EQ(lab.causes.size(), 1U) << "the server hangs up on the first";
        EXPECT_EQ(lab.caller->TunnelAddress(), ns3::Ipv4Address("172.16.0.3"));
    }
}

/// The service is stopped after 30 s and every minute from then on, and takes 10 s to be back.
RasServer::Options
StartedEachMinute(ras::ServicePack servicePack)
{
    RasServer::Options options = At(ras::Product::Ras, servicePack);
    options.service.restart = {30s, 1min, 10s};
    return options;
}

TEST(Dhcp, Q153161EachStartOfTheServiceTakesAnotherSetOfLeases)
{
    DhcpLab lab(7, {}, StartedEachMinute(ras::ServicePack::Sp3));
    for (const Duration at : {1s, 61s, 121s})
    {
        lab.DialAt(at);
        ns3::Simulator::Schedule(ToNs3(at + 10s), &PptpClient::HangUp, lab.caller);
    }
    lab.RunUntil(20s);
    EXPECT_EQ(lab.dhcp->State().Leased(Now()), 3U);
    lab.RunUntil(50s);
    EXPECT_EQ(lab.dhcp->State().Leased(Now()), 6U);
    EXPECT_EQ(lab.ras->OwnTunnelAddress(), ns3::Ipv4Address("172.16.0.4"));
    lab.RunUntil(140s);
    EXPECT_EQ(lab.dhcp->State().Leased(Now()), 7U) << "the third set has the server's alone";
    EXPECT_EQ(lab.ras->OwnTunnelAddress(), ns3::Ipv4Address("172.16.0.7"));
    EXPECT_EQ(lab.outcomes,
              (std::vector{Outcome::Connected, Outcome::Connected, Outcome::FailedNoAddress}));
    EXPECT_EQ(lab.TimesOf(20092).size(), 3U);
    EXPECT_TRUE(lab.TimesOf(20091).empty());
    lab.RunUntil(4min);
    EXPECT_TRUE(lab.TimesOf(20091).empty()) << "each stop ends a try, which takes a minute";
    EXPECT_EQ(lab.ras->OwnTunnelAddress(), ns3::Ipv4Address::GetAny()) << "of the fourth set";
}

TEST(Dhcp, ForgottenLeasesComeBackWhenTheyExpire)
{
    DhcpServer::Options options;
    options.scope.leaseTime = 50s;
    DhcpLab lab(6, options, StartedEachMinute(ras::ServicePack::Sp3));
    lab.RunUntil(10min);
    EXPECT_EQ(lab.TimesOf(20092).size(), 11U) << "two sets of three, never more at a time";
    EXPECT_TRUE(lab.TimesOf(20091).empty());
}

TEST(Dhcp, FromServicePack4OnTheServiceGoesOnWithItsLeases)
{
    DhcpLab lab(3, {}, StartedEachMinute(ras::ServicePack::Sp4));
    lab.DialAt(541s);
    lab.RunUntil(550s);
    EXPECT_EQ(lab.outcomes, std::vector{Outcome::Connected});
    EXPECT_EQ(lab.dhcp->State().Leased(Now()), 3U);
    EXPECT_EQ(lab.TimesOf(20092).size(), 1U);
}

TEST(Dhcp, AStoppedServiceRenewsNothingAndLosesWhatRunsOut)
{
    DhcpServer::Options options;
    options.scope.leaseTime = 5min;
    RasServer::Options server = At(ras::Product::Ras, ras::ServicePack::Sp4);
    server.service.restart = {1min, {}, 10min};
    DhcpLab lab(3, options, server);
    lab.DialAt(12min);
    lab.RunUntil(6min);
    EXPECT_EQ(lab.dhcp->State().Leased(Now()), 0U);
    EXPECT_TRUE(lab.TimesOf(20088).empty()) << "nobody looks";
    lab.RunUntil(13min);
    EXPECT_EQ(lab.TimesOf(20088), std::vector<Duration>{11min});
    EXPECT_EQ(lab.TimesOf(20089).size(), 2U);
    EXPECT_EQ(lab.dhcp->State().Leased(Now()), 3U) << "asked for at once";
    EXPECT_EQ(lab.outcomes, std::vector{Outcome::Connected});
}

TEST(Dhcp, AfterARebootTheNotedLeasesServeAgain)
{
    RasServer::Options server = At(ras::Product::Ras, ras::ServicePack::Sp4);
    server.service.reboot = {30s, {}, 1min};
    DhcpLab lab(3, {}, server);
    lab.DialAt(100s);
    lab.RunUntil(110s);
    EXPECT_EQ(lab.outcomes, std::vector{Outcome::Connected});
    EXPECT_EQ(lab.TimesOf(20092).size(), 1U);
    EXPECT_EQ(lab.ras->Ras().Addresses().Free(), 1U);
}

TEST(Lan, DeliversToWhoAnswersAndBroadcastsToAllOthers)
{
    DhcpLab lab(10);
    const auto third = ns3::CreateObject<ns3::Node>();
    InstallIpv4(third, false);
    const auto device = AddLanAdapter(third, lab.lan, "172.16.3.252", kMask);
    std::map<std::string, int> heard;
    device->TraceConnectWithoutContext(
        "Sniffer",
        ns3::Callback<void, ns3::Ptr<const ns3::Packet>>([&](ns3::Ptr<const ns3::Packet> packet) {
            ++heard[DestinationOf(*packet) == 0xFFFFFFFF ? "broadcast" : "other"];
        }));
    lab.RunUntil(1s);
    EXPECT_EQ(heard["broadcast"], 12) << "three leases of four messages";
    const PingLog ping(lab.server, "172.16.3.252");
    lab.RunUntil(10s);
    EXPECT_EQ(ping.Answered(), 4U);
    EXPECT_FALSE(lab.lan->Claim("172.16.3.252", lab.behind));
    lab.lan->Release("172.16.3.252");
    EXPECT_TRUE(lab.lan->Claim("172.16.3.252", lab.behind));
}

} // namespace
} // namespace pptplab::node
