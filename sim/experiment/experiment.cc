// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/experiment.h"

#include "sim/experiment/swept-keys.h"
#include "sim/load/full-log.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/address.h"
#include "sim/scenario/values/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace pptplab::sim::experiment
{

namespace
{

// Beyond this many, further problems are most likely the same one in other cells.
constexpr std::size_t kMaxProblems = 20;

// A sweep over a thousand files says the same of each.
constexpr std::size_t kMaxNotes = 20;

void
AddNew(const scenario::Problems& more, scenario::Problems& problems)
{
    for (const scenario::Problem& problem : more)
    {
        const bool known =
            std::any_of(problems.begin(), problems.end(), [&](const scenario::Problem& each) {
                return each.text == problem.text;
            });
        if (!known && problems.size() < kMaxProblems)
        {
            problems.push_back(problem);
        }
    }
}

/// Takes a section out of a file: what stays in the end is the scenario.
std::optional<scenario::Value>
TakeOut(scenario::Value::Table& root, std::string_view key)
{
    const auto found = std::find_if(
        root.begin(), root.end(), [&](const scenario::Entry& each) { return each.key == key; });
    if (found == root.end())
    {
        return std::nullopt;
    }
    scenario::Value value = std::move(found->value);
    root.erase(found);
    return value;
}

std::string
QuestionIn(const std::optional<scenario::Value>& value, scenario::Problems& problems)
{
    if (!value)
    {
        return {};
    }
    if (value->String() == nullptr)
    {
        problems.push_back(
            {value->place, fmt::format("question = {} must be a text", scenario::ToToml(*value))});
        return {};
    }
    return *value->String();
}

/// "Q194465": what the catalogue finds the file by.
bool
IsArticleNumber(const scenario::Value& value)
{
    const std::string* text = value.String();
    return text != nullptr && text->size() > 1 && text->front() == 'Q' &&
           text->find_first_not_of("0123456789", 1) == std::string::npos;
}

void
CheckArticles(const std::optional<scenario::Value>& value, scenario::Problems& problems)
{
    if (!value)
    {
        return;
    }
    const auto* list = value->AsList();
    if (list == nullptr || !std::all_of(list->begin(), list->end(), IsArticleNumber))
    {
        problems.push_back({value->place,
                            fmt::format("articles = {} must be a list of article numbers: "
                                        "[\"Q194465\"]",
                                        scenario::ToToml(*value))});
    }
}

void
AddNew(const std::vector<std::string>& more, std::vector<std::string>& notes)
{
    for (const std::string& note : more)
    {
        if (std::find(notes.begin(), notes.end(), note) == notes.end() && notes.size() < kMaxNotes)
        {
            notes.push_back(note);
        }
    }
}

/// Applies --set and its like. Pictures and comparisons are of the sweep as it is written, and fall
/// with it; an expectation may speak of cells that are left.
void
ApplyChanges(Experiment& experiment, const Settings& changes, scenario::Problems& problems)
{
    for (Sweep& sweep : experiment.sweeps)
    {
        const CutReading reading = CutAxes(changes, experiment.scenario, sweep.grid);
        AddNew(reading.problems, problems);
        AddNew(reading.notes, experiment.notes);
        if (reading.cut)
        {
            sweep.claims.plots.clear();
            sweep.claims.comparison.reset();
        }
    }
    for (const Setting& change : changes)
    {
        auto wrong = WrongSection(change.key, experiment.scenario);
        if (!wrong)
        {
            wrong = scenario::Assign(experiment.scenario, change.key, change.value);
        }
        if (wrong)
        {
            problems.push_back(
                {change.value.place,
                 fmt::format("{} = {}: {}", change.key, scenario::ToToml(change.value), *wrong)});
        }
    }
}

/// Reads these cells for what is wrong with them; keeps what is to be told of them in `notes`.
scenario::Problems
ProblemsOf(const Experiment& experiment,
           const Grid& grid,
           const std::vector<std::size_t>& cells,
           std::vector<std::string>& notes)
{
    scenario::Problems problems;
    for (const std::size_t number : cells)
    {
        const reading::ScenarioReading cell = experiment.ReadCell(grid.At(number));
        AddNew(cell.problems, problems);
        AddNew(cell.notes, notes);
        const auto onLog =
            cell.problems.empty() ? load::NoteOnFullLog(cell.scenario) : std::nullopt;
        if (onLog)
        {
            AddNew({*onLog}, notes);
        }
        if (problems.size() == kMaxProblems)
        {
            break;
        }
    }
    return problems;
}

/// Reads the cells of one grid, or of a large one some.
void
CheckCells(const Grid& grid, Experiment& experiment, scenario::Problems& problems)
{
    auto cells = grid.Cells();
    if (cells.empty())
    {
        const std::string name = grid.name.empty() ? "" : " " + grid.name;
        AddNew({{scenario::Place{scenario::Origin::File, 0},
                 fmt::format("sweep{}: where drops every cell", name)}},
               problems);
    }
    if (cells.size() > kMostReadAtOnce)
    {
        cells = grid.Sample(cells, kMostReadAtOnce);
    }
    AddNew(ProblemsOf(experiment, grid, cells, experiment.notes), problems);
}

/// Drops all grids but one.
void
KeepOnly(const std::string& name, Experiment& experiment, scenario::Problems& problems)
{
    std::vector<std::string> names;
    std::vector<Sweep> kept;
    for (Sweep& sweep : experiment.sweeps)
    {
        names.push_back(sweep.grid.name);
        if (sweep.grid.name == name)
        {
            kept.push_back(std::move(sweep));
        }
    }
    if (kept.empty() && !names.empty())
    {
        const bool unnamed = names.size() == 1 && names.front().empty();
        problems.push_back({scenario::Place{},
                            unnamed ? fmt::format("--grid {}: the file has no [[sweep]]", name)
                                    : fmt::format("--grid {}: there are {}; the nearest is {}",
                                                  name,
                                                  scenario::Joined(names),
                                                  scenario::Nearest(name, names))});
    }
    experiment.sweeps = std::move(kept);
}

/// Whether something is to happen at a certain time of the run.
bool
HasTimes(const scenario::Scenario& scenario)
{
    const auto changes = [](const scenario::ClientGroup& group) {
        const scenario::RateChange& change = group.change;
        const auto& calls = group.calls;
        return change.steps || change.period || change.sine || change.flash || calls.trace ||
               !group.access.impairments.outages.empty();
    };
    const auto lasts = [](const scenario::FirewallRule& rule) {
        return rule.from > Duration::zero() || rule.until;
    };
    return scenario.server.dropAt || scenario.server.failures || scenario.server.filteringStopsAt ||
           !scenario.server.service.IsEmpty() || !scenario.links.empty() ||
           !scenario.probes.empty() || !scenario.server.access.impairments.outages.empty() ||
           std::any_of(scenario.clients.begin(), scenario.clients.end(), changes) ||
           std::any_of(scenario.firewall.begin(), scenario.firewall.end(), lasts);
}

/// The names of the groups of clients, as far as they are written as they should be.
std::vector<std::string>
GroupsIn(const scenario::Value::Table& root)
{
    const scenario::Value* clients = scenario::Find(root, "clients");
    const auto* groups = clients == nullptr ? nullptr : clients->AsList();
    return groups == nullptr ? std::vector<std::string>() : scenario::NamesIn(*groups);
}

} // namespace

std::size_t
Experiment::CellCount() const
{
    std::size_t cells = 0;
    for (const Sweep& sweep : sweeps)
    {
        cells += sweep.grid.Cells().size();
    }
    return cells;
}

void
Experiment::RequireGood(const Grid& grid, const std::vector<std::size_t>& cells) const
{
    std::vector<std::string> untold;
    const scenario::Problems problems = ProblemsOf(*this, grid, cells, untold);
    if (!problems.empty())
    {
        throw scenario::BadInput(file, problems);
    }
}

reading::ScenarioReading
Experiment::ReadCell(const Settings& settings) const
{
    scenario::Value::Table root = scenario;
    scenario::Problems problems;
    for (const Setting& setting : settings)
    {
        if (const auto wrong = scenario::Assign(root, setting.key, setting.value))
        {
            problems.push_back(
                {setting.value.place,
                 fmt::format("{} = {}: {}", setting.key, scenario::ToToml(setting.value), *wrong)});
        }
    }
    reading::ScenarioReading reading = reading::ReadScenario(root);
    if (quick && reading.problems.empty() && problems.empty())
    {
        ShortenForQuick(reading.scenario);
    }
    reading.problems.insert(reading.problems.begin(), problems.begin(), problems.end());
    return reading;
}

void
ShortenForQuick(scenario::Scenario& scenario)
{
    constexpr int kTimesShorter = 10;
    const bool packets = scenario.engine == scenario::Engine::Packet;
    const Duration least =
        packets ? Duration(std::chrono::minutes(30)) : std::chrono::hours(12 * 24);
    scenario.precision.reset();
    const Duration counted = scenario.duration - scenario.warmUp;
    // Without a warm-up a run shows a course of events, not a steady state.
    if (scenario.warmUp > Duration::zero() && counted > least && !HasTimes(scenario))
    {
        scenario.duration = scenario.warmUp + std::max(counted / kTimesShorter, least);
    }
}

Experiment
ReadExperiment(const scenario::Document& document, const Settings& changes, const std::string& grid)
{
    Experiment experiment;
    experiment.file = document.file;
    experiment.scenario = document.root;
    scenario::Problems problems;
    experiment.question = QuestionIn(TakeOut(experiment.scenario, "question"), problems);
    CheckArticles(TakeOut(experiment.scenario, "articles"), problems);
    GridsReading reading = ReadGrids(TakeOut(experiment.scenario, "sweep"));
    AddNew(reading.problems, problems);
    const ClaimSections sections{TakeOut(experiment.scenario, "expect"),
                                 TakeOut(experiment.scenario, "plot"),
                                 TakeOut(experiment.scenario, "compare"),
                                 GroupsIn(experiment.scenario)};
    if (reading.problems.empty())
    {
        ClaimsReading claims = ReadClaims(sections, reading.grids);
        AddNew(claims.problems, problems);
        for (std::size_t i = 0; i < reading.grids.size(); ++i)
        {
            experiment.sweeps.push_back({std::move(reading.grids[i]), std::move(claims.claims[i])});
        }
    }
    if (!grid.empty())
    {
        KeepOnly(grid, experiment, problems);
    }
    for (const Sweep& sweep : experiment.sweeps)
    {
        AddNew(ProblemsOfKeys(sweep.grid, experiment.scenario), problems);
    }
    ApplyChanges(experiment, changes, problems);
    for (const Sweep& sweep : experiment.sweeps)
    {
        CheckCells(sweep.grid, experiment, problems);
    }
    if (!problems.empty())
    {
        throw scenario::BadInput(document.file, problems);
    }
    return experiment;
}

Experiment
ReadExperiment(const std::filesystem::path& file, const Settings& changes, const std::string& grid)
{
    return ReadExperiment(scenario::LoadDocument(file), changes, grid);
}

} // namespace pptplab::sim::experiment
