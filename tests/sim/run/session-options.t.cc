// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/session-options.h"

#include "models/auth/hashes.h"

#include <gtest/gtest.h>

#include <array>
#include <utility>

namespace pptplab::sim::run
{
namespace
{

using ras::ServicePack;

scenario::Scenario
With(ServicePack server, ServicePack client)
{
    scenario::Scenario scenario;
    scenario.server.ras.level.servicePack = server;
    scenario.clients.emplace_back();
    scenario.clients.back().servicePack = client;
    return scenario;
}

TEST(SessionOptions, EachMachineHasWhatItsServicePackBrings)
{
    const scenario::Scenario scenario = With(ServicePack::Sp4, ServicePack::Sp3);
    const auto server = ServerOptionsOf(scenario);
    const auto client = ClientOptionsOf(scenario, scenario.clients.front());
    EXPECT_EQ(server.gre.receiveWindow, 16);
    EXPECT_EQ(client.gre.receiveWindow, 2);
    EXPECT_EQ(server.tunnelMtu, 1400);
    EXPECT_EQ(client.tunnelMtu, 1500);
    EXPECT_TRUE(server.authentication.protocols.msChapV2);
    EXPECT_FALSE(client.authentication.protocols.msChapV2);
    EXPECT_TRUE(client.authentication.protocols.msChapV1);
    EXPECT_FALSE(client.authentication.protocols.pap);
    EXPECT_TRUE(server.encryption.stateless);
    EXPECT_FALSE(client.encryption.stateless);
}

TEST(SessionOptions, AHotfixOnTheClientIsAsGoodAsTheServicePack)
{
    scenario::Scenario scenario = With(ServicePack::Sp3, ServicePack::Sp3);
    scenario.clients.front().hotfixes = {"Q189595", "Q167040"};
    const auto client = ClientOptionsOf(scenario, scenario.clients.front());
    EXPECT_TRUE(client.authentication.protocols.msChapV2);
    EXPECT_TRUE(client.encryption.stateless);
    EXPECT_EQ(client.gre.receiveWindow, 16);
}

// Q219353: a router that dials on demand, or answers; mended by SP5 or by its hotfix.
TEST(SessionOptions, RoutingAndRemoteAccessRepeatsConfigureRequestsEarlyUntilServicePack5)
{
    const auto timerWith = [](ras::Product product, ServicePack pack) {
        scenario::Scenario scenario = With(pack, pack);
        scenario.server.ras.level.product = product;
        scenario.clients.front().product = product;
        const auto client = ClientOptionsOf(scenario, scenario.clients.front());
        EXPECT_EQ(client.ppp.restartTimer, ServerOptionsOf(scenario).ppp.restartTimer);
        return client.ppp.restartTimer;
    };
    EXPECT_LT(timerWith(ras::Product::Rras, ServicePack::Sp4), std::chrono::seconds(1));
    EXPECT_EQ(timerWith(ras::Product::Rras, ServicePack::Sp5), std::chrono::seconds(3));
    EXPECT_EQ(timerWith(ras::Product::Ras, ServicePack::Sp4), std::chrono::seconds(3));
}

TEST(SessionOptions, EachMachineFlushesAsItsKeysSay)
{
    scenario::Scenario scenario = With(ServicePack::Sp3, ServicePack::Sp3);
    const auto server = [&] { return ServerOptionsOf(scenario).encryption.flush; };
    const auto client = [&] {
        return ClientOptionsOf(scenario, scenario.clients.front()).encryption.flush;
    };
    EXPECT_FALSE(server().onFirstPacket || server().changesKey);
    EXPECT_FALSE(client().onFirstPacket || client().changesKey);
    scenario.server.security.firstFlush = scenario::FirstFlush::Set;
    scenario.clients.front().security.flushKey = scenario::FlushKey::Next;
    EXPECT_TRUE(server().onFirstPacket && !server().changesKey);
    EXPECT_TRUE(!client().onFirstPacket && client().changesKey);
}

TEST(SessionOptions, ACallerOfServicePack5SpoilsItsKeyOf128Bits)
{
    for (const auto pack : {ServicePack::Sp4, ServicePack::Sp5, ServicePack::Sp6})
    {
        const scenario::Scenario scenario = With(pack, pack);
        EXPECT_EQ(ClientOptionsOf(scenario, scenario.clients.front()).encryption.spoils128BitKey,
                  pack == ServicePack::Sp5);
        EXPECT_FALSE(ServerOptionsOf(scenario).encryption.spoils128BitKey);
    }
}

TEST(SessionOptions, TheSectionSignGoesByTheMachineThatTypesOrSets)
{
    scenario::Scenario scenario = With(ServicePack::Sp5, ServicePack::Sp4);
    scenario::ClientGroup& group = scenario.clients.front();
    group.password = "Kenn\u00A7wort";
    const auto typed = [&] {
        const auto client = ClientOptionsOf(scenario, group);
        return auth::LmHash(client.password, client.oem);
    };
    EXPECT_NE(AccountOf(scenario, group).lmHash, typed()) << "Q251382";
    EXPECT_EQ(AccountOf(scenario, group).ntHash,
              auth::NtHash(ClientOptionsOf(scenario, group).password));
    group.account.setOn = ServicePack::Sp4;
    EXPECT_EQ(AccountOf(scenario, group).lmHash, typed());
    group.account.setOn.reset();
    group.servicePack = ServicePack::Sp5;
    EXPECT_EQ(AccountOf(scenario, group).lmHash, typed());
    group.security.sectionSign = 0xA7;
    EXPECT_NE(AccountOf(scenario, group).lmHash, typed());
}

TEST(SessionOptions, EachAccountStateHasItsNumber)
{
    const std::array<std::pair<scenario::AccountState, int>, 7> numbers = {{
        {scenario::AccountState::Allowed, 0},
        {scenario::AccountState::NoPermission, 649},
        {scenario::AccountState::OutsideHours, 646},
        {scenario::AccountState::Disabled, 647},
        {scenario::AccountState::Expired, 708},
        {scenario::AccountState::PasswordExpired, 648},
        {scenario::AccountState::PasswordUnchangeable, 709},
    }};
    for (const auto& [state, number] : numbers)
    {
        scenario::Scenario scenario = With(ServicePack::Sp3, ServicePack::Sp3);
        scenario.clients.front().account.state = state;
        const auto account = AccountOf(scenario, scenario.clients.front());
        EXPECT_EQ(static_cast<int>(account.denial), number);
    }
}

TEST(SessionOptions, PortsAreBoundFromTheFirst)
{
    scenario::BoundPorts bound;
    bound.netBeui = 1;
    bound.ipx = 0;
    const auto bindings = scenario::BindingsOf(bound, 2);
    EXPECT_EQ(bindings,
              (std::vector<ProtocolSet>{{NetworkProtocol::TcpIp, NetworkProtocol::NetBeui},
                                        {NetworkProtocol::TcpIp}}));
}

} // namespace
} // namespace pptplab::sim::run
