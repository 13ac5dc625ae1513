// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reading/read-scenario.h"

#include "sim/scenario/keys/example.h"
#include "sim/scenario/keys/key.h"
#include "sim/scenario/keys/resolved-text.h"
#include "sim/scenario/values/quantity.h"
#include "tests/sim/reading/small-scenario.h"

#include <gtest/gtest.h>

namespace pptplab::sim::reading
{

namespace
{

TEST(ReadScenario, ASmallOneTakesTheDefaults)
{
    const ScenarioReading reading = Read(kSmall);
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    const scenario::Scenario& scenario = reading.scenario;
    EXPECT_EQ(scenario.engine, scenario::Engine::Call);
    EXPECT_EQ(scenario.seed, 1U);
    EXPECT_EQ(scenario.server.ras.level.servicePack, ras::ServicePack::Sp3);
    EXPECT_EQ(scenario.server.ras.hunt, ras::Hunt::Lowest);
    EXPECT_EQ(scenario.server.ras.poolSize, 4U) << "as many addresses as ports";
    EXPECT_TRUE(scenario.server.setupTime->IsZero());
    EXPECT_EQ(scenario.clients.front().access.delay, std::chrono::milliseconds(10));
    EXPECT_FALSE(scenario.clients.front().calls.redial);
}

TEST(ReadScenario, AFiniteSourceHasAnIdleTimeLikeItsHolding)
{
    const std::string text = R"([scenario]
duration = "1000s"
[server]
ports = 4
[[clients]]
name = "office"
count = 7
holding = "30s"
redial = { probability = 0.5, pause = { exponential = "20s" }, tries = 3 }
)";
    const ScenarioReading reading = Read(text);
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    const auto& calls = reading.scenario.clients.front().calls;
    EXPECT_EQ(calls.count, 7U);
    EXPECT_TRUE(calls.idleTime == population::Law::Exponential(std::chrono::seconds(30)));
    EXPECT_EQ(calls.redial->tries, 3U);
    const std::string resolved = scenario::ResolvedText(reading.scenario);
    EXPECT_NE(resolved.find("idle_time = { exponential = \"30s\" }"), std::string::npos);
    EXPECT_EQ(scenario::ResolvedText(Read(resolved).scenario), resolved);
}

TEST(ReadScenario, SplittingIsForPoissonCallersWhoDialOnceAndServersThatOnlyRefuse)
{
    const std::string rare =
        "[scenario]\nrefusals_by = \"splitting\"\n" + std::string(kSmall).substr(11);
    EXPECT_EQ(FirstProblem(Read(rare)), "none");
    EXPECT_NE(FirstProblem(Read(rare + "redial = { probability = 1, pause = \"1s\", tries = 2 }\n"))
                  .find("clients.office.redial cannot be used with"),
              std::string::npos);
    EXPECT_NE(FirstProblem(Read(rare + "[[clients]]\nname = \"home\"\ncount = 3\nholding = "
                                       "\"1s\"\n"))
                  .find("clients.home.count cannot be used with"),
              std::string::npos);
    for (const auto& [key, line] :
         {std::pair("silent_share", "silent_share = 0.5"),
          std::pair("ports_per_call", "ports_per_call = 2"),
          std::pair("flash", "flash = { at = \"9s\", factor = 2, lasts = \"1s\" }"),
          std::pair("auto_redial.attempts", "auto_redial = { attempts = 1, pause = \"1s\" }")})
    {
        const ScenarioReading reading = Read(rare + line + "\n");
        ASSERT_EQ(reading.problems.size(), 1U) << key;
        EXPECT_EQ(reading.problems.front().text.find(std::string("clients.office.") + key +
                                                     " cannot be used with"),
                  0U)
            << reading.problems.front().text;
    }
    std::string finite = rare;
    finite.replace(finite.find("arrival_rate = \"0.1/s\""), 22, "count = 3");
    EXPECT_EQ(Read(finite).problems.size(), 1U) << "callers it has";
    std::string nobody = rare;
    nobody.replace(nobody.find("0.1/s"), 5, "0/s");
    EXPECT_NE(FirstProblem(Read(nobody)).find("needs callers"), std::string::npos);
    std::string few = rare;
    few.replace(few.find("ports = 4"), 9, "ports = 4\npool_size = 3");
    EXPECT_NE(FirstProblem(Read(few)).find("server.pool_size cannot be used"), std::string::npos);
    EXPECT_NE(FirstProblem(Read("[scenario]\nengine = \"packet\"\n" + rare.substr(11)))
                  .find("refusals_by"),
              std::string::npos);
}

TEST(ReadScenario, PrecisionMayNameItsMetricAndItsCeiling)
{
    const std::string precise = "[scenario]\nprecision = \"1%\"\nprecision_metric = \"connected\"\n"
                                "replications = 3\nmost_replications = 48\n" +
                                std::string(kSmall).substr(11);
    const ScenarioReading reading = Read(precise);
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    EXPECT_EQ(reading.scenario.mostReplications, 48U);
    EXPECT_EQ(reading.scenario.precisionMetric, "connected");
    const std::string resolved = scenario::ResolvedText(reading.scenario);
    EXPECT_EQ(scenario::ResolvedText(Read(resolved).scenario), resolved);
    std::string tooFew = precise;
    tooFew.replace(tooFew.find("48"), 2, "2");
    EXPECT_NE(FirstProblem(Read(tooFew)).find("must not be less than scenario.replications = 3"),
              std::string::npos);
}

TEST(ReadScenario, AnAutomaticWarmUpIsTenTimesWhatIsHeldOrPausedLongest)
{
    const auto warmUp = [](const std::string& path, const std::string& value) {
        scenario::Document document = scenario::ParseDocument(kSmall, "test.toml");
        EXPECT_FALSE(scenario::Assign(
            document.root, "scenario.warm_up", scenario::ParseOptionValue("auto")));
        EXPECT_FALSE(scenario::Assign(document.root, path, scenario::ParseOptionValue(value)));
        const auto reading = ReadScenario(document.root);
        EXPECT_EQ(FirstProblem(reading), "none");
        return std::round(ToSeconds(reading.scenario.warmUp) * 1e6) / 1e6;
    };
    EXPECT_EQ(warmUp("server.cleanup", "0s"), 300);
    EXPECT_EQ(warmUp("server.cleanup", "4s"), 340) << "holding 30 s";
    EXPECT_EQ(warmUp("server.setup_time", "6s"), 400) << "clean-up 4 s by default";
    EXPECT_EQ(warmUp("clients.idle_tail", "{ exponential = \"20s\" }"), 540);
    EXPECT_EQ(warmUp("clients.redial", "{ probability = 1, pause = \"50s\" }"), 500);
    EXPECT_EQ(warmUp("clients.call_limit", "8s"), 120) << "held for 8 s, then cleaned up";
    EXPECT_NE(FirstProblem(ReadWith("scenario.warm_up", "automatic")).find("or \"auto\""),
              std::string::npos);
    scenario::Document document = scenario::ParseDocument(kSmall, "test.toml");
    EXPECT_FALSE(
        scenario::Assign(document.root, "scenario.warm_up", scenario::ParseOptionValue("auto")));
    const scenario::Scenario scenario = ReadScenario(document.root).scenario;
    EXPECT_NE(scenario::ResolvedText(scenario).find("warm_up = \"340s\""), std::string::npos)
        << "what is kept says the time, not the rule";
}

// A hundred hours are talked for, one hour at most is held: ten of these, and of the clean-up.
TEST(ReadScenario, AnAutomaticWarmUpKnowsWhatLimitsACall)
{
    const std::string limited =
        "[scenario]\nduration = \"1000h\"\nwarm_up = \"auto\"\n[server]\n"
        "ports = 20\n[[clients]]\nname = \"office\"\narrival_rate = \"6/h\"\n"
        "holding = { exponential = \"100h\" }\ncall_limit = \"1h\"\n";
    const ScenarioReading reading = Read(limited);
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    EXPECT_NEAR(ToSeconds(reading.scenario.warmUp), 36000 * 0.99502 + 40, 1);
    const ScenarioReading withTail = Read(limited + "idle_tail = \"30min\"\n");
    EXPECT_NEAR(ToSeconds(withTail.scenario.warmUp), 36040, 1) << "the limit cuts the sum, too";
    const ScenarioReading unused = Read(limited.substr(0, limited.find("call_limit")) +
                                        "idle_tail = \"90h\"\nidle_limit = \"6min\"\n");
    EXPECT_NE(FirstProblem(unused).find("warm_up = \"3603640s\""), std::string::npos)
        << "hung up after six idle minutes: " << FirstProblem(unused);
}

TEST(ReadScenario, AttributesAreForThePacketEngine)
{
    const std::string attributes = "[attributes]\n\"ns3::TcpSocket::SndBufSize\" = 9000\n";
    const std::string packet = "[scenario]\nengine = \"packet\"\n" + std::string(kSmall).substr(11);
    const ScenarioReading reading = Read(packet + attributes);
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    EXPECT_EQ(reading.scenario.attributes.front().value, "9000");
    EXPECT_EQ(scenario::ResolvedText(Read(scenario::ResolvedText(reading.scenario)).scenario),
              scenario::ResolvedText(reading.scenario));
    EXPECT_NE(FirstProblem(Read(kSmall + attributes)).find("packet"), std::string::npos);
    EXPECT_EQ(FirstProblem(Read(packet + "[attributes]\n\"ns3::TcpSocket::SegmentSise\" = 536\n")),
              "attributes.ns3::TcpSocket::SegmentSise ns3::TcpSocket has no attribute SegmentSise; "
              "the nearest is SegmentSize");
    EXPECT_NE(FirstProblem(Read(packet + "[attributes]\n\"ns3::TcpSockt::SegmentSize\" = 536\n"))
                  .find("the nearest is ns3::TcpSocket"),
              std::string::npos);
    EXPECT_NE(FirstProblem(Read(packet + "[attributes]\n\"ns3::TcpSocket::SndBufSize\" = true\n"))
                  .find("must be a value of uint32_t"),
              std::string::npos);
}

struct BadCase
{
    const char* path;
    const char* value;
    const char* says; ///< a part of the message
};

constexpr std::array<BadCase, 67> kBad = {{
    {"server.prots", "5", "unknown key server.prots = 5; the nearest is server.ports"},
    {"sever.ports", "5", "unknown section sever"},
    {"clients.holdin", "4s", "the nearest is clients.office.holding"},
    {"clients.access.los", "0.1", "unknown key clients.office.access.los"},
    {"server.registry.X", "1", "unknown key server.registry.X"},
    {"server.encryption", "strong", "none, optional, required, required-128"},
    {"server.encryption_bits", "[\"64\"]", "40, 56, 128"},
    {"server.netbeui_ports", "5", "must be at most server.ports = 4"},
    {"clients.account.state", "disabled", "needs scenario.engine = \"packet\""},
    {"clients.account.password", "other", "needs scenario.engine = \"packet\""},
    {"server.ports", "0", "1..256 ports"},
    {"server.ports", "257", "1..256 ports"},
    {"server.ports", "4.5", "must be an integer"},
    {"server.ports", "many", "must be an integer"},
    {"server.hunt", "rotery", "the nearest is rotary"},
    {"server.hunt", "3", "must be a name"},
    {"server.service_pack", "sp7", "sp6a"},
    {"server.hotfixes", "[\"Q1\"]", "the nearest is Q194465"},
    {"server.cleanup", "10 bananas", "must be a law"},
    {"server.cleanup", "-3s", "must be a law"},
    {"server.cleanup", "{ uniform = [\"5s\", \"3s\"] }", "the lower end first"},
    {"server.cleanup", "{ gama = \"3s\" }", "no law is called gama"},
    {"server.cleanup", "{ lognormal = { mean = \"3s\" } }", "{ mean, cv }"},
    {"server.cleanup", "{ hyperexponential = { mean = \"3s\", cv = 0.5 } }", "1 <= cv"},
    {"server.cleanup", "{ exponential = \"0s\" }", "a mean above 0"},
    {"server.setup_time", "measured", "needs scenario.engine = \"packet\""},
    {"clients.holding", "0s", "must be a law"},
    {"clients.arrival_rate", "10 bananas", "/min"},
    {"clients.arrival_rate", "-1/s", "0 to 1e6/s"},
    {"clients.arrival_rate", "4e9/s", "0 to 1e6/s"},
    {"clients.holding", "{ exponential = \"50001d\" }", "times up to \"50000d\""},
    {"server.cleanup", "50001d", "times up to \"50000d\""},
    {"clients.count", "3", "exactly one of arrival_rate"},
    {"clients.idle_time", "3s", "is for groups with count only"},
    {"clients.netbeui_share", "1.5", "0..1"},
    {"clients.redial.probability", "0.5", "redial.pause is required"},
    {"clients.protocols", "[]", "one or more of tcpip, netbeui, ipx"},
    {"clients.name", "holding", "no key of a group"},
    {"scenario.warm_up", "1000s", "must be less than scenario.duration"},
    {"scenario.duration", "0s", "more than"},
    {"scenario.duration", "1e300s", "up to \"50000d\""},
    {"scenario.seed", "-1", "0..9223372036854775807"},
    {"scenario.precision", "0", "must be a precision"},
    {"scenario.precision", "101%", "up to \"100%\""},
    {"scenario.precision", "1 bananas", "must be a precision"},
    {"scenario.precision_metric", "refuse", "the nearest is refused"},
    {"scenario.precision_metric", "connected", "needs scenario.precision"},
    {"scenario.most_replications", "7", "needs scenario.precision"},
    {"clients.holding", "{ gamma = { mean = \"3s\", cv = 31 } }", "0.001 <= cv <= 30"},
    {"clients.holding", "{ weibull = { mean = \"3s\", cv = 1 } }", "{ mean, shape }"},
    {"clients.holding", "{ pareto = { mean = \"3s\", shape = 1 } }", "1.01 <= shape"},
    {"clients.holding", "{ empirical = \"none.csv\" }", "cannot be read"},
    {"clients.holding", "{ empirical = [\"3s\", [\"4s\", 0]] }", "row 2: \"0\" must be a number"},
    {"clients.holding", "{ empirical = [3] }", "row 1: time = \"3\" must be a time"},
    {"clients.holding", "{ empirical = [] }", "the name of a CSV file"},
    {"clients.profile", "[[\"1s\", 1]]", "must be \"0s\" in the first row"},
    {"clients.profile", "[[\"0s\", 1], [\"0s\", 2]]", "row 2: time = \"0s\" must be later"},
    {"clients.profile", "[[\"0s\"]]", "row 1: must have 2 to 2 cells: time, factor"},
    {"clients.profile_period", "24h", "needs profile"},
    {"clients.sinusoid", "{ amplitude = 0.5 }", "sinusoid.period is required"},
    {"clients.flash", "{ at = \"1h\", factor = 3 }", "flash.lasts is required"},
    {"clients.interarrival", "3s", "exactly one of"},
    {"clients.reconnect", "{ probability = 0.5 }", "reconnect.pause is required"},
    {"clients.auto_redial.attempts", "3", "auto_redial.pause is required"},
    {"clients.ports_per_call", "5", "must not be more than server.ports = 4"},
    {"server.drop_at", "1000s", "must be less than scenario.duration"},
    {"server.spread", "hunted", "the nearest is hunt"},
}};

TEST(ReadScenario, EachMistakeIsToldWithWhatIsAllowed)
{
    for (const BadCase& each : kBad)
    {
        SCOPED_TRACE(std::string(each.path) + " = " + each.value);
        const ScenarioReading reading = ReadWith(each.path, each.value);
        ASSERT_EQ(reading.problems.size(), 1U);
        EXPECT_NE(reading.problems.front().text.find(each.says), std::string::npos)
            << reading.problems.front().text;
    }
}

TEST(ReadScenario, ThePacketEngineMeasuresTheSetUpTime)
{
    const std::string packet = "[scenario]\nengine = \"packet\"\n" + std::string(kSmall).substr(11);
    EXPECT_FALSE(Read(packet).scenario.server.setupTime);
    scenario::Document document = scenario::ParseDocument(packet, "test.toml");
    ASSERT_FALSE(scenario::Assign(
        document.root, "server.setup_time", scenario::ParseOptionValue("measured")));
    EXPECT_TRUE(ReadScenario(document.root).problems.empty());
    ASSERT_FALSE(
        scenario::Assign(document.root, "server.setup_time", scenario::ParseOptionValue("2s")));
    EXPECT_NE(FirstProblem(ReadScenario(document.root)).find("for the call engine only"),
              std::string::npos);
}

TEST(ReadScenario, ThePacketEngineHasAddressesForSoManyHosts)
{
    const std::string many =
        "[scenario]\nduration = \"9s\"\nengine = \"packet\"\n[server]\nports = 1\n"
        "[[clients]]\nname = \"a\"\ncount = 300000\nholding = \"3s\"\n";
    EXPECT_EQ(
        FirstProblem(Read(many)),
        "clients.a.count = 300000: the packet engine has addresses for 262141 hosts of a group");
    std::string groups =
        "[scenario]\nduration = \"9s\"\nengine = \"packet\"\n[server]\nports = 1\n";
    for (int i = 0; i < 65; ++i)
    {
        groups += "[[clients]]\nname = \"g" + std::to_string(i) +
                  "\"\narrival_rate = \"1/h\"\nholding = \"3s\"\n";
    }
    EXPECT_EQ(FirstProblem(Read(groups)),
              "clients 65 groups; the packet engine has networks for 64");
}

TEST(ReadScenario, TellsAllMistakesInOneGoWithTheirLines)
{
    const ScenarioReading reading =
        Read("[scenario]\nduration = \"x\"\n[server]\nport = 3\n[[clients]]\nname = \"a\"\n");
    std::vector<std::uint32_t> lines;
    for (const scenario::Problem& problem : reading.problems)
    {
        lines.push_back(problem.place.line);
    }
    // duration; port unknown; ports missing; holding missing; neither rate nor count
    EXPECT_EQ(lines, (std::vector<std::uint32_t>{2, 4, 3, 5, 5}));
}

TEST(ReadScenario, NetbeuiStandsInOnePlaceOnly)
{
    const std::string both =
        std::string(kSmall) + "protocols = [\"netbeui\"]\nnetbeui_share = 0.5\n";
    EXPECT_NE(FirstProblem(Read(both)).find("must not stand beside netbeui"), std::string::npos);
    const std::string harmless =
        std::string(kSmall) + "protocols = [\"netbeui\"]\nnetbeui_share = 0\n";
    EXPECT_TRUE(Read(harmless).problems.empty());
}

TEST(ReadScenario, AUserHasOnePassword)
{
    const auto two = [](const std::string& user) {
        return Read(std::string(kSmall) +
                    "[[clients]]\nname = \"home\"\narrival_rate = \"1/h\"\nholding = \"3s\"\n"
                    "password = \"other\"\nuser = \"" +
                    user + "\"\n");
    };
    EXPECT_EQ(FirstProblem(two("user")),
              "clients.home.password must be that of clients.office: both log on as user \"user\", "
              "whose account has one password and one state");
    EXPECT_EQ(two("user").problems.front().place.line, 13U);
    EXPECT_EQ(FirstProblem(two("user2")), "none");
}

TEST(ReadScenario, AMistakeOfTheCommandLineIsNotLaidToTheFile)
{
    for (const auto& [path, value] : {std::pair("scenario.warm_up", "1000s"),
                                      std::pair("clients.count", "3"),
                                      std::pair("clients.idle_time", "3s")})
    {
        SCOPED_TRACE(path);
        const ScenarioReading reading = ReadWith(path, value);
        ASSERT_EQ(reading.problems.size(), 1U);
        EXPECT_EQ(reading.problems.front().place.origin, scenario::Origin::Option);
    }
}

TEST(ReadScenario, KeysWithoutEffectOnTheCallEngineAreNamed)
{
    const ScenarioReading reading = ReadWith("clients.access.rate", "1Mbps");
    EXPECT_EQ(reading.withoutEffect, std::vector<std::string>{"clients.office.access.rate"});
}

TEST(ReadScenario, TheExampleRunsAsItIs)
{
    scenario::Document document =
        scenario::ParseDocument(scenario::ExampleScenario(), "example.toml");
    document.root.erase(document.root.begin()); // the question, which is the experiment's
    const ScenarioReading reading = ReadScenario(document.root);
    EXPECT_TRUE(reading.problems.empty()) << FirstProblem(reading);
}

} // namespace

} // namespace pptplab::sim::reading
