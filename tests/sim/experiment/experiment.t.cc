// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/experiment.h"

#include "sim/scenario/values/problem.h"
#include "tests/sim/experiment/two-groups.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace pptplab::sim::experiment
{

namespace
{

const std::string kBase = "question = \"How?\"\n" + kTwoGroups;

Experiment
Read(const std::string& more, const Settings& changes = {})
{
    return ReadExperiment(scenario::ParseDocument(kBase + more, "test.toml"), changes);
}

std::string
MistakeIn(const std::string& more, const Settings& changes = {})
{
    try
    {
        Read(more, changes);
    }
    catch (const scenario::BadInput& error)
    {
        return error.what();
    }
    return "none";
}

Setting
Change(const std::string& key, const std::string& value)
{
    return {key, scenario::ParseOptionValue(value)};
}

TEST(Experiment, QuickRunsATenthOfALongTimeAfterTheWarmUp)
{
    Experiment experiment = Read("");
    experiment.quick = true;
    Settings settings = {Change("scenario.duration", "10020h"), Change("scenario.warm_up", "20h")};
    EXPECT_EQ(experiment.ReadCell(settings).scenario.duration, std::chrono::hours(1020));
    settings.front() = Change("scenario.duration", "1020h");
    EXPECT_EQ(experiment.ReadCell(settings).scenario.duration, std::chrono::hours(308)) << "12 d";
    settings.front() = Change("scenario.duration", "300h");
    EXPECT_EQ(experiment.ReadCell(settings).scenario.duration, std::chrono::hours(300));
    settings = {Change("scenario.duration", "10000h")};
    EXPECT_EQ(experiment.ReadCell(settings).scenario.duration, std::chrono::hours(10'000))
        << "without a warm-up it may begin to be something else";
    settings = {Change("scenario.engine", "packet"),
                Change("scenario.duration", "620min"),
                Change("scenario.warm_up", "20min")};
    EXPECT_EQ(experiment.ReadCell(settings).scenario.duration, std::chrono::minutes(80));
    settings[1] = Change("scenario.duration", "100min");
    EXPECT_EQ(experiment.ReadCell(settings).scenario.duration, std::chrono::minutes(50));
}

TEST(Experiment, QuickLeavesARunAloneInWhichSomethingHappensAtATime)
{
    Experiment experiment = Read("");
    experiment.quick = true;
    const Setting duration = Change("scenario.duration", "10000h");
    const Setting warmUp = Change("scenario.warm_up", "20h");
    const Settings drops = {duration, warmUp, Change("server.drop_at", "900s")};
    EXPECT_EQ(experiment.ReadCell(drops).scenario.duration, std::chrono::hours(10'000));
    const Settings flash = {duration,
                            warmUp,
                            Change("clients.home.flash.at", "900s"),
                            Change("clients.home.flash.factor", "2"),
                            Change("clients.home.flash.lasts", "10s")};
    EXPECT_EQ(experiment.ReadCell(flash).scenario.duration, std::chrono::hours(10'000));
}

TEST(Experiment, ArticlesAreNumbers)
{
    EXPECT_NO_THROW(ReadExperiment(
        scenario::ParseDocument("articles = [\"Q194465\"]\n" + std::string(kBase), "test.toml")));
    for (const char* wrong : {"\"Q194465\"", "[\"194465\"]", "[\"Q\"]", "[1]"})
    {
        EXPECT_THROW(ReadExperiment(scenario::ParseDocument(
                         fmt::format("articles = {}\n{}", wrong, kBase), "test.toml")),
                     scenario::BadInput)
            << wrong;
    }
}

TEST(Experiment, EachCellIsTheScenarioWithItsSettings)
{
    const Experiment experiment = Read("[sweep]\n\"clients.home.holding\" = [\"5s\", \"6s\"]\n"
                                       "\"clients.netbeui_share\" = [0.5]\n");
    EXPECT_EQ(experiment.question, "How?");
    ASSERT_EQ(experiment.sweeps.front().grid.Cells().size(), 2U);
    const auto second = experiment.ReadCell(experiment.sweeps.front().grid.At(1));
    ASSERT_TRUE(second.problems.empty());
    const auto& clients = second.scenario.clients;
    EXPECT_EQ(clients[0].calls.holding.Mean(), std::chrono::seconds(30));
    EXPECT_EQ(clients[1].calls.holding.Mean(), std::chrono::seconds(6));
    EXPECT_EQ(clients[0].calls.netbeuiShare, 0.5) << "without a name: all groups";
    EXPECT_EQ(clients[1].calls.netbeuiShare, 0.5);
}

TEST(Experiment, ChangesOfTheCommandLineComeOnTop)
{
    const Experiment experiment = Read("",
                                       {Change("server.ports", "7"),
                                        Change("clients.office.redial.pause", "3s"),
                                        Change("clients.office.redial.probability", "1")});
    const auto cell = experiment.ReadCell({});
    EXPECT_EQ(cell.scenario.server.ras.ports, 7U);
    EXPECT_TRUE(cell.scenario.clients[0].calls.redial);
    EXPECT_FALSE(cell.scenario.clients[1].calls.redial);
}

TEST(Experiment, AKeyThatTheCommandLineSetsKeepsThatValueOnly)
{
    const std::string sweep = "[sweep]\n\"server.ports\" = [1, 2, 3]\n"
                              "load = { zip = { \"clients.office.holding\" = [\"1s\", \"2s\"], "
                              "\"clients.home.holding\" = [\"3s\", \"4s\"] } }\n"
                              "where = [\"server.ports > 1\"]\n";
    ASSERT_EQ(Read(sweep).sweeps.front().grid.Cells().size(), 4U);
    EXPECT_EQ(Read(sweep, {Change("server.ports", "9")}).CellCount(), 2U) << "none of its values";
    const Experiment ports = Read(sweep, {Change("server.ports", "3")});
    EXPECT_EQ(ports.sweeps.front().grid.Cells().size(), 2U);
    const Grid& cut = ports.sweeps.front().grid;
    EXPECT_EQ(ports.ReadCell(cut.At(0)).scenario.server.ras.ports, 3U);
    EXPECT_EQ(cut.Keys().size(), 3U) << "the key stays in the settings of its cells";
    const Experiment zip = Read(sweep, {Change("clients.office.holding", "2000ms")});
    ASSERT_EQ(zip.CellCount(), 2U) << "what is zipped with it goes along";
    const Grid& pairs = zip.sweeps.front().grid;
    const auto first = zip.ReadCell(pairs.At(pairs.Cells().front())).scenario;
    EXPECT_EQ(first.clients[0].calls.holding.Mean(), std::chrono::seconds(2));
    EXPECT_EQ(first.clients[1].calls.holding.Mean(), std::chrono::seconds(4));
    EXPECT_EQ(MistakeIn(sweep, {Change("clients.office.holding", "9s")}),
              "command line: sweep: load has no clients.office.holding = \"9s\" (it takes \"1s\", "
              "\"2s\"); set one of its values, or all keys of the zip: clients.office.holding, "
              "clients.home.holding");
    EXPECT_EQ(
        Read(sweep, {Change("clients.office.holding", "9s"), Change("clients.home.holding", "8s")})
            .CellCount(),
        2U);
    EXPECT_NE(MistakeIn(sweep, {Change("server.ports", "1")}).find("where drops every cell"),
              std::string::npos);
}

TEST(Experiment, ABadValueInOneCellIsToldWithTheLineOfItsAxis)
{
    EXPECT_EQ(MistakeIn("[sweep]\n\"server.ports\" = [1, 257]\n"),
              "test.toml:15: server.ports = 257 must be an integer: 1..256 ports");
    EXPECT_NE(MistakeIn("[sweep]\n\"server.prots\" = [1, 2]\n").find("the nearest is server.ports"),
              std::string::npos);
}

TEST(Experiment, AGroupIsNoKey)
{
    EXPECT_NE(MistakeIn("", {Change("clients.office", "3")}).find("whole section"),
              std::string::npos);
    EXPECT_EQ(MistakeIn("", {Change("clients.nobody.holding", "3s")}),
              "command line: clients.nobody.holding = \"3s\": no [[clients]] has the name nobody; "
              "there are office, home");
    EXPECT_NE(MistakeIn("", {Change("server.ports.x", "3")}).find("no keys below it"),
              std::string::npos);
    EXPECT_NE(MistakeIn("", {Change("server..x", "3")}).find("not a path"), std::string::npos);
}

TEST(Experiment, ClaimsAreRead)
{
    const Experiment experiment = Read(R"([sweep]
"server.service_pack" = ["sp3", "sp4"]
"server.ports" = [1, 2]
[[expect]]
metric = "refused"
at = { "server.service_pack" = "sp4" }
between = [0, 0.5]
because = "Erlang B"
[[expect]]
metric = "refused"
at = { "server.service_pack" = "sp4", "server.ports" = 2 }
agrees_with = { "server.service_pack" = "sp3" }
within = 3
because = "they are alike"
[[plot]]
title = "Refused"
x = "server.ports"
y = ["refused", "refused.cleanup"]
series = "server.service_pack"
log = "y"
exact = true
[compare]
key = "server.service_pack"
before = "sp3"
after = "sp4"
)");
    ASSERT_EQ(experiment.sweeps.front().claims.expectations.size(), 2U);
    EXPECT_EQ(experiment.sweeps.front().claims.expectations[0].between->high, 0.5);
    EXPECT_EQ(experiment.sweeps.front().claims.expectations[1].within, 3);
    EXPECT_EQ(experiment.sweeps.front().claims.expectations[1].agreesWith.size(), 1U);
    const PlotSpec& plot = experiment.sweeps.front().claims.plots.at(0);
    EXPECT_EQ(plot.y.size(), 2U);
    EXPECT_TRUE(plot.logY && plot.exact && !plot.logX);
    EXPECT_EQ(experiment.sweeps.front().claims.comparison->metrics,
              std::vector<std::string>{"refused"});
}

TEST(Experiment, MistakesInClaimsAreTold)
{
    const std::string sweep = "[sweep]\n\"server.ports\" = [1, 2]\n";
    EXPECT_NE(
        MistakeIn(sweep + "[[expect]]\nmetric = \"refusd\"\nbetween = [0, 1]\nbecause = \"x\"\n")
            .find("the nearest is refused"),
        std::string::npos)
        << MistakeIn(sweep +
                     "[[expect]]\nmetric = \"refusd\"\nbetween = [0, 1]\nbecause = \"x\"\n");
    EXPECT_NE(
        MistakeIn(sweep + "[[expect]]\nmetric = \"refused\"\nbetween = [1, 0]\nbecause = \"x\"\n")
            .find("low <= high"),
        std::string::npos);
    EXPECT_NE(MistakeIn(sweep + "[[expect]]\nmetric = \"refused\"\nbecause = \"x\"\n")
                  .find("either between or agrees_with"),
              std::string::npos);
    EXPECT_NE(
        MistakeIn(sweep + "[[expect]]\nmetric = \"refused\"\nbetween = [0, 1]\n").find("because"),
        std::string::npos);
    EXPECT_NE(MistakeIn(sweep +
                        "[[expect]]\nmetric = \"refused\"\nbetween = [0, 1]\nbecause = \"x\"\n"
                        "at = { \"server.ports\" = 3 }\n")
                  .find("server.ports is never 3"),
              std::string::npos);
    EXPECT_NE(MistakeIn(sweep +
                        "where = [\"server.ports > 1\"]\n"
                        "[[expect]]\nmetric = \"refused\"\nbetween = [0, 1]\nbecause = \"x\"\n"
                        "at = { \"server.ports\" = 1 }\n")
                  .find("no cell of the sweep has all of at"),
              std::string::npos);
    EXPECT_NE(MistakeIn(sweep + "[[plot]]\ntitle = \"t\"\nx = \"server.hunt\"\ny = \"refused\"\n")
                  .find("server.hunt is not swept"),
              std::string::npos);
    EXPECT_NE(MistakeIn(sweep +
                        "[[plot]]\ntitle = \"t\"\nx = \"server.ports\"\ny = \"refused\"\nlg = 1\n")
                  .find("unknown key lg"),
              std::string::npos);
}

constexpr const char* kTwoGrids = R"([[sweep]]
name = "ports"
"server.ports" = [1, 2]
"server.hunt" = ["lowest", "random"]
where = ["server.ports < 2"]
[[sweep]]
name = "load"
"server.ports" = [3]
"clients.arrival_rate" = ["0.1/s", "0.2/s", "0.3/s"]
)";

std::string
Expect(const std::string& lines)
{
    return "[[expect]]\nmetric = \"refused\"\nbetween = [0, 1]\nbecause = \"x\"\n" + lines;
}

TEST(Experiment, EachNamedGridHasItsOwnAxesAndConditions)
{
    const Experiment both = Read(kTwoGrids);
    ASSERT_EQ(both.sweeps.size(), 2U);
    EXPECT_EQ(both.sweeps[0].grid.name, "ports");
    EXPECT_EQ(both.sweeps[0].grid.Cells().size(), 2U);
    EXPECT_EQ(both.sweeps[1].grid.Cells().size(), 3U);
    EXPECT_EQ(both.sweeps[1].grid.order, 1U);
    EXPECT_EQ(both.CellCount(), 5U);
    const Experiment load =
        ReadExperiment(scenario::ParseDocument(kBase + std::string(kTwoGrids), "test.toml"),
                       {Change("server.ports", "4")},
                       "load");
    ASSERT_EQ(load.sweeps.size(), 1U);
    EXPECT_EQ(load.sweeps[0].grid.order, 1U) << "its place in the file";
    EXPECT_THROW(
        ReadExperiment(
            scenario::ParseDocument(kBase + std::string(kTwoGrids), "test.toml"), {}, "laod"),
        scenario::BadInput);
}

TEST(Experiment, AClaimIsOfTheGridThatItNamesOrThatAloneSweepsItsKeys)
{
    const Experiment read = Read(kTwoGrids + Expect("at = { \"server.hunt\" = \"random\" }\n") +
                                 Expect("sweep = \"load\"\n") +
                                 "[[plot]]\ntitle = \"t\"\nx = \"clients.arrival_rate\"\n"
                                 "y = \"refused\"\n"
                                 "[compare]\nkey = \"server.hunt\"\nbefore = \"lowest\"\n"
                                 "after = \"random\"\n");
    EXPECT_EQ(read.sweeps[0].claims.expectations.size(), 1U);
    EXPECT_EQ(read.sweeps[1].claims.expectations.size(), 1U);
    EXPECT_EQ(read.sweeps[1].claims.plots.size(), 1U);
    EXPECT_TRUE(read.sweeps[0].claims.comparison);
    EXPECT_FALSE(read.sweeps[1].claims.comparison);
}

TEST(Experiment, AClaimWhoseGridIsNotClearIsTold)
{
    EXPECT_EQ(MistakeIn(kTwoGrids + Expect("at = { \"server.ports\" = 1 }\n")),
              "test.toml:23: expect: sweep = \"NAME\" must say which [[sweep]] is meant: ports, "
              "load");
    EXPECT_NE(MistakeIn(kTwoGrids + Expect("sweep = \"lod\"\n"))
                  .find("sweep = \"lod\" is the name of no [[sweep]]; there are ports, load"),
              std::string::npos);
    EXPECT_NE(MistakeIn(kTwoGrids + Expect("at = { \"server.hunt\" = \"random\", "
                                           "\"clients.arrival_rate\" = \"0.1/s\" }\n"))
                  .find("no [[sweep]] sweeps all of server.hunt, clients.arrival_rate"),
              std::string::npos);
    EXPECT_NE(MistakeIn(kTwoGrids + Expect("at = { \"server.hnt\" = \"random\" }\n"))
                  .find("the nearest swept key is server.hunt"),
              std::string::npos);
    EXPECT_NE(MistakeIn("[sweep]\n\"server.ports\" = [1, 2]\n" + Expect("sweep = \"a\"\n"))
                  .find("there is none with a name"),
              std::string::npos);
}

TEST(Experiment, FilesThatAreNoneAreTold)
{
    const auto mistake = [](const std::filesystem::path& file) -> std::string {
        try
        {
            ReadExperiment(file);
        }
        catch (const scenario::BadInput& error)
        {
            return error.what();
        }
        return "none";
    };
    EXPECT_EQ(mistake("no-such-file.toml"),
              "no-such-file.toml: no such file; a scenario is a TOML file");
    EXPECT_NE(mistake(".").find("is a directory"), std::string::npos);
    EXPECT_NE(MistakeIn("[server\n").find("test.toml:14: not TOML"), std::string::npos);
    EXPECT_NE(MistakeIn("[topology]\nkind = 1979-05-27\n").find("a date"), std::string::npos);
}

} // namespace

} // namespace pptplab::sim::experiment
