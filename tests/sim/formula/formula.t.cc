// SPDX-License-Identifier: GPL-2.0-only
#include "sim/formula/formula.h"

#include "sim/scenario/values/problem.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

namespace pptplab::sim::formula
{
namespace
{

std::map<std::string, double>
ResultsOf(const std::string& name, const std::vector<std::string>& words)
{
    const Formula& formula = FormulaNamed(name);
    std::map<std::string, double> results;
    for (const Result& result : Compute(formula, Given(formula.name, formula.arguments, words)))
    {
        results[result.name] = result.value;
    }
    return results;
}

std::string
MessageOf(const std::string& name, const std::vector<std::string>& words)
{
    try
    {
        ResultsOf(name, words);
    }
    catch (const scenario::BadInput& error)
    {
        return error.what();
    }
    return {};
}

/// Expects what other people's tables, or a calculation by hand, have for one result.
void
Expect(const std::string& name,
       const std::vector<std::string>& words,
       const std::string& result,
       double value,
       double relative = 1e-9)
{
    SCOPED_TRACE(name);
    const auto results = ResultsOf(name, words);
    ASSERT_EQ(results.count(result), 1U) << result;
    EXPECT_NEAR(results.at(result), value, relative * std::abs(value)) << result;
}

TEST(Formula, GivesWhatTablesHave)
{
    Expect("erlang-b", {"load=36.11", "ports=48"}, "refused", 0.01, 1e-3);
    Expect("erlang-b", {"2", "2"}, "refused", 0.4);
    Expect("erlang-b", {"2", "2"}, "carried", 1.2);
    Expect("erlang-b-continuous", {"2", "2"}, "refused", 0.4);
    Expect("erlang-b-load", {"48", "1%"}, "load", 36.11, 1e-3);
    Expect("erlang-b-ports", {"36", "1%"}, "ports", 48);
    Expect("design-effect", {"45", "50"}, "deviation_per_root_arrival", 0.6486, 1e-4);
    Expect("erlang-c", {"1", "2"}, "waits", 1.0 / 3);
    Expect("erlang-c", {"1", "2", "time=0.5"}, "waits_longer", std::exp(-0.5) / 3);
    Expect("engset", {"sources=2", "ports=1", "calls_per_idle_source=1"}, "call_congestion", 0.5);
    Expect("engset", {"2", "1", "1"}, "time_congestion", 2.0 / 3);
    Expect("idle-ports", {"4", "2"}, "idle", 2 - 4 * (1 - 8.0 / 13));
    // q = 1, 1, 1.
    Expect("multi-port", {"1/1, 0.5/2", "2"}, "refused_1", 1.0 / 3);
    Expect("multi-port", {"1/1, 0.5/2", "2"}, "refused_2", 2.0 / 3);
}

TEST(Formula, KnowsOverflowAndItsApproximations)
{
    // One port at 1 erlang overflows 0.5 with the variance 0.5 (1 - 0.5 + 1 / 1.5).
    Expect("overflow", {"1", "1"}, "mean", 0.5);
    Expect("overflow", {"1", "1"}, "variance", 0.5 * (0.5 + 1 / 1.5));
    Expect("together", {"1/2, 3/4"}, "peakedness", 1.5);
    // Wilkinson is exact for the overflow of one group: B(1, 3) / B(1, 1) = 1/16 / (1/2).
    const auto stream = ResultsOf("overflow", {"1", "1"});
    const std::string mean = "mean=" + std::to_string(stream.at("mean"));
    const std::string variance = "variance=" + std::to_string(stream.at("variance"));
    Expect("equivalent-group", {mean, variance}, "load", 1, 1e-4);
    Expect("wilkinson", {mean, variance, "ports=2"}, "refused", 0.125, 1e-4);
    Expect("rapp", {"5", "8"}, "load", 8 + 3 * 1.6 * 0.6);
    Expect("hayward", {"2", "2", "2"}, "refused", 0.4);
}

TEST(Formula, KnowsRedial)
{
    const std::vector<std::string> words = {"8", "10", "1", "pause=1", "tries=1000"};
    Expect("retrial", words, "refused", 0.352425540287, 1e-11);
    EXPECT_LT(ResultsOf("retrial", words).at("callers_beyond_tries"), 1e-40);
    Expect("retrial",
           {"8", "10", "1", "pause=30min", "holding=30min"},
           "pausing",
           4.35379172234141,
           1e-10);
    Expect("retrial-tries", {"1", "2", "0.8", "0.1", "tries=1"}, "refused", 0.2);
    Expect("retrial-without-pause", {"1", "1", "0.5", "3"}, "refused", 7.0 / 11);
    Expect("retrial-long-pauses", {"1", "1", "0", "3"}, "refused", 0.5);
}

TEST(Formula, KnowsWhatChangesWithTime)
{
    Expect("busy-at", {"300", "256", "0.25"}, "all_busy", 5.7382687187874435e-70, 1e-11);
    Expect("busy-at",
           {"300", "256", "time=7.5min", "holding=30min"},
           "all_busy",
           5.7382687187874435e-70,
           1e-11);
    Expect("busy-at", {"3", "1", "0.5", "busy=1"}, "busy_1", 0.75 * -std::expm1(-2));
    Expect("busy-at", {"3", "1", "0.5", "start=1"}, "all_busy", 0.75 + 0.25 * std::exp(-2));
    Expect("refused-from-empty", {"2", "3", "0", "0.7"}, "refused", 0.0270785655828085423, 1e-10);
    Expect("busy", {"2", "2", "busy=1"}, "busy_1", 0.4);
    Expect("busy", {"1", "1"}, "relaxation_time", 0.5);
    const std::vector<std::string> constant = {"ports=2", "steps=0/2", "from=50", "to=51"};
    for (const char* name : {"varying-load", "modified-offered-load", "pointwise-stationary"})
    {
        Expect(name, constant, "refused", 0.4, 1e-8);
    }
    Expect("busy-under-varying-load",
           {"2", "50", "mean=2", "amplitude=0", "period=1"},
           "all_busy",
           0.4,
           1e-8);
    Expect("load-at",
           {"time=2", "steps=0/10, 1/20"},
           "unlimited_busy",
           20 - 10 * std::exp(-1) - 10 * std::exp(-2));
    Expect("load-at", {"time=60min", "steps=0h/10, 0.5h/20", "holding=30min"}, "load", 20);
    Expect("poisson", {"2", "3"}, "probability", 8.0 / 6 * std::exp(-2));
}

TEST(Formula, KnowsCleanUpServersAndTimers)
{
    const std::vector<std::string> one = {"1", "90/h", "30min", "4s"};
    for (const char* name :
         {"cleanup-random", "cleanup-server", "cleanup-lowest", "cleanup-repaired"})
    {
        const double load = 1804.0 / 40;
        Expect(name, one, "refused", load / (1 + load));
    }
    Expect("cleanup-random", one, "mean_in_cleanup", 4.0 / 40 / (1 + 1804.0 / 40));
    Expect("held-load",
           {"90/h", "30min", "cleanup=4s", "netbeui_share=0.5", "ports=1"},
           "load",
           1802.0 / 40);
    Expect("in-turn", {"1", "1", "1"}, "refused", 0.5);
    Expect("renewal", {"{ exponential = \"40s\" }", "40s", "2"}, "refused", 0.2);
    Expect("renewal", {"40s", "40s", "1"}, "refused", std::exp(-1));
    Expect("give-up", {"retransmissions=3", "rto=3s"}, "gives_up_after", 45);
    Expect("give-up", {"9", "500ms"}, "dead_tunnel_after_echo", 60);
}

TEST(Formula, TakesArgumentsByNameByDashesAndByPlace)
{
    const auto expected = ResultsOf("erlang-b", {"load=45", "ports=50"});
    EXPECT_EQ(ResultsOf("erlang-b", {"--ports", "50", "--load=45"}), expected);
    EXPECT_EQ(ResultsOf("erlang-b", {"45 erlangs", "50 ports"}), expected);
    EXPECT_EQ(ResultsOf("erlang-b", {"ports = 50", "45E"}), expected);
}

TEST(Formula, TellsWhatIsRight)
{
    const auto expect = [](const std::vector<std::string>& words, const char* says) {
        const std::string message = MessageOf("erlang-b", words);
        EXPECT_NE(message.find(says), std::string::npos) << message;
    };
    expect({"load=45"}, "ports is missing: ports, a whole number of ports, such as 50; 0 to 1e7");
    expect({"load=45", "prots=3"}, "prots is none of its arguments; the nearest is ports");
    expect({"load=45s", "ports=3"},
           "load = 45s must be a number of erlangs, such as 45; 0 to 1e12");
    expect({"load=45", "ports=3.5"}, "ports = 3.5 must be a whole number of ports");
    expect({"load=-1", "ports=3"}, "allowed: ");
    expect({"45", "50", "1"}, "1 is one value too many");
    expect({"45", "50", "load=3"}, "load is given twice");
    expect({"---", "50"}, "load = --- must be a number of erlangs");
    expect({"-=45", "50"}, "load = -=45 must be a number of erlangs");
    EXPECT_NE(MessageOf("erlng-b", {}).find("the nearest is erlang-b"), std::string::npos);
    EXPECT_NE(MessageOf("busy-at", {"3", "1", "15min"}).find("needs holding"), std::string::npos);
    EXPECT_NE(MessageOf("varying-load", {"3", "0", "1"}).find("steps"), std::string::npos);
    EXPECT_NE(MessageOf("engset", {"3", "1", "-2"}).find("0..1e6"), std::string::npos);
    EXPECT_NE(MessageOf("renewal", {"soon", "1s", "2"}).find("must be a law"), std::string::npos);
}

TEST(Formula, EachHasItsNameSourceAndError)
{
    std::set<std::string_view> names;
    for (const Formula& formula : Formulas())
    {
        EXPECT_TRUE(names.insert(formula.name).second) << formula.name;
        EXPECT_FALSE(formula.source.empty()) << formula.name;
        EXPECT_FALSE(formula.error.empty()) << formula.name;
        EXPECT_FALSE(formula.functions.empty()) << formula.name;
        std::set<std::string_view> arguments;
        for (const Argument& argument : formula.arguments)
        {
            EXPECT_TRUE(arguments.insert(argument.name).second) << argument.name;
            EXPECT_FALSE(argument.range.empty()) << argument.name;
        }
    }
}

} // namespace
} // namespace pptplab::sim::formula
