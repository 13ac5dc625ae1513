// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/sweep-file.h"

#include "sim/campaign/campaign.h"
#include "sim/experiment/experiment.h"
#include "sim/results/wish.h"
#include "sim/scenario/keys/resolved-text.h"
#include "sim/scenario/values/document.h"
#include "sim/version/version.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>
#include <utility>
#include <vector>

namespace pptplab::sim::reproduce
{

namespace
{

/// A cell of the plan: by what it is found, and what tells it from the others.
struct PlannedPlace
{
    std::string key;
    experiment::Settings settings;
};

std::vector<PlannedPlace>
PlanOf(const analysis::Store& store, std::int64_t campaign)
{
    std::vector<PlannedPlace> cells;
    store.ForEachCell(campaign, [&](const analysis::StoredCell& cell) {
        cells.push_back({cell.plan.key, results::ValuesOf(cell.plan.setup.settings)});
    });
    return cells;
}

experiment::Experiment
ReadText(const std::string& text)
{
    return experiment::ReadExperiment(scenario::ParseDocument(text, "the stored scenario"));
}

/// What the text reads as; none when it is no scenario.
std::optional<std::string>
Resolved(const std::string& text)
{
    auto reading = reading::ReadScenario(scenario::ParseDocument(text, "the stored scenario").root);
    return reading.problems.empty() ? std::optional(scenario::ResolvedText(reading.scenario))
                                    : std::nullopt;
}

std::vector<std::string>
LinesOf(const std::string& text)
{
    std::istringstream in(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
    {
        lines.push_back(line + "\n");
    }
    return lines;
}

std::string
Joined(const std::vector<std::string>& lines)
{
    return fmt::format("{}", fmt::join(lines, ""));
}

/// The axes as [sweep] has them; where the cells are not their product, a zip of all cells.
std::string
SweepOf(const std::string& stored, const std::vector<PlannedPlace>& cells)
{
    if (cells.empty() || cells.front().settings.empty())
    {
        return "";
    }
    std::size_t product = 1;
    std::string zip;
    for (std::size_t axis = 0; axis < cells.front().settings.size(); ++axis)
    {
        scenario::Value::List all;
        std::set<std::string> different;
        for (const PlannedPlace& cell : cells)
        {
            all.push_back(cell.settings[axis].value);
            different.insert(scenario::ToToml(all.back()));
        }
        product *= different.size();
        zip += fmt::format("{}{} = {}",
                           zip.empty() ? "" : ", ",
                           scenario::Quoted(cells.front().settings[axis].key),
                           scenario::ToToml(scenario::Value{std::move(all), scenario::Place{}}));
    }
    return product == cells.size() ? stored
                                   : fmt::format("[sweep]\ncells = {{ zip = {{ {} }} }}\n", zip);
}

/// Whether the file has the cells of the plan. Of many some are looked at.
bool
Repeats(const std::string& text, const std::vector<PlannedPlace>& cells)
{
    constexpr std::size_t kLookedAt = 50;
    const experiment::Experiment experiment = ReadText(text);
    const std::size_t step = 1 + cells.size() / kLookedAt;
    for (std::size_t i = 0; i < cells.size(); i += step)
    {
        const auto reading = experiment.ReadCell(cells[i].settings);
        if (!reading.problems.empty() || campaign::KeyOf(reading.scenario) != cells[i].key)
        {
            return false;
        }
    }
    return true;
}

} // namespace

std::string
WithoutDefaults(const std::string& resolved)
{
    const auto all = Resolved(resolved);
    std::vector<std::string> lines = LinesOf(resolved);
    for (std::size_t i = lines.size(); i-- > 0;)
    {
        std::vector<std::string> fewer = lines;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        if (lines[i].front() != '[' && Resolved(Joined(fewer)) == all)
        {
            lines = std::move(fewer);
        }
    }
    for (std::size_t i = lines.size(); i-- > 0;)
    {
        const bool isOne = lines[i].front() == '[' && lines[i].compare(0, 2, "[[") != 0;
        if (isOne && (i + 1 == lines.size() || lines[i + 1].front() == '['))
        {
            lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
    return Joined(lines);
}

SweepFile
SweepFileOf(const analysis::Store& store, const analysis::StoredCampaign& campaign)
{
    const std::string& stored = campaign.head.scenario;
    SweepFile file;
    const std::size_t begin = stored.find("[scenario]\n");
    const std::size_t end =
        std::min({stored.find("\n[sweep]\n"), stored.find("\n[[sweep]]\n"), stored.size() - 1}) + 1;
    file.whole = stored.substr(begin, end - begin);
    file.question = ReadText(stored.substr(0, end)).question; // a stored zip reads as no sweep
    const auto cells = PlanOf(store, campaign.id);
    const std::string question =
        file.question.empty() ? ""
                              : fmt::format("question = {}\n", scenario::Quoted(file.question));
    const std::string sweep = SweepOf(stored.substr(end), cells);
    file.text = question + WithoutDefaults(file.whole) + sweep;
    // A key that somebody set to what follows from others in the first cell stays set in the
    // others.
    const bool canTell = campaign.head.programVersion == version::ProgramVersion();
    if (canTell && !Repeats(file.text, cells))
    {
        file.text = question + file.whole + sweep;
    }
    return file;
}

} // namespace pptplab::sim::reproduce
