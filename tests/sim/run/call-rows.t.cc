// SPDX-License-Identifier: GPL-2.0-only
// Rows of calls on both engines, beside what the recorder counts of the same run.
#include "sim/run/call-rows.h"

#include "sim/files/text-file.h"
#include "sim/run/run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace pptplab::sim::run
{

namespace
{

using namespace std::chrono_literals;
using population::Law;
using Row = std::vector<std::string>;

/// Ten ports at some 11 erlangs of calls of two minutes, half of them with NetBEUI.
scenario::Scenario
Busy(scenario::Engine engine)
{
    const bool isPacket = engine == scenario::Engine::Packet;
    scenario::Scenario scenario;
    scenario.engine = engine;
    scenario.duration = isPacket ? 20min : 24h;
    scenario.by = {"hour", "group"};
    scenario.server.setupTime = isPacket ? std::nullopt : std::optional(Law::Constant(550ms));
    scenario.server.ras.ports = 10;
    scenario.server.ras.poolSize = 10;
    scenario.server.ras.level.servicePack = ras::ServicePack::Sp3;
    scenario::ClientGroup group;
    group.calls.name = "head office, \"old\"";
    group.calls.arrivalRate = Rate{0.09};
    group.calls.holding = Law::Exponential(2min);
    group.calls.netbeuiShare = 0.5;
    for (scenario::SecuritySpec* const security : {&scenario.server.security, &group.security})
    {
        security->authentication = {"pap"};
        security->encryption = session::EncryptionPolicy::None;
    }
    scenario.clients = {group};
    return scenario;
}

struct Told
{
    analysis::Replication counted;
    std::vector<Row> rows;
};

/// The group's name has the only quotes.
Row
FieldsOf(const std::string& line)
{
    Row row(1);
    bool isQuoted = false;
    for (const char letter : line)
    {
        isQuoted = letter == '"' ? !isQuoted : isQuoted;
        if (letter == ',' && !isQuoted)
        {
            row.emplace_back();
        }
        else
        {
            row.back() += letter;
        }
    }
    return row;
}

Told
RowsOf(const scenario::Scenario& scenario)
{
    const auto file = std::filesystem::temp_directory_path() /
                      ("pptplab-rows-" + std::to_string(::getpid()) + ".csv");
    CallRows rows(scenario, 0, file);
    Told told{RunReplication(scenario, 0, std::nullopt, nullptr, {&rows}), {}};
    EXPECT_FALSE(rows.Finish());
    std::istringstream text(files::ReadTextFile(file));
    std::filesystem::remove(file);
    for (std::string line; std::getline(text, line);)
    {
        told.rows.push_back(FieldsOf(line));
    }
    return told;
}

void
ExpectWholeRows(const Told& told)
{
    std::map<std::string, std::uint64_t> outcomes;
    for (const Row& row : told.rows)
    {
        ASSERT_EQ(row.size(), 13U);
        ++outcomes[row[7]];
        const bool connected = row[7] == "connected";
        const bool refused = row[7].rfind("refused", 0) == 0;
        ASSERT_EQ(row[3], "\"head office, \"\"old\"\"\"");
        ASSERT_EQ(row[8].empty(), connected) << "an error";
        ASSERT_EQ(row[5].empty(), refused) << "a port";
        ASSERT_EQ(row[12].empty(), !refused) << "idle ports";
        ASSERT_EQ(row[10].empty(), row[11].empty());
        if (refused)
        {
            ASSERT_EQ(row[7] == "refused.cleanup", row[12] != "0");
        }
        if (!row[11].empty())
        {
            ASSERT_TRUE(connected);
            ASSERT_NEAR(std::stod(row[1]) + std::stod(row[9]) + std::stod(row[10]),
                        std::stod(row[11]),
                        1e-6);
        }
    }
    for (std::size_t i = 0; i < kOutcomes; ++i)
    {
        std::uint64_t counted = 0;
        for (const analysis::Batch& batch : told.counted.batches)
        {
            counted += batch.outcomes.at(i);
        }
        EXPECT_EQ(outcomes[std::string(kOutcomeNames.at(i))], counted) << kOutcomeNames.at(i);
    }
    EXPECT_GT(outcomes["refused.cleanup"], 0U);
}

/// Port-seconds of the rows; what goes on at the end is held until then.
double
HeldIn(const Told& told, double end)
{
    double held = 0;
    for (const Row& row : told.rows)
    {
        if (row[7] == "connected")
        {
            held += std::min(row[11].empty() ? end : std::stod(row[11]), end) - std::stod(row[1]);
        }
    }
    return held;
}

void
ExpectPartsAddUp(const analysis::Replication& counted)
{
    std::uint64_t offered = 0;
    for (const analysis::Batch& batch : counted.batches)
    {
        offered += analysis::OfferedIn(batch);
    }
    std::map<std::string, std::uint64_t> byKind;
    double busy = 0;
    double seconds = 0;
    for (const analysis::PartTally& part : counted.parts)
    {
        byKind[part.name.substr(0, part.name.find('/'))] += part.offered;
        busy += part.busy.value_or(0) * part.seconds;
        seconds += part.busy ? part.seconds : 0;
    }
    EXPECT_EQ(byKind["hour"], offered);
    EXPECT_EQ(byKind["group"], offered);
    EXPECT_NEAR(busy / seconds, counted.ports->busy, 1e-4) << "six digits each";
}

TEST(CallRows, OfTheCallEngineAreWhatItsPortsHeld)
{
    const scenario::Scenario scenario = Busy(scenario::Engine::Call);
    const Told told = RowsOf(scenario);
    ExpectWholeRows(told);
    ExpectPartsAddUp(told.counted);
    const double seconds = ToSeconds(scenario.duration);
    EXPECT_NEAR(told.counted.ports->busy, HeldIn(told, seconds) / seconds, 1e-4);
    EXPECT_EQ(told.counted.ports->peak, 10);
}

// A port of the packet engine is taken after the caller has dialled, and free again after he has
// hung up, by some tenths of a second of two minutes.
TEST(CallRows, OfThePacketEngineAreWhatItsPortsHeld)
{
    const scenario::Scenario scenario = Busy(scenario::Engine::Packet);
    const Told told = RowsOf(scenario);
    ExpectWholeRows(told);
    ExpectPartsAddUp(told.counted);
    const double seconds = ToSeconds(scenario.duration);
    EXPECT_NEAR(told.counted.ports->busy, HeldIn(told, seconds) / seconds, 0.1);
}

// Little: ports held = calls carried x the time for which each holds one. Without clean-ups the
// share of time without an idle port is Erlang's loss, too (PASTA).
TEST(CallRows, PortsHeldAreTheLoadCarried)
{
    scenario::Scenario scenario = Busy(scenario::Engine::Call);
    scenario.clients[0].calls.netbeuiShare = 0;
    scenario.warmUp = 1h;
    scenario.duration = 201h;
    std::vector<double> busy;
    std::vector<double> full;
    constexpr double kLoad = 0.09 * 120.55;
    double erlang = 1;
    for (int port = 1; port <= 10; ++port)
    {
        erlang = kLoad * erlang / (port + kLoad * erlang);
    }
    for (std::uint64_t i = 0; i < 4; ++i)
    {
        const auto counted = RunReplication(scenario, i);
        busy.push_back(counted.ports->busy);
        full.push_back(counted.ports->allBusy);
    }
    const auto expectMean = [](const std::vector<double>& values, double mean) {
        double sum = 0;
        double squares = 0;
        for (const double value : values)
        {
            sum += value;
            squares += value * value;
        }
        const auto n = static_cast<double>(values.size());
        const double error = std::sqrt((squares / n - sum / n * sum / n) / (n - 1));
        EXPECT_NEAR(sum / n, mean, 5 * error);
        EXPECT_LT(error, 0.02 * mean);
    };
    expectMean(busy, kLoad * (1 - erlang));
    expectMean(full, erlang);
}

} // namespace

} // namespace pptplab::sim::run
