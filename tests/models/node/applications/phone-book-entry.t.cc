// SPDX-License-Identifier: GPL-2.0-only

// The client's side of Q162847: its VPN ports, the device that it dials with, where its default
// route leads, and which of a server's addresses it dials (Q169831).

#include "models/dialer/phone-book-entry.h"

#include "models/node/host/nt-host.h"
#include "tests/models/node/lab.h"
#include "tests/models/node/ping-log.h"

#include <gtest/gtest.h>
#include <ns3/uinteger.h>

#include <chrono>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

/// A second caller at the machine of the first.
struct SharedMachine : Lab
{
    SharedMachine()
    {
        second = pptp.InstallClient(client);
        second->TraceConnectWithoutContext("Outcome",
                                           ns3::MakeCallback(&SharedMachine::OnSecond, this));
    }

    void SetPorts(std::uint32_t count)
    {
        client->GetObject<NtHost>()->SetAttribute("NumberLineDevices", ns3::UintegerValue(count));
    }

    void SecondDialsAt(Duration at)
    {
        const PptpClient::Call call{kServerAddress, {NetworkProtocol::TcpIp}, ras};
        ns3::Simulator::Schedule(ToNs3(at), &PptpClient::Dial, second, call);
    }

    void OnSecond(Outcome outcome,
                  ns3::Time setUp) // NOLINT(performance-*): a trace sink's type
    {
        seconds.push_back(outcome);
        secondSetUps.push_back(FromNs3(setUp));
    }

    ns3::Ptr<PptpClient> second;
    std::vector<Outcome> seconds;
    std::vector<Duration> secondSetUps;
};

TEST(VpnPorts, ASecondCallFindsTheOnlyOneInUse)
{
    SharedMachine machine;
    machine.DialAt(1s);
    machine.SecondDialsAt(10s);
    machine.RunUntil(20s);
    EXPECT_EQ(machine.outcomes, (std::vector<Outcome>{Outcome::Connected}));
    EXPECT_EQ(machine.seconds, (std::vector<Outcome>{Outcome::FailedNoLine}));
    EXPECT_EQ(machine.secondSetUps, (std::vector<Duration>{0s}));
    EXPECT_EQ(machine.second->LastError(), 633);
    EXPECT_TRUE(machine.second->IsIdle());
}

TEST(VpnPorts, ASecondOneTakesTheSecondCall)
{
    SharedMachine machine;
    machine.SetPorts(2);
    machine.DialAt(1s);
    machine.SecondDialsAt(10s);
    machine.RunUntil(20s);
    EXPECT_EQ(machine.outcomes, (std::vector<Outcome>{Outcome::Connected}));
    EXPECT_EQ(machine.seconds, (std::vector<Outcome>{Outcome::Connected}));
    ASSERT_TRUE(machine.second->TunnelAddress());
    EXPECT_NE(*machine.second->TunnelAddress(), *machine.caller->TunnelAddress());
}

TEST(VpnPorts, ThePortIsFreeAgainAfterTheCall)
{
    SharedMachine machine;
    machine.DialAt(1s);
    ns3::Simulator::Schedule(ToNs3(10s), &PptpClient::HangUp, machine.caller);
    machine.SecondDialsAt(20s);
    machine.RunUntil(30s);
    EXPECT_EQ(machine.seconds, (std::vector<Outcome>{Outcome::Connected}));
}

TEST(VpnPorts, TheOtherTunnelKeepsItsRoutesWhenOneIsOver)
{
    SharedMachine machine;
    machine.SetPorts(2);
    machine.DialAt(1s);
    machine.SecondDialsAt(5s);
    ns3::Simulator::Schedule(ToNs3(10s), &PptpClient::HangUp, machine.second);
    machine.RunUntil(15s);
    const PingLog ping(machine.client, machine.ras->OwnTunnelAddress());
    machine.RunUntil(20s);
    EXPECT_TRUE(machine.caller->TunnelAddress());
    EXPECT_EQ(ping.Answered(), 4U);
}

TEST(PhoneBookEntry, OfAModemSendsNothing)
{
    Lab lab;
    lab.caller->SetPhoneBookEntry({dialer::Device::Modem, 678, 8s});
    lab.DialAt(1s);
    lab.RunUntil(60s);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{Outcome::FailedNoLine}));
    EXPECT_EQ(lab.setUps, (std::vector<Duration>{8s}));
    EXPECT_EQ(lab.idleAt, (std::vector<Duration>{9s}));
    EXPECT_EQ(lab.caller->LastError(), 678);
    EXPECT_TRUE(lab.causes.empty()); // no call was made
}

/// How many of four pings, during a session, to a machine somewhere else are answered.
std::size_t
AnsweredFromElsewhere(dialer::Gateway gateway)
{
    Lab lab;
    lab.helper.AddHost(lab.servers, "10.1.0.9", SmallNetwork::Link());
    dialer::PhoneBookEntry entry;
    entry.gateway = gateway;
    lab.caller->SetPhoneBookEntry(entry);
    lab.DialAt(1s);
    lab.RunUntil(5s);
    const PingLog elsewhere(lab.client, "10.1.0.9");
    lab.RunUntil(10s);
    const PingLog inside(lab.client, lab.ras->OwnTunnelAddress());
    lab.RunUntil(15s);
    EXPECT_EQ(inside.Answered(), 4U);
    return elsewhere.Answered();
}

TEST(DefaultGateway, OnTheRemoteNetworkTakesTheCallersOtherTrafficAlong)
{
    // The ping leaves the server with the tunnel's source address, to which nobody knows the way
    // back.
    EXPECT_EQ(AnsweredFromElsewhere(dialer::Gateway::Remote), 0U);
}

TEST(DefaultGateway, OfTheAccessLineLeavesItWhereItWas)
{
    EXPECT_EQ(AnsweredFromElsewhere(dialer::Gateway::Local), 4U);
}

/// The server's adapters: 10.1.0.2 with the default route, 10.1.0.3 with or without.
Outcome
OutcomeOfDialling(const char* address, DefaultRoute second)
{
    Lab lab;
    lab.helper.AddAdapter(
        lab.server,
        lab.servers,
        "10.1.0.3",
        {LinkDirection(SmallNetwork::Link()), LinkDirection(SmallNetwork::Link())},
        second);
    const PptpClient::Call call{address, {NetworkProtocol::TcpIp}, lab.ras};
    ns3::Simulator::Schedule(ToNs3(1s), &PptpClient::Dial, lab.caller, call);
    lab.RunUntil(120s);
    return lab.outcomes.empty() ? Outcome::ConnectedNoData : lab.outcomes.front();
}

TEST(MultihomedServer, AnswersInGreFromTheAdapterOfItsBestRoute)
{
    EXPECT_EQ(OutcomeOfDialling("10.1.0.2", DefaultRoute::NotAdded), Outcome::Connected);
    EXPECT_EQ(OutcomeOfDialling("10.1.0.3", DefaultRoute::NotAdded), Outcome::FailedPeerSilent);
}

TEST(MultihomedServer, AnswersFromTheOtherOneWhenThatHasTheDefaultRoute)
{
    EXPECT_EQ(OutcomeOfDialling("10.1.0.2", DefaultRoute::Added), Outcome::FailedPeerSilent);
    EXPECT_EQ(OutcomeOfDialling("10.1.0.3", DefaultRoute::Added), Outcome::Connected);
}

} // namespace
} // namespace pptplab::node
