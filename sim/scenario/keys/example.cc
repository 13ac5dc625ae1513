// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/example.h"

#include "sim/scenario/keys/key.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pptplab::sim::scenario
{

namespace
{

struct ExampleValue
{
    std::string_view path;
    std::string_view value;
};

// Q194465 at a size where it shows: 45 erlangs on 50 ports, half of the callers with NetBEUI.
constexpr std::array<ExampleValue, 10> kValues = {{
    {"scenario.duration", "\"200000s\""},
    {"scenario.warm_up", "\"20000s\""},
    {"server.ports", "50"},
    {"server.hunt", "\"rotary\""},
    {"server.setup_time", "\"1.2s\""},
    {"clients.name", "\"office\""},
    {"clients.arrival_rate", "\"0.025/s\""},
    {"clients.holding", "{ exponential = \"30min\" }"},
    {"clients.netbeui_share", "0.5"},
    {"server.service_pack", "\"sp3\""},
}};

struct ShortLine
{
    std::string_view key; ///< "[server]" opens a section
    std::string_view value;
    std::string_view remark;
};

// The same load, for two days.
constexpr std::array<ShortLine, 13> kShortLines = {{
    {"[scenario]", "", ""},
    {"duration", "\"2d\"", "simulated time with the warm-up; s, min, h, d"},
    {"warm_up", "\"5h\"", "from the empty start, not counted"},
    {"replications", "5", "runs: more make the intervals narrower"},
    {"[server]", "", ""},
    {"service_pack", "\"sp3\"", "rtm, sp1 ... sp6a: its faults"},
    {"ports", "50", "sessions at a time"},
    {"hunt", "\"rotary\"", "which port is offered first: lowest, random, ..."},
    {"[[clients]]", "", ""},
    {"name", "\"office\"", ""},
    {"arrival_rate", "\"90/h\"", "calls of all of them: 45 erlangs"},
    {"holding", "{ exponential = \"30min\" }", "length of a session"},
    {"netbeui_share", "0.5", "of the sessions, 0 to 1"},
}};

/// How a section opens: a list of which there may be none is only shown.
std::string
OpeningOf(std::string_view section)
{
    if (section == "probe" || section == "firewall" || section == "nat" || section == "link")
    {
        return "\n# [[{}]]\n";
    }
    return section == "clients" ? "\n[[{}]]\n" : "\n[{}]\n";
}

std::string
Line(const KeyText& key)
{
    const auto example = std::find_if(
        kValues.begin(), kValues.end(), [&](const auto& each) { return each.path == key.path; });
    const std::string name = key.path.substr(key.path.find('.') + 1);
    std::string text = fmt::format("# {}: {} ({})\n", key.meaning, key.type, key.range);
    if (example != kValues.end())
    {
        return text + fmt::format("{} = {}\n", name, example->value);
    }
    return text + fmt::format("# {} = {}\n", name, key.defaultText);
}

} // namespace

std::string
ExampleScenario()
{
    std::string text = "# A scenario of pptplab. Lines that begin with # show the other keys and "
                       "their defaults.\n"
                       "question = \"How often are callers refused while ports are free?\"\n";
    std::string section;
    for (const KeyText& key : AllKeys())
    {
        const std::string opens = key.path.substr(0, key.path.find('.'));
        if (opens == "question" || opens == "attributes")
        {
            continue;
        }
        if (opens != section)
        {
            section = opens;
            text += fmt::format(fmt::runtime(OpeningOf(section)), section);
        }
        text += Line(key);
    }
    text += "\n# The same in a grid: pptplab sweep FILE --db results.db\n"
            "# [sweep]\n"
            "# \"server.service_pack\" = [\"sp3\", \"sp4\"]\n"
            "# \"server.ports\" = { from = 46, to = 54, step = 2 }\n";
    return text;
}

std::string
ShortScenario()
{
    std::string text =
        "# A scenario of pptplab; `pptplab init` writes all keys, `pptplab list --keys` "
        "explains them.\n"
        "question = \"How often are callers refused while ports are free?\"\n";
    for (const ShortLine& line : kShortLines)
    {
        constexpr int kRemarks = 40; // where they begin
        const std::string setting = line.value.empty()
                                        ? fmt::format("\n{}", line.key)
                                        : fmt::format("{} = {}", line.key, line.value);
        text += line.remark.empty() ? setting + "\n"
                                    : fmt::format("{:<{}}# {}\n", setting, kRemarks, line.remark);
    }
    text += "\n# The same in a grid: pptplab sweep FILE --db my.db\n"
            "# [sweep]\n"
            "# \"server.service_pack\" = [\"sp3\", \"sp4\"]\n"
            "# \"server.ports\" = [46, 50, 54]\n";
    return text;
}

} // namespace pptplab::sim::scenario
