// SPDX-License-Identifier: GPL-2.0-only
#include "models/firewall/pptp-filtering.h"

#include <gtest/gtest.h>

namespace pptplab::firewall
{
namespace
{

constexpr std::uint32_t kClient = 0x0A000002;
constexpr std::uint32_t kServer = 0xC0A80002;
constexpr std::uint32_t kElsewhere = 0xC0A80003;

PacketHeader
ToServer(std::uint8_t protocol, std::uint16_t port = 0)
{
    PacketHeader packet;
    packet.source = kClient;
    packet.destination = kServer;
    packet.protocol = protocol;
    if (port != 0)
    {
        packet.ports = PacketHeader::Ports{1025, port};
    }
    return packet;
}

bool
Passes(RuleSet& rules, const PacketHeader& packet)
{
    return rules.Decide(packet, {Direction::In, 1, {}}).action == Action::Accept;
}

TEST(PptpFiltering, LetsPptpPassAndHidesPing)
{
    RuleSet rules(PptpFiltering({kServer, 1, false}));
    EXPECT_TRUE(Passes(rules, ToServer(kTcp, 1723)));
    EXPECT_TRUE(Passes(rules, ToServer(kGre)));
    EXPECT_FALSE(Passes(rules, ToServer(kIcmp)));
    EXPECT_FALSE(Passes(rules, ToServer(kTcp, 80)));
    EXPECT_TRUE(rules.Decide(ToServer(kIcmp), {Direction::In, 2, {}}).action == Action::Accept)
        << "another adapter";
}

TEST(PptpFiltering, MayAllowPacketsForTheMachineButNotThroughIt)
{
    RuleSet rules(PptpFiltering({kServer, 1, true}));
    EXPECT_TRUE(Passes(rules, ToServer(kIcmp)));
    PacketHeader through = ToServer(kIcmp);
    through.destination = kElsewhere;
    EXPECT_FALSE(Passes(rules, through));
}

TEST(PptpFiltering, Q158387LosesBroadcastsOnEveryAdapterBothWays)
{
    PacketHeader broadcast = ToServer(kUdp, 67);
    broadcast.destination = 0xFFFFFFFF;
    for (const bool faulty : {true, false})
    {
        PptpFilteringOptions options{kServer, 1, false};
        options.dropsAllBroadcasts = faulty;
        RuleSet rules(PptpFiltering(options));
        for (const auto direction : {Direction::In, Direction::Out})
        {
            const auto here = rules.Decide(broadcast, {direction, 1, {}});
            const auto elsewhere = rules.Decide(broadcast, {direction, 2, {}});
            EXPECT_EQ(here.action, Action::Drop);
            EXPECT_EQ(elsewhere.action, faulty ? Action::Drop : Action::Accept);
        }
    }
}

TEST(PptpFiltering, IsOverWhenItsDriverIsStopped)
{
    PptpFilteringOptions options{kServer, 1, false};
    options.dropsAllBroadcasts = true;
    options.until = std::chrono::seconds(10);
    RuleSet rules(PptpFiltering(options));
    const auto at = [&rules](Duration time) {
        return rules.Decide(ToServer(kIcmp), {Direction::In, 1, time}).action;
    };
    EXPECT_EQ(at(std::chrono::seconds(10) - Duration{1}), Action::Drop);
    EXPECT_EQ(at(std::chrono::seconds(10)), Action::Accept);
}

} // namespace
} // namespace pptplab::firewall
