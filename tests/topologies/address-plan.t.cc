// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/address-plan.h"

#include <gtest/gtest.h>

#include <vector>

namespace pptplab::topologies
{
namespace
{

TEST(AddressPlan, IsWrittenDownHere)
{
    EXPECT_EQ(ToText(HostAddress(kServerNetwork, 0)), "192.168.0.2");
    EXPECT_EQ(ToText(HostAddress(ClientNetwork(0), 0)), "10.0.0.2");
    EXPECT_EQ(ToText(HostAddress(ClientNetwork(1), 0)), "10.4.0.2");
    EXPECT_EQ(ToText(TunnelNetwork(1).At(1)), "172.16.4.1");
    EXPECT_EQ(ToText(RouterNetwork(1)), "100.64.4.0/22");
    EXPECT_EQ(ClientNetwork(0).Hosts(), 262'141U);
}

TEST(AddressPlan, NetworksDoNotOverlap)
{
    std::vector<Network> networks = {kServerNetwork};
    for (std::uint32_t group = 0; group < kMaxGroups; ++group)
    {
        networks.push_back(ClientNetwork(group));
    }
    for (std::uint32_t server = 0; server < kMaxServers; ++server)
    {
        networks.push_back(TunnelNetwork(server));
    }
    for (std::uint32_t router = 0; router < kMaxRouters; router += 7)
    {
        networks.push_back(RouterNetwork(router));
    }
    for (std::size_t i = 0; i < networks.size(); ++i)
    {
        for (std::size_t j = 0; j < networks.size(); ++j)
        {
            ASSERT_EQ(Overlap(networks[i], networks[j]), i == j) << i << ' ' << j;
        }
    }
}

TEST(AddressPlan, TheLastRouterIsInsideTheProviderBlock)
{
    constexpr Network kProviders{{0x64400000}, 10};
    EXPECT_TRUE(kProviders.Has(RouterNetwork(0).base));
    EXPECT_TRUE(kProviders.Has(RouterNetwork(kMaxRouters - 1).At(1023)));
    EXPECT_FALSE(kProviders.Has(RouterNetwork(kMaxRouters).base));
    EXPECT_EQ(RouterNetworkOf(RouterNetwork(77).At(5)), RouterNetwork(77));
}

/// All parts lie inside the whole, and none in its neighbour.
bool
SharesAreApart(Network whole, std::uint32_t of)
{
    bool apart = true;
    for (std::uint32_t i = 0; i < of; ++i)
    {
        const Network share = Share(whole, i, of);
        apart =
            apart && whole.Has(share.base) && (i == 0 || !Overlap(share, Share(whole, i - 1, of)));
    }
    return apart;
}

TEST(AddressPlan, SharesFillTheNetworkWithoutOverlap)
{
    EXPECT_EQ(Share(ClientNetwork(3), 0, 1), ClientNetwork(3));
    for (const std::uint32_t of : {2U, 3U, 4U, 5U, 200U, 4096U})
    {
        EXPECT_TRUE(SharesAreApart(ClientNetwork(3), of)) << of;
    }
    EXPECT_EQ(ToText(Share(kServerNetwork, 2, 3)), "192.168.128.0/18");
}

TEST(AddressPlan, TextReadsBackAsTheSame)
{
    for (const Network network :
         {ClientNetwork(63), kServerNetwork, Network{{0}, 0}, Network{{9}, 32}})
    {
        EXPECT_EQ(NetworkFrom(ToText(network)), network);
        EXPECT_EQ(AddressFrom(ToText(network.base)), network.base);
    }
}

TEST(AddressPlan, RefusesWhatIsNoAddress)
{
    for (const char* text :
         {"", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2..4", "a.b.c.d", "1.2.3.4 ", "-1.2.3.4"})
    {
        EXPECT_FALSE(AddressFrom(text)) << text;
    }
    for (const char* text : {"10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.1/8", "10.0.0.0/8x"})
    {
        EXPECT_FALSE(NetworkFrom(text)) << text;
    }
}

} // namespace
} // namespace pptplab::topologies
