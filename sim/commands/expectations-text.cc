// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/expectations-text.h"

#include "sim/reproduce/tables.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <string>

namespace pptplab::sim::commands
{

namespace
{

constexpr const char* kNotJudged = "not judged";

const char*
WordOf(const std::optional<reproduce::Verdict>& verdict)
{
    return !verdict ? kNotJudged : verdict->holds ? "holds" : "FAILS";
}

const char*
MarkOf(const std::optional<reproduce::Verdict>& verdict)
{
    return !verdict ? "-" : verdict->holds ? "✓" : "✗";
}

std::string
SeenText(const std::optional<reproduce::Verdict>& verdict)
{
    if (!verdict)
    {
        return "it speaks of cells that were not run";
    }
    return "seen: " + (verdict->cells > 1 ? "at the farthest, " + verdict->text : verdict->finding);
}

nlohmann::ordered_json
ToJson(const experiment::Settings& settings)
{
    auto object = nlohmann::ordered_json::object();
    for (const experiment::Setting& setting : settings)
    {
        object[setting.key] = experiment::Label(setting.value);
    }
    return object;
}

nlohmann::ordered_json
ToJson(const experiment::Expectation& expected, const std::optional<reproduce::Verdict>& verdict)
{
    nlohmann::ordered_json object = {{"metric", expected.metric}, {"at", ToJson(expected.at)}};
    if (expected.between)
    {
        object["between"] = {expected.between->low, expected.between->high};
    }
    else
    {
        object["agrees_with"] = ToJson(expected.agreesWith);
        object["within"] = expected.within;
    }
    object["because"] = expected.because;
    object["verdict"] = !verdict ? kNotJudged : verdict->holds ? "holds" : "fails";
    object["seen"] = verdict ? nlohmann::ordered_json(verdict->text) : nlohmann::ordered_json();
    return object;
}

} // namespace

void
Print(const reproduce::JudgedClaims& judged,
      const std::vector<reproduce::Outcomes>& cells,
      std::ostream& out)
{
    if (judged.expectations.empty())
    {
        return;
    }
    const auto keys = cells.empty() ? experiment::Settings() : cells.front().settings;
    std::size_t holding = 0;
    std::size_t left = 0;
    fmt::print(out, "\nExpected:\n");
    for (std::size_t i = 0; i < judged.expectations.size(); ++i)
    {
        const experiment::Expectation& expected = judged.expectations[i];
        const auto& verdict = judged.verdicts[i];
        holding += verdict && verdict->holds ? 1 : 0;
        left += verdict ? 0 : 1;
        fmt::print(out,
                   "  {} {}: {} {}, {}\n      {}\n      because {}\n",
                   MarkOf(verdict),
                   WordOf(verdict),
                   expected.metric,
                   reproduce::WhereText(expected.at, keys),
                   reproduce::ExpectedText(expected),
                   SeenText(verdict),
                   expected.because);
    }
    fmt::print(out,
               "  {} of {} expectations hold{}\n",
               holding,
               judged.expectations.size() - left,
               left == 0 ? "" : fmt::format(", {} not judged", left));
}

void
AddTo(nlohmann::ordered_json& object, const reproduce::JudgedClaims& judged)
{
    for (std::size_t i = 0; i < judged.expectations.size(); ++i)
    {
        object["expectations"].push_back(ToJson(judged.expectations[i], judged.verdicts[i]));
    }
}

} // namespace pptplab::sim::commands
