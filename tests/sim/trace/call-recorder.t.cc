// SPDX-License-Identifier: GPL-2.0-only
#include "sim/trace/call-recorder.h"

#include "analysis/trace/decode.h"
#include "analysis/trace/write-table.h"
#include "sim/network/packet-engine.h"
#include "tests/models/base/onlooker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace pptplab::sim::trace
{
namespace
{

using namespace std::chrono_literals;

/// A server with one port for three callers, who call for 20 s after 20 s of rest.
network::PacketOptions
Busy()
{
    network::PacketOptions options;
    population::Group& group = options.groups.emplace_back().calls;
    group.name = "office";
    group.count = 3;
    group.holding = population::Law::Exponential(20s);
    group.idleTime = population::Law::Exponential(20s);
    options.load.duration = 600s;
    options.server.ras.ports = 1;
    return options;
}

std::vector<RecordedCall>
Calls(network::PacketOptions options, WantedCalls wanted)
{
    CallRecorder recorder(std::move(wanted));
    options.watcher = &recorder;
    Onlooker onlooker;
    network::PacketEngine(std::move(options), onlooker).Run();
    return recorder.TakeCalls();
}

TEST(CallRecorder, KeepsTheFirstCallsWithTheOutcomeThatIsWanted)
{
    WantedCalls wanted;
    wanted.outcome = Outcome::RefusedNoPort;
    wanted.first = 3;
    const auto calls = Calls(Busy(), wanted);
    ASSERT_EQ(calls.size(), 3U);
    for (const RecordedCall& call : calls)
    {
        EXPECT_EQ(call.outcome, Outcome::RefusedNoPort);
        const auto rows = analysis::Decode(call.capture).rows;
        EXPECT_NE(analysis::SummaryOf(rows.at(7)).find("result 4 (busy)"), std::string::npos);
    }
    EXPECT_LT(calls[0].number, calls[1].number);
}

TEST(CallRecorder, ACallBeginsWithItsSynAndHasOneControlConnection)
{
    WantedCalls wanted;
    wanted.client = "office-2";
    wanted.first = 4;
    const auto calls = Calls(Busy(), wanted);
    ASSERT_EQ(calls.size(), 4U);
    for (const RecordedCall& call : calls)
    {
        EXPECT_EQ(call.client, "office-2");
        const auto rows = analysis::Decode(call.capture).rows;
        EXPECT_EQ(rows.front().Find("TCP")->fields["flags"], "....S.");
        EXPECT_EQ(call.capture.frames.front().time, call.dialledAt);
        std::set<int> ports;
        for (const analysis::Row& row : rows)
        {
            if (const analysis::Layer* const tcp = row.Find("TCP"))
            {
                ports.insert(tcp->fields[row.from == "client" ? "source_port" : "destination_port"]
                                 .get<int>());
            }
        }
        EXPECT_EQ(ports.size(), 1U);
    }
}

/// Whether the line shows the packet of an adapter's row later, where it is sent, or showed it
/// before.
bool
IsOnTheLine(const std::vector<analysis::Row>& rows, std::size_t adapter)
{
    const bool sent = rows[adapter].from == "20 SEND";
    const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(sent ? adapter : 0);
    const auto end = sent ? rows.end() : rows.begin() + static_cast<std::ptrdiff_t>(adapter);
    return std::any_of(begin, end, [&](const analysis::Row& row) {
        return !row.adapter && analysis::SummaryOf(row) == analysis::SummaryOf(rows[adapter]);
    });
}

TEST(CallRecorder, ShowsPppOnTheAdapterBeforeItIsSentAndAfterItCame)
{
    WantedCalls wanted;
    wanted.outcome = Outcome::Connected;
    const auto rows = analysis::Decode(Calls(Busy(), wanted).at(0).capture).rows;
    std::size_t adapter = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
    {
        if (rows[i].adapter)
        {
            ++adapter;
            EXPECT_TRUE(IsOnTheLine(rows, i)) << rows[i].number;
        }
    }
    EXPECT_GT(adapter, 10U);
}

TEST(CallRecorder, TheCallOfThatNumberIsTheOneDialledThen)
{
    WantedCalls wanted;
    wanted.number = 5;
    const auto calls = Calls(Busy(), wanted);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(calls[0].number, 5U);
}

TEST(CallRecorder, WithoutSuchACallCountsTheOutcomesThereWere)
{
    WantedCalls wanted;
    wanted.outcome = Outcome::FailedPassword;
    CallRecorder recorder(wanted);
    network::PacketOptions options = Busy();
    options.watcher = &recorder;
    Onlooker onlooker;
    network::PacketEngine(std::move(options), onlooker).Run();
    EXPECT_TRUE(recorder.TakeCalls().empty());
    std::uint64_t outcomes = 0;
    for (const std::uint64_t count : recorder.Outcomes())
    {
        outcomes += count;
    }
    EXPECT_EQ(outcomes, recorder.Dialled());
    EXPECT_GT(outcomes, 10U);
}

TEST(CallRecorder, SameSeedSameFrames)
{
    WantedCalls wanted;
    wanted.number = 3;
    const auto once = Calls(Busy(), wanted);
    const auto again = Calls(Busy(), wanted);
    EXPECT_EQ(analysis::ToJson(analysis::Decode(once.at(0).capture)).dump(),
              analysis::ToJson(analysis::Decode(again.at(0).capture)).dump());
}

} // namespace
} // namespace pptplab::sim::trace
