// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/nat-share.h"

#include <gtest/gtest.h>

#include <chrono>

namespace pptplab::sim::paths
{
namespace
{

using firewall::GreMode;
using Hosts = std::vector<std::uint64_t>;

scenario::NatSpec
BoxesFor(GreMode gre, std::optional<std::uint32_t> clientsPerAddress)
{
    scenario::NatSpec spec;
    spec.at = {"office"};
    spec.clientsPerAddress = clientsPerAddress;
    spec.box.gre = gre;
    return spec;
}

TEST(NatShare, ByAddressOneCallerOfEachBoxIsConnectedToOneServer)
{
    // Two boxes for 4 + 3 callers at one place, one for 2 at the other.
    const NatShare share = ShareOf(BoxesFor(GreMode::Address, 4), 3, 2, Hosts{7, 2});
    EXPECT_EQ(share.nat, 3U);
    EXPECT_EQ(share.callers, 9U);
    EXPECT_EQ(share.addresses, 3U);
    EXPECT_EQ(share.oneAddressToOneServer, 1U);
    EXPECT_EQ(share.toOneServer, 3U);
    EXPECT_TRUE(share.FallsShort());
}

TEST(NatShare, ACallerWithAnAddressOfHisOwnSharesNothing)
{
    const NatShare share = ShareOf(BoxesFor(GreMode::Address, 1), 0, 2, Hosts{7, 2});
    EXPECT_EQ(share.toOneServer, 9U);
    EXPECT_FALSE(share.FallsShort());
    EXPECT_FALSE(ShareOf(BoxesFor(GreMode::Address, 1), 0, 2, {}).FallsShort());
}

TEST(NatShare, WithoutANumberOfCallersPlacesCountOrNothingDoes)
{
    const NatShare one = ShareOf(BoxesFor(GreMode::Address, {}), 0, 3, {});
    EXPECT_EQ(one.addresses, 3U);
    EXPECT_EQ(one.toOneServer, 3U);
    EXPECT_TRUE(one.FallsShort());
    const NatShare many = ShareOf(BoxesFor(GreMode::Address, 2), 0, 3, {});
    EXPECT_EQ(many.addresses, std::nullopt);
    EXPECT_EQ(many.toOneServer, std::nullopt);
    EXPECT_TRUE(many.FallsShort());
}

TEST(NatShare, ByCallIdNumbersAreTheLimit)
{
    scenario::NatSpec spec = BoxesFor(GreMode::CallId, {});
    EXPECT_FALSE(ShareOf(spec, 0, 1, Hosts{100}).FallsShort());
    EXPECT_FALSE(ShareOf(spec, 0, 1, {}).FallsShort());
    spec.box.callIds = {5, 7};
    EXPECT_EQ(ShareOf(spec, 0, 1, Hosts{100}).toOneServer, 3U);
    spec.box.ports = {61000, 61001};
    EXPECT_EQ(ShareOf(spec, 0, 1, Hosts{100}).toOneServer, 2U);
    EXPECT_TRUE(ShareOf(spec, 0, 1, Hosts{100}).FallsShort());
}

TEST(NatShare, WithoutGreNobodyIsConnected)
{
    const NatShare share = ShareOf(BoxesFor(GreMode::None, 1), 0, 1, Hosts{1});
    EXPECT_EQ(share.toOneServer, 0U);
    EXPECT_TRUE(share.FallsShort());
    EXPECT_TRUE(ShareOf(BoxesFor(GreMode::None, 1), 0, 1, {}).FallsShort());
}

TEST(NatShare, ByAddressAnEndedCallKeepsOthersOutUntilItsEntryIsIdleForItsTime)
{
    using namespace std::chrono_literals;
    const auto told = [](const scenario::NatSpec& spec, const std::optional<Hosts>& hosts) {
        NatShare share = ShareOf(spec, 0, 1, hosts);
        TellKeptOut(spec, 30s, share);
        return share;
    };
    scenario::NatSpec spec = BoxesFor(GreMode::Address, {});
    EXPECT_EQ(told(spec, Hosts{2}).keptOut, 5min);
    EXPECT_EQ(told(spec, Hosts{2}).failsWithin, 4min + 30s);
    EXPECT_EQ(told(spec, {}).keptOut, 5min) << "of as many as call";
    EXPECT_EQ(told(spec, Hosts{1}).keptOut, std::nullopt) << "nobody else";
    EXPECT_EQ(told(BoxesFor(GreMode::Address, 1), Hosts{2}).keptOut, std::nullopt);
    EXPECT_EQ(told(BoxesFor(GreMode::CallId, {}), Hosts{2}).keptOut, std::nullopt);
    EXPECT_EQ(told(BoxesFor(GreMode::None, {}), Hosts{2}).keptOut, std::nullopt);
    spec.box.timeouts.gre = 20s;
    EXPECT_EQ(told(spec, Hosts{2}).keptOut, 20s);
    EXPECT_EQ(told(spec, Hosts{2}).failsWithin, 0s);
}

TEST(NatShare, ByAddressEachServerHasOneCallerOfABox)
{
    scenario::NatSpec spec = BoxesFor(GreMode::Address, 4);
    EXPECT_EQ(ConnectedAtOnce(spec, 7, 1), 2U);
    EXPECT_EQ(ConnectedAtOnce(spec, 7, 3), 6U);
    EXPECT_EQ(ConnectedAtOnce(spec, 7, 9), 7U);
    EXPECT_EQ(ConnectedAtOnce(spec, 0, 9), 0U);
    spec.box.ports = {61000, 61001};
    EXPECT_EQ(ConnectedAtOnce(spec, 7, 9), 4U) << "two ports each";
}

} // namespace
} // namespace pptplab::sim::paths
