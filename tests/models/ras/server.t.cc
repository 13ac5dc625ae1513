// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/server.h"

#include <gtest/gtest.h>

namespace pptplab::ras
{
namespace
{

using namespace std::chrono_literals;

constexpr ProtocolSet kIp = {NetworkProtocol::TcpIp};
constexpr ProtocolSet kIpAndNetBeui = {NetworkProtocol::TcpIp, NetworkProtocol::NetBeui};

class ServerTest : public testing::Test
{
  protected:
    static Server::Options Options(std::uint32_t ports, ServicePack servicePack)
    {
        Server::Options options;
        options.ports = ports;
        options.poolSize = ports;
        options.level.servicePack = servicePack;
        return options;
    }

    PortNumber Connect(Server& server, ProtocolSet protocols)
    {
        const PortNumber port = server.OnCallRequest(m_choice).Value();
        server.OnSessionUp(port, protocols);
        return port;
    }

    NamedStream m_choice{{1, 0, "hunt"}};
};

TEST_F(ServerTest, OnlyANetBeuiSessionLeavesItsPortInCleanUp)
{
    Server server(Options(2, ServicePack::Sp3));
    EXPECT_EQ(server.OnReleased(Connect(server, kIp), 1s), PortState::Idle);
    EXPECT_EQ(server.OnReleased(Connect(server, kIpAndNetBeui), 2s), PortState::CleanUp);
}

TEST_F(ServerTest, AnUnfinishedSetUpLeavesNoCleanUp)
{
    Server server(Options(1, ServicePack::Sp3));
    const PortNumber port = server.OnCallRequest(m_choice).Value();
    EXPECT_EQ(server.OnReleased(port, 1s), PortState::Idle);
}

TEST_F(ServerTest, APortForgetsTheProtocolsOfItsLastSession)
{
    Server server(Options(1, ServicePack::Sp3));
    const PortNumber port = Connect(server, kIpAndNetBeui);
    server.OnReleased(port, 1s);
    server.OnCleanUpEnded(port, 5s);
    EXPECT_EQ(server.OnReleased(Connect(server, kIp), 2s), PortState::Idle);
}

TEST_F(ServerTest, RefusalsSayWhetherAPortWasIdle)
{
    Server before(Options(2, ServicePack::Sp3));
    before.OnReleased(Connect(before, kIpAndNetBeui), 1s);
    EXPECT_EQ(before.OnCallRequest(m_choice).Error(), Outcome::RefusedCleanup);

    Server after(Options(2, ServicePack::Sp4));
    after.OnReleased(Connect(after, kIpAndNetBeui), 1s);
    EXPECT_EQ(Connect(after, kIp).index, 1U);
    EXPECT_EQ(after.OnCallRequest(m_choice).Error(), Outcome::RefusedNoPort);
}

TEST_F(ServerTest, AddressesComeBackAtTheRelease)
{
    Server::Options options = Options(2, ServicePack::Sp4);
    options.poolSize = 1;
    Server server(options);
    const PortNumber first = server.OnCallRequest(m_choice).Value();
    const PortNumber second = server.OnCallRequest(m_choice).Value();
    EXPECT_EQ(server.AssignAddress(first)->index, 0U);
    EXPECT_EQ(server.AssignAddress(first)->index, 0U) << "asked again: the same";
    EXPECT_FALSE(server.AssignAddress(second));
    server.OnReleased(first, 1s);
    EXPECT_EQ(server.AssignAddress(second)->index, 0U);
}

TEST_F(ServerTest, ALeasedPoolHasWhatItWasTold)
{
    Server::Options options = Options(2, ServicePack::Sp4);
    options.poolIsLeased = true;
    Server server(options);
    const auto isThere = [this](Server& of) {
        const PortNumber port = of.OnCallRequest(m_choice).Value();
        const bool there = of.AssignAddress(port).has_value();
        of.OnReleased(port, 1s);
        return there;
    };
    EXPECT_FALSE(isThere(server));
    server.OnAddressLeased({1});
    EXPECT_TRUE(isThere(server));
    server.OnRestarted(Restart::Service);
    EXPECT_TRUE(isThere(server)) << "a restart of the service leaves it";
    server.OnAddressesForgotten();
    EXPECT_FALSE(isThere(server));
    server.OnAddressLeased({1});
    server.OnRestarted(Restart::Machine);
    EXPECT_FALSE(isThere(server)) << "until it is told of those that were noted";
}

TEST_F(ServerTest, ProtocolsAreBoundForEachPort)
{
    Server::Options options = Options(2, ServicePack::Sp4);
    options.boundProtocols = {kIp};
    const Server server(options);
    EXPECT_EQ(server.InCommon({0}, kIpAndNetBeui), kIp);
    EXPECT_EQ(server.InCommon({1}, kIpAndNetBeui), kIpAndNetBeui) << "not named: all";
    EXPECT_TRUE(server.InCommon({0}, {NetworkProtocol::Ipx}).Empty());
}

} // namespace
} // namespace pptplab::ras
