// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/choice.h"
#include "analysis/store/store.h"
#include "sim/commands/command.h"
#include "sim/commands/failure.h"
#include "sim/commands/scenario-options.h"
#include "sim/commands/task-group.h"
#include "sim/commands/wish-options.h"
#include "sim/experiment/claims.h"
#include "sim/files/output-folder.h"
#include "sim/pictures/draw.h"
#include "sim/pictures/stored-cells.h"
#include "sim/results/wish.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/problem.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

namespace pptplab::sim::commands
{

namespace
{

struct PlotOptions
{
    std::string database;
    results::Wish wish;
    std::string kind;
    std::string x;
    std::vector<std::string> y; ///< metrics; of a heat map the key upwards
    std::vector<std::string> series;
    std::vector<std::string> panels;
    std::vector<std::string> at;
    std::vector<std::string> log;
    std::string title;
    std::string out = ".";
    bool png = false;
};

/// The cells of one campaign, and what files call its picture.
struct Grid
{
    std::string name;
    std::vector<pictures::Outcomes> cells;
};

bool
Contains(const std::vector<std::string>& names, const std::string& name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

experiment::PlotKind
KindOf(const PlotOptions& options)
{
    const auto& kinds = experiment::kPlotKinds;
    const auto found = std::find(kinds.begin(), kinds.end(), options.kind);
    if (!options.kind.empty() && found == kinds.end())
    {
        const std::vector<std::string> known(kinds.begin(), kinds.end());
        throw scenario::BadInput("--kind " + scenario::NoneOf(options.kind, known));
    }
    return options.kind.empty() ? experiment::PlotKind::Chosen
                                : static_cast<experiment::PlotKind>(found - kinds.begin());
}

experiment::PlotSpec
SpecOf(const PlotOptions& options, const std::vector<std::string>& axes)
{
    experiment::PlotSpec spec;
    spec.kind = KindOf(options);
    spec.title = options.title;
    spec.x = options.x;
    spec.y = options.wish.metrics;
    spec.series = options.series;
    spec.panels = options.panels;
    spec.exact = true;
    spec.at.reserve(options.at.size());
    for (const std::string& at : options.at)
    {
        spec.at.push_back(SettingOf("--at", at));
    }
    for (const std::string& y : options.y)
    {
        (Contains(axes, y) ? spec.series : spec.y).push_back(y);
    }
    for (const std::string& log : options.log)
    {
        if (log != "x" && log != "y")
        {
            throw scenario::BadInput("--log " + log + ": must be x or y");
        }
        (log == "x" ? spec.logX : spec.logY) = true;
    }
    return spec;
}

/// Each key that the options name, and the option.
std::vector<std::pair<std::string, std::string>>
NamedKeys(const experiment::PlotSpec& spec)
{
    std::vector<std::pair<std::string, std::string>> named;
    if (!spec.x.empty() && spec.x != experiment::PlotSpec::kOfferedLoad)
    {
        named.emplace_back("--x", spec.x);
    }
    for (const std::string& key : spec.series)
    {
        named.emplace_back("--series", key);
    }
    for (const std::string& key : spec.panels)
    {
        named.emplace_back("--panels", key);
    }
    for (const experiment::Setting& setting : spec.at)
    {
        named.emplace_back("--at", setting.key);
    }
    return named;
}

void
RequireSwept(const experiment::PlotSpec& spec,
             const std::vector<std::string>& axes,
             const std::string& database)
{
    for (const auto& [option, key] : NamedKeys(spec))
    {
        if (!Contains(axes, key))
        {
            throw scenario::BadInput(
                fmt::format("{} {}: not swept in {}; that is {}",
                            option,
                            key,
                            database,
                            axes.empty() ? "nothing" : scenario::Joined(axes)));
        }
    }
}

/// Whether the grid sweeps all the keys that the options name.
bool
Sweeps(const Grid& grid, const experiment::PlotSpec& spec)
{
    const auto named = NamedKeys(spec);
    return std::all_of(named.begin(), named.end(), [&](const auto& each) {
        return experiment::Find(grid.cells.front().settings, each.second) != nullptr;
    });
}

/// The grids with finished cells that sweep what the options name.
std::vector<Grid>
GridsOf(const analysis::Store& store, const PlotOptions& options, const experiment::PlotSpec& spec)
{
    const analysis::Choice choice =
        results::ChoiceOf(store, {options.wish.grids, options.wish.where, spec.y});
    const auto withLoad = spec.x == experiment::PlotSpec::kOfferedLoad ? pictures::WithLoad::Yes
                                                                       : pictures::WithLoad::No;
    const std::string stem = std::filesystem::path(options.database).stem().string();
    const bool several = store.Campaigns().size() > 1;
    std::vector<Grid> grids;
    ForEachCampaign(store, choice, [&](const analysis::CountedCampaign& campaign) {
        const analysis::Campaign& head = campaign.stored.head;
        const std::string number = several ? fmt::format("-{}", campaign.number) : "";
        Grid grid{stem + (head.name.empty() ? number : "-" + head.name),
                  pictures::StoredCells(store, campaign, choice, withLoad)};
        if (grid.cells.size() < head.cells && options.wish.where.empty())
        {
            std::cerr << fmt::format("{} of {} cells of {} are finished; the picture is of these\n",
                                     grid.cells.size(),
                                     head.cells,
                                     grid.name);
        }
        if (!grid.cells.empty() && Sweeps(grid, spec))
        {
            grids.push_back(std::move(grid));
        }
    });
    if (grids.empty())
    {
        throw scenario::BadInput(
            fmt::format("{} has no finished cell{}",
                        options.database,
                        options.wish.where.empty() ? "" : " of which all that holds"));
    }
    return grids;
}

/// What tells the files of a picture from others of the same grid.
std::string
FileName(const Grid& grid, const experiment::PlotSpec& spec)
{
    std::string name = grid.name;
    for (const std::string& metric : spec.y)
    {
        name += "-" + metric;
    }
    if (spec.y.empty())
    {
        name += "-plot";
    }
    if (spec.kind != experiment::PlotKind::Chosen)
    {
        name += "-" + std::string(experiment::kPlotKinds.at(static_cast<std::size_t>(spec.kind)));
    }
    constexpr std::size_t kMostLetters = 120; // file systems have 255 octets
    return name.substr(0, kMostLetters);
}

void
Tell(const analysis::PlotFiles& files)
{
    for (const auto& file : {files.svg, files.png, files.csv, files.gp})
    {
        if (!file.empty())
        {
            std::cout << file.lexically_normal().string() << "\n";
        }
    }
}

void
DrawGrid(const Grid& grid, const experiment::PlotSpec& spec, const PlotOptions& options)
{
    const pictures::Drawing drawing = pictures::Drawn(spec, grid.cells);
    for (const std::string& note : drawing.notes)
    {
        std::cerr << grid.name << ": " << note << "\n";
    }
    const std::filesystem::path folder = options.out;
    const std::string name = FileName(grid, spec);
    try
    {
        Tell(pictures::Write(drawing.picture,
                             folder,
                             name,
                             options.png ? analysis::Slide::Yes : analysis::Slide::No));
    }
    catch (const analysis::PlotError& error)
    {
        const auto script = folder / (name + ".gp");
        throw scenario::BadInput(error.what() +
                                 (std::filesystem::exists(script)
                                      ? "\nits data and script are there: " + script.string()
                                      : std::string()));
    }
}

ExitCode
PlotDatabase(const PlotOptions& options)
{
    const auto store = analysis::Store::Open(options.database, analysis::Store::Access::Read);
    const std::vector<std::string> axes = store.Axes();
    const experiment::PlotSpec spec = SpecOf(options, axes);
    RequireSwept(spec, axes, options.database);
    const std::vector<Grid> grids = GridsOf(store, options, spec);
    files::MakeFolder(options.out);
    for (const Grid& grid : grids)
    {
        DrawGrid(grid, spec, options);
    }
    return TellDamage(store);
}

} // namespace

void
AddPlot(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "plot", "draw the finished cells of a database, in the way that fits its axes");
    auto options = std::make_shared<PlotOptions>();
    command->add_option("DB", options->database, "database of a sweep")->required();
    command->add_option("METRIC", options->wish.metrics, "what to draw; refused without it");
    command
        ->add_option(
            "--kind",
            options->kind,
            "curves, bars, stacked, heat-map, tornado (what each swept key does), timeline "
            "(of service packs) or day (refusals and load by hour)")
        ->type_name("KIND");
    command->add_option("--x", options->x, "the swept key across, or offered_load")
        ->type_name("KEY");
    AddMany(*command, "--y", "NAME", options->y, "a metric, or of a heat map the key upwards");
    AddMany(*command, "--series", "KEY", options->series, "a curve for each value of this key");
    AddMany(*command, "--panels", "KEY", options->panels, "a panel for each value of this key");
    AddMany(*command, "--at", "KEY=VALUE", options->at, "the cells with this setting only");
    AddMany(*command, "--log", "AXIS", options->log, "x or y: a logarithmic axis");
    command->add_option("--title", options->title, "stands above it")->type_name("TEXT");
    command->add_flag("--png", options->png, "besides a picture for slides, 1600 x 900");
    command->add_option("--out", options->out, "folder of the files, which are printed")
        ->type_name("DIR")
        ->capture_default_str();
    AddChoice(*command, options->wish);
    command->footer("Beside each .svg stand its numbers (.csv) and its script (.gp) for gnuplot.\n"
                    "What no option decides follows from the axes of the sweep.");
    Introduce(*command, kKeepAndCompare, {"plot my.db", "plot my.db refused connected --png"});
    command->callback(
        [&chosen, options] { chosen = [options] { return PlotDatabase(*options); }; });
}

} // namespace pptplab::sim::commands
