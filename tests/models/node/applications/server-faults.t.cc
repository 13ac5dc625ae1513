// SPDX-License-Identifier: GPL-2.0-only

// What a caller meets of a server that leaks, slows down, stops and starts anew.

#include "tests/models/node/lab.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

RasServer::Options
Router(std::uint32_t ports, ras::ServicePack servicePack)
{
    RasServer::Options options;
    options.ras.ports = ports;
    options.ras.poolSize = ports;
    options.ras.level = {ras::Product::Rras, servicePack, {}};
    return options;
}

struct FaultyLab : Lab
{
    explicit FaultyLab(const RasServer::Options& options)
    {
        ras->Configure(options);
        ras->TraceConnectWithoutContext("Event", ns3::MakeCallback(&FaultyLab::OnEvent, this));
    }

    /// Dials every minute from 1 min on and hangs up half a minute later, if need be.
    void CallEachMinute(int calls)
    {
        for (int call = 1; call <= calls; ++call)
        {
            DialAt(1min * call);
            ns3::Simulator::Schedule(ToNs3(1min * call + 30s), &PptpClient::HangUp, caller);
        }
        RunUntil(1min * calls + 59s);
    }

    void OnEvent(std::uint32_t number, const std::string& text)
    {
        events.push_back(number);
        texts.push_back(text);
    }

    std::vector<std::uint32_t> events;
    std::vector<std::string> texts;
};

constexpr Outcome kConnected = Outcome::Connected;
constexpr Outcome kNotProjected = Outcome::FailedProjection;

TEST(StaleRoutes, DropTheAuthenticatedCallerWhoRecyclesAnAddress)
{
    RasServer::Options options = Router(2, ras::ServicePack::Sp5);
    options.ras.leaks.route = 1;
    FaultyLab lab(options);
    lab.CallEachMinute(3);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{kConnected, kConnected, kNotProjected}));
    EXPECT_EQ(lab.caller->LastError(), 629);
    EXPECT_FALSE(lab.caller->TunnelAddress());
    EXPECT_TRUE(lab.caller->IsIdle());
    ASSERT_FALSE(lab.texts.empty());
    EXPECT_EQ(lab.events.back(), 20050U);
    EXPECT_EQ(lab.texts.back(),
              "The user user connected to port VPN1 has been disconnected because the computer "
              "could not be projected onto the network.");
    EXPECT_EQ(lab.ras->Ras().Ports().CountOf(ras::PortState::Idle), 2U);
    EXPECT_EQ(lab.ras->Ras().Addresses().Free(), 2U);
}

TEST(StaleRoutes, AreLeftNoMoreFromServicePack6)
{
    RasServer::Options options = Router(2, ras::ServicePack::Sp6);
    options.ras.leaks.route = 1;
    FaultyLab lab(options);
    lab.CallEachMinute(3);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{kConnected, kConnected, kConnected}));
}

TEST(LostPorts, LeaveNone)
{
    RasServer::Options options = Router(2, ras::ServicePack::Sp5);
    options.ras.leaks.port = 1;
    FaultyLab lab(options);
    lab.CallEachMinute(3);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{kConnected, kConnected, Outcome::RefusedNoPort}));
    EXPECT_EQ(lab.ras->Ras().Ports().CountOf(ras::PortState::Lost), 2U);
}

TEST(InterfaceTable, MakesEachSetUpLongerByOneQuery)
{
    RasServer::Options options = Router(2, ras::ServicePack::Sp3);
    options.ras.interfaceQuery = 100ms;
    FaultyLab lab(options);
    lab.CallEachMinute(4);
    ASSERT_EQ(lab.setUps.size(), 4U);
    for (std::size_t call = 1; call < 4; ++call)
    {
        // To the microsecond: a later call may send other octets.
        EXPECT_NEAR(
            ToSeconds(lab.setUps[call] - lab.setUps[0]), 0.1 * static_cast<double>(call), 0.001);
    }
}

TEST(Service, StoppedItDoesNotAnswer)
{
    RasServer::Options options = Router(2, ras::ServicePack::Sp6);
    options.service.restart = {90s, {}, 1min};
    FaultyLab lab(options);
    lab.CallEachMinute(3);
    EXPECT_EQ(lab.outcomes,
              (std::vector<Outcome>{kConnected, Outcome::FailedNoAnswer, kConnected}));
}

TEST(Service, AsItStopsSessionsAreLost)
{
    RasServer::Options options = Router(2, ras::ServicePack::Sp6);
    options.service.restart = {10s, {}, 1min};
    FaultyLab lab(options);
    lab.DialAt(1s);
    lab.RunUntil(9s);
    EXPECT_TRUE(lab.caller->TunnelAddress());
    lab.RunUntil(11s);
    EXPECT_FALSE(lab.caller->TunnelAddress());
    ASSERT_EQ(lab.causes.size(), 1U);
    EXPECT_EQ(session::RasErrorOf({lab.causes[0], 0, true}), 629);
    EXPECT_EQ(lab.ras->State(), ras::ServiceState::Stopped);
    lab.RunUntil(71s);
    EXPECT_EQ(lab.ras->State(), ras::ServiceState::Running);
    EXPECT_EQ(lab.ras->Ras().Ports().CountOf(ras::PortState::Idle), 2U);
}

TEST(Service, AsItStopsSoIsASetUp)
{
    RasServer::Options options = Router(2, ras::ServicePack::Sp6);
    options.service.restart = {1300ms, {}, 1min}; // in the middle of PPP
    FaultyLab lab(options);
    lab.DialAt(1s);
    lab.RunUntil(30s);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{Outcome::FailedHungUp}));
    EXPECT_EQ(lab.caller->LastError(), 629);
}

TEST(Service, CleanUpsFromBeforeEndNothingAfter)
{
    RasServer::Options options = Router(1, ras::ServicePack::Sp6);
    options.cleanup = population::Law::Constant(60s);
    options.service.restart = {10s, {}, 1s};
    FaultyLab lab(options);
    lab.DialAt(1s, {NetworkProtocol::TcpIp, NetworkProtocol::NetBeui});
    lab.DialAt(30s, {NetworkProtocol::TcpIp, NetworkProtocol::NetBeui});
    lab.RunUntil(100s);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{kConnected, kConnected}));
    EXPECT_EQ(lab.ras->Ras().Ports().CountOf(ras::PortState::Connected), 1U);
}

/// SP4 with two processors, where nothing without PPP leaves.
RasServer::Options
Stuck(ras::NdiswanLock lock)
{
    RasServer::Options options = Router(2, ras::ServicePack::Sp4);
    options.ndiswan = {2, 2, lock, true};
    return options;
}

struct Nt31Lab : FaultyLab
{
    explicit Nt31Lab(const RasServer::Options& options) : FaultyLab(options)
    {
        session::ClientOptions nt31;
        nt31.serverType = session::ServerType::Nt31;
        old = pptp.InstallClient(helper.AddHost(clients, "10.0.0.3", Link()), "old", nt31);
        old->TraceConnectWithoutContext("Outcome", ns3::MakeCallback(&Nt31Lab::OnOld, this));
    }

    void DialOldAt(Duration at)
    {
        ns3::Simulator::Schedule(ToNs3(at),
                                 &PptpClient::Dial,
                                 old,
                                 PptpClient::Call{kServerAddress, {NetworkProtocol::NetBeui}, ras});
    }

    void OnOld(Outcome outcome, ns3::Time /*setUp*/) // NOLINT(performance-*): a trace sink's type
    {
        oldOutcomes.push_back(outcome);
    }

    ns3::Ptr<PptpClient> old;
    std::vector<Outcome> oldOutcomes;
};

TEST(NdiswanOfTheServer, SendsFramesWithoutPpp)
{
    Nt31Lab lab(Router(2, ras::ServicePack::Sp5));
    lab.DialOldAt(1s);
    lab.RunUntil(20s);
    EXPECT_EQ(lab.oldOutcomes, (std::vector<Outcome>{kConnected}));
    lab.old->HangUp();
    lab.RunUntil(21s);
    EXPECT_EQ(lab.ras->Ras().Ports().CountOf(ras::PortState::CleanUp), 1U) << "it was NetBEUI";
}

TEST(NdiswanOfTheServer, DeadlockedTakesThePortWithIt)
{
    Nt31Lab lab(Stuck(ras::NdiswanLock::Port));
    lab.DialOldAt(1s);
    lab.RunUntil(40s);
    EXPECT_EQ(lab.oldOutcomes, (std::vector<Outcome>{Outcome::FailedHungUp}));
    EXPECT_EQ(lab.old->LastError(), 629);
    lab.DialAt(41s); // this call gets the port of the first one
    lab.RunUntil(10min);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{Outcome::FailedPeerSilent}));
}

TEST(NdiswanOfTheServer, OrAllPorts)
{
    for (const auto lock : {ras::NdiswanLock::Port, ras::NdiswanLock::Adapter})
    {
        Nt31Lab lab(Stuck(lock));
        lab.DialOldAt(1s);
        lab.DialAt(5s); // the other port, while the first one is held
        lab.RunUntil(10min);
        EXPECT_EQ(lab.outcomes.front(),
                  lock == ras::NdiswanLock::Port ? kConnected : Outcome::FailedPeerSilent);
    }
}

TEST(NdiswanOfTheServer, IsFreeAgainAfterAReboot)
{
    RasServer::Options options = Stuck(ras::NdiswanLock::Adapter);
    options.service.restart = {1min, {}, 1s};
    options.service.reboot = {10min, {}, 1min};
    Nt31Lab lab(options);
    lab.DialOldAt(1s);
    lab.DialAt(2min);
    lab.DialAt(12min);
    lab.RunUntil(13min);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{Outcome::FailedPeerSilent, kConnected}))
        << "a restart of the service leaves the driver as it is";
}

TEST(Machine, RebootingItIsNotThere)
{
    RasServer::Options options = Router(2, ras::ServicePack::Sp6);
    options.service.reboot = {10s, {}, 3min};
    FaultyLab lab(options);
    lab.DialAt(20s);
    lab.DialAt(200s);
    lab.RunUntil(210s);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{Outcome::FailedNotResponding, kConnected}));
}

TEST(Machine, StopsWithoutAWord)
{
    RasServer::Options options = Router(2, ras::ServicePack::Sp6);
    options.service.reboot = {10s, {}, 1h};
    FaultyLab lab(options);
    lab.DialAt(1s);
    lab.RunUntil(1min);
    EXPECT_TRUE(lab.caller->TunnelAddress()) << "nobody has told him";
    EXPECT_EQ(lab.ras->Ras().Ports().CountOf(ras::PortState::Connected), 0U);
    lab.RunUntil(10min);
    EXPECT_FALSE(lab.caller->TunnelAddress()) << "his keep-alive went unanswered";
}

TEST(Machine, WithManualStartupItComesBackWithoutTheService)
{
    RasServer::Options options = Router(2, ras::ServicePack::Sp6);
    options.service.reboot = {10s, {}, 1min};
    options.service.startup = ras::Startup::Manual;
    options.service.startedAfter = 5min;
    FaultyLab lab(options);
    lab.DialAt(100s);
    lab.DialAt(400s);
    lab.RunUntil(410s);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{Outcome::FailedNoAnswer, kConnected}));
}

TEST(Machine, WithTooManyPortsItDoesNotComeBack)
{
    for (const std::uint32_t ports : {199U, 200U})
    {
        RasServer::Options options = Router(ports, ras::ServicePack::Sp5);
        options.service.reboot = {10s, {}, 1min};
        FaultyLab lab(options);
        lab.DialAt(1h);
        lab.RunUntil(1h + 1min);
        EXPECT_EQ(lab.outcomes.front(), ports < 200 ? kConnected : Outcome::FailedNotResponding);
    }
}

} // namespace
} // namespace pptplab::node
