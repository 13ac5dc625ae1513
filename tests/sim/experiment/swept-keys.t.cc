// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/swept-keys.h"

#include "sim/experiment/experiment.h"
#include "sim/scenario/keys/key.h"
#include "sim/scenario/keys/resolved-text.h"
#include "sim/scenario/values/document.h"
#include "tests/sim/experiment/two-groups.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

namespace pptplab::sim::experiment
{

namespace
{

constexpr const char* kPackets = R"([scenario]
duration = "1000s"
engine = "packet"
[server]
ports = 4
[topology]
kind = "two-sites"
[[clients]]
name = "office"
arrival_rate = "0.1/s"
holding = "30s"
[[probe]]
name = "ping"
from = "office"
to = "server"
[[firewall]]
name = "filter"
at = "office"
verdict = "drop"
[[nat]]
name = "box"
at = "office"
[[link]]
between = ["branch", "provider"]
down = "100s"
)";

using Pair = std::pair<std::string, std::string>; ///< two values as TOML

// Keys whose values are names in the scenario, or are bound by other keys.
const std::map<std::string, Pair> kOwnValues = {
    {"scenario.precision_metric", {"\"connected\"", "\"refused\""}},
    {"topology.servers_at", {"\"branch\"", "\"provider\""}},
    {"topology.clients_at", {"[\"branch\"]", "[\"provider\"]"}},
    {"clients.trace", {"[[\"1s\", \"2s\"]]", "[[\"2s\", \"2s\"]]"}},
    {"clients.profile", {"[[\"0s\", 1], [\"9s\", 3]]", "[[\"0s\", 1], [\"9s\", 2]]"}},
    {"probe.from", {"\"office\"", "\"branch\""}},
    {"firewall.at", {"\"office\"", "\"branch\""}},
    {"nat.at", {"\"office\"", "\"clients\""}},
    {"nat.forward_tcp", {"[]", "[\"server-1\"]"}},
    {"nat.forward_gre", {"[]", "[\"server-1\"]"}},
    {"link.between", {"[\"branch\", \"provider\"]", "[\"head-office\", \"provider\"]"}},
    {"attributes.NAME", {"536", "1400"}},
};

// By type; what is not here is read out of the range.
const std::map<std::string, Pair> kByType = {
    {"time", {"\"10s\"", "\"20s\""}},
    {"law", {"\"4s\"", "{ exponential = \"5s\" }"}},
    {"time or law", {"\"10ms\"", "\"20ms\""}},
    {"bit rate", {"\"64kbps\"", "\"128kbps\""}},
    {"rate", {"\"0.1/s\"", "\"0.2/s\""}},
    {"precision", {"\"1%\"", "0.001"}},
    {"address", {"\"172.16.0.7\"", "\"172.16.0.8\""}},
    {"network", {"\"10.0.0.0/14\"", "\"10.0.0.0/13\""}},
    {"verdict", {"\"accept\"", "\"drop\""}},
    {"name or number", {"\"tcp\"", "\"udp\""}},
    {"list of two integers", {"[61000, 65095]", "[61000, 65000]"}},
    {"list of times", {"[[\"10s\", \"20s\"]]", "[[\"10s\", \"30s\"]]"}},
    {"list of addresses", {"[\"10.0.0.2\"]", "[]"}},
    {"text", {"\"one\"", "\"two\""}},
    {"flag", {"true", "false"}},
};

/// The first two names of a range such as "none or more of a, b, c".
Pair
FirstNames(std::string range, bool inList)
{
    const std::size_t of = range.find(" of ");
    range = of == std::string::npos ? range : range.substr(of + 4);
    const std::size_t comma = range.find(", ");
    const std::string first = range.substr(0, comma);
    const std::string rest = comma == std::string::npos ? first : range.substr(comma + 2);
    const std::string second = rest.substr(0, rest.find(", "));
    const char* form = inList ? "[\"{}\"]" : "\"{}\"";
    return {fmt::format(fmt::runtime(form), first), fmt::format(fmt::runtime(form), second)};
}

Pair
ValuesOf(const scenario::KeyText& key)
{
    const auto own = kOwnValues.find(key.path);
    const auto typed = kByType.find(key.type);
    if (own != kOwnValues.end())
    {
        return own->second;
    }
    if (typed != kByType.end())
    {
        return typed->second;
    }
    if (key.type == "name" || key.type == "list of names")
    {
        return FirstNames(key.range, key.type != "name");
    }
    const double low = std::stod(key.range);
    if (key.type == "number")
    {
        return low > 0.25 ? Pair{fmt::format("{}", low + 1), fmt::format("{}", low + 2)}
                          : Pair{"0.25", "0.5"};
    }
    return {fmt::format("{:.0f}", low), fmt::format("{:.0f}", low + 1)};
}

/// What becomes of a grid over one key.
struct Tried
{
    bool works = false;
    std::string why; ///< it does not
};

Tried
Sweep(const std::string& base, const std::string& key, const Pair& values)
{
    try
    {
        const Experiment read = ReadExperiment(scenario::ParseDocument(
            fmt::format("{}[sweep]\n\"{}\" = [{}, {}]\n", base, key, values.first, values.second),
            "test.toml"));
        const Grid& grid = read.sweeps.front().grid;
        const std::string first = scenario::ResolvedText(read.ReadCell(grid.At(0)).scenario);
        return {first != scenario::ResolvedText(read.ReadCell(grid.At(1)).scenario),
                "both cells are the same"};
    }
    catch (const scenario::BadInput& error)
    {
        return {false, error.what()};
    }
}

/// A reason names the key, or the one that it needs beside it, and where it stands. Of another
/// topology it is the lines between its routers that do not fit.
bool
IsReason(const std::string& why, const std::string& key)
{
    const std::string section = key.substr(0, key.find('.'));
    const bool ofLines = section == "topology" && why.find("link.between") != std::string::npos;
    return why.rfind("test.toml:", 0) == 0 && (ofLines || why.find(section) != std::string::npos);
}

TEST(SweptKeys, EachKeyOfTheTableWorksOrIsRefusedWithAReason)
{
    std::size_t working = 0;
    for (const scenario::KeyText& key : scenario::AllKeys())
    {
        const std::string path =
            key.path == "attributes.NAME" ? "attributes.pptplab::NtHost::SegmentSize" : key.path;
        const bool packets =
            key.engines != scenario::Engines::Both && key.engines != scenario::Engines::CallOnly;
        const Tried tried = Sweep(packets ? kPackets : kTwoGroups, path, ValuesOf(key));
        working += tried.works ? 1 : 0;
        EXPECT_TRUE(tried.works || IsReason(tried.why, key.path)) << key.path << ": " << tried.why;
    }
    // So many when this was written; the others need a second key beside them, which their reasons
    // name.
    EXPECT_GE(working, 212U);
}

/// What is wrong with a grid of these lines over the calls; "none" if nothing is.
std::string
MistakeIn(const std::string& lines, const Settings& changes = {})
{
    try
    {
        const Experiment read = ReadExperiment(
            scenario::ParseDocument(kTwoGroups + "[sweep]\n" + lines, "test.toml"), changes);
        return read.notes.empty() ? "none" : read.notes.front();
    }
    catch (const scenario::BadInput& error)
    {
        return error.what();
    }
}

TEST(SweptKeys, AKeyThatALaterOneGoesOverIsRefused)
{
    EXPECT_EQ(MistakeIn("\"clients.office.holding\" = [\"1s\"]\n\"clients.holding\" = [\"2s\"]\n"),
              "test.toml:14: sweep: clients.office.holding has no effect: clients.holding, further "
              "down, goes over it");
    EXPECT_EQ(MistakeIn("\"clients.holding\" = [\"1s\"]\n\"clients.office.holding\" = [\"2s\"]\n"),
              "none")
        << "the other group keeps it";
    EXPECT_NE(MistakeIn("\"clients.1.holding\" = [\"1s\"]\n\"clients.2.holding\" = [\"2s\"]\n"
                        "\"clients.holding\" = [\"2s\"]\n")
                  .find("clients.1.holding has no effect"),
              std::string::npos);
}

TEST(SweptKeys, WhatIsNoKeyOfTheScenarioIsRefused)
{
    EXPECT_NE(MistakeIn("question = [\"a\"]\n").find("question is no key of the scenario"),
              std::string::npos);
    EXPECT_NE(MistakeIn("\"clients.office.name\" = [\"a\", \"b\"]\n").find("cannot be swept"),
              std::string::npos);
    EXPECT_NE(MistakeIn("\"clients.offce.holding\" = [\"1s\"]\n")
                  .find("no [[clients]] has the name offce; there are office, home"),
              std::string::npos);
    EXPECT_NE(MistakeIn("\"firewall.filter.verdict\" = [\"drop\"]\n")
                  .find("the scenario has no [[firewall]] to set it in"),
              std::string::npos);
    EXPECT_NE(MistakeIn("server.ports = [1, 2]\n").find("stands in quotes"), std::string::npos);
}

TEST(SweptKeys, TheCommandLineSetsMoreOrLessThanIsSwept)
{
    const std::string office = "\"clients.office.holding\" = [\"1s\", \"2s\"]\n";
    const Setting all{"clients.holding", scenario::ParseOptionValue("3s")};
    const Setting one{"clients.office.holding", scenario::ParseOptionValue("3s")};
    EXPECT_EQ(MistakeIn(office, {all}),
              "clients.holding is set, but clients.office.holding is still swept");
    EXPECT_EQ(
        MistakeIn("\"clients.holding\" = [\"1s\", \"2s\"]\n", {one}),
        "command line: clients.office.holding: clients.holding is swept and goes over it; set "
        "clients.holding instead");
}

TEST(SweptKeys, ASectionWithoutANameGoesByItsNumber)
{
    const Experiment read = ReadExperiment(scenario::ParseDocument(
        kPackets + std::string("[sweep]\n\"link.1.down\" = [\"1s\", \"2s\"]\n"
                               "\"firewall.filter.verdict\" = [\"accept\", \"drop\"]\n"),
        "test.toml"));
    const Grid& grid = read.sweeps.front().grid;
    ASSERT_EQ(grid.Cells().size(), 4U);
    EXPECT_EQ(read.ReadCell(grid.At(3)).scenario.links.front().down, std::chrono::seconds(2));
}

} // namespace

} // namespace pptplab::sim::experiment
