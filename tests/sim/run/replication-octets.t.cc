// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/replication-octets.h"

#include "models/firewall/nat-options.h"

#include <gtest/gtest.h>

namespace pptplab::sim::run
{
namespace
{

TEST(ReplicationOctets, WhatRulesAndBoxesDidComesBack)
{
    WorkerResult sent;
    sent.log.rules = {{"gre at provider", 3}};
    RunLog::Nat& nat = sent.log.nats.emplace_back();
    nat.text = "box at house";
    nat.report = {1, 2, 3, 4, 5, 6, 7, 8, {}};
    std::uint64_t packets = 10;
    for (const std::string_view name : firewall::kNatDropNames)
    {
        nat.report.dropped.push_back({name, packets++});
    }
    const RunLog log = FromOctets(ToOctets(sent)).log;
    ASSERT_EQ(log.rules.size(), 1U);
    EXPECT_EQ(log.rules.front().packets, 3U);
    ASSERT_EQ(log.nats.size(), 1U);
    EXPECT_EQ(log.nats.front().text, "box at house");
    const NatReport& report = log.nats.front().report;
    EXPECT_EQ(report.nat, 1U);
    EXPECT_EQ(report.boxes, 2U);
    EXPECT_EQ(report.outwards, 3U);
    EXPECT_EQ(report.inwards, 4U);
    EXPECT_EQ(report.mappings, 5U);
    EXPECT_EQ(report.mappingsHighWater, 6U);
    EXPECT_EQ(report.calls, 7U);
    EXPECT_EQ(report.callsHighWater, 8U);
    ASSERT_EQ(report.dropped.size(), firewall::kNatDropNames.size());
    EXPECT_EQ(report.dropped.back().name, firewall::kNatDropNames.back());
    EXPECT_EQ(report.dropped.back().packets, packets - 1);
}

} // namespace
} // namespace pptplab::sim::run
