// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/swept-grid.h"

#include "sim/experiment/experiment.h"
#include "sim/experiment/metric.h"
#include "sim/pictures/stored-cells.h"
#include "sim/run/not-modelled.h"
#include "sim/scenario/values/document.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <sstream>
#include <utility>

namespace pptplab::sim::reproduce
{

namespace
{

using pictures::Outcomes;

constexpr std::size_t kMostMetrics = 4;

double
ValueOf(const Outcomes& cell, const std::string& metric)
{
    const auto* estimate = cell.summary.Find(metric);
    return estimate == nullptr ? 0 : estimate->value;
}

/// Who is not refused is connected, and who is not lost is served: these tell nothing more. The
/// refusals of one group of callers are left to who asks for them.
bool
TellsMore(const std::string& metric)
{
    const bool isOfGroup =
        metric.compare(0, analysis::kGroupMetrics.size(), analysis::kGroupMetrics) == 0 &&
        !experiment::IsMetric(metric);
    return metric != "connected" && metric != "callers.served" && !isOfGroup;
}

/// Whether the interval of some cell lies beyond that of another one.
bool
Differs(const std::vector<Outcomes>& cells, const std::string& metric)
{
    const double infinity = std::numeric_limits<double>::infinity();
    double highestLow = -infinity;
    double lowestHigh = infinity;
    for (const Outcomes& cell : cells)
    {
        if (const auto* estimate = cell.summary.Find(metric))
        {
            highestLow = std::max(highestLow, estimate->low);
            lowestHigh = std::min(lowestHigh, estimate->high);
        }
    }
    return highestLow > lowestHigh;
}

/// All metrics of the cells, each once.
std::vector<std::string>
MetricsIn(const std::vector<Outcomes>& cells)
{
    std::vector<std::string> metrics;
    for (const Outcomes& cell : cells)
    {
        for (const analysis::Metric& metric : cell.summary.metrics)
        {
            if (std::find(metrics.begin(), metrics.end(), metric.name) == metrics.end())
            {
                metrics.push_back(metric.name);
            }
        }
    }
    return metrics;
}

/// What the file said of the sweep, as far as this version of the program still reads it.
void
TakeFile(const analysis::Store& store, SweptGrid& grid)
{
    try
    {
        grid.file = SweepFileOf(store, grid.status.campaign);
        const auto document = scenario::ParseDocument(grid.file.text, grid.database);
        grid.notModelled = run::NotModelled(
            experiment::ReadExperiment(document).ReadCell(grid.cells.front().settings).scenario);
    }
    catch (const scenario::BadInput&)
    {
        grid.file = SweepFile(); // of another version, or a file that it names is not here
        grid.file.whole = grid.status.campaign.head.scenario;
    }
}

std::string
CsvOf(const analysis::Store& store, const analysis::Choice& choice, const SweptGrid& grid)
{
    analysis::CsvForm form;
    form.choice = choice;
    form.choice.takesCampaign = [id = grid.status.campaign.id](const auto& campaign) {
        return campaign.stored.id == id;
    };
    form.metrics = grid.metrics;
    form.numbersOf = results::NumberColumnOf;
    form.wide = true;
    form.varyingOnly = true;
    std::ostringstream csv;
    analysis::ExportCsv(store, csv, form);
    return csv.str();
}

} // namespace

std::string
SweptGrid::WhatIsMissing() const
{
    const std::size_t all = status.campaign.head.cells;
    std::string text;
    if (status.finished < all)
    {
        text = fmt::format("Not complete: {} of {} cells have finished.", status.finished, all);
    }
    if (!status.failures.empty())
    {
        const auto& first = status.failures.front().failure.message;
        text += fmt::format("{}{} {} failed, the first with: {}",
                            text.empty() ? "" : " ",
                            status.failures.size(),
                            status.failures.size() == 1 ? "run has" : "runs have",
                            first);
    }
    return text;
}

std::vector<std::string>
MainMetrics(const std::vector<Outcomes>& cells)
{
    std::vector<std::string> main;
    for (const std::string& metric : MetricsIn(cells))
    {
        const auto same = [&](const auto& otherwise) {
            return std::all_of(cells.begin(), cells.end(), [&](const Outcomes& cell) {
                return ValueOf(cell, metric) == otherwise(cell);
            });
        };
        const bool repeats = std::any_of(main.begin(), main.end(), [&](const std::string& known) {
            return same([&](const Outcomes& cell) { return ValueOf(cell, known); });
        });
        const bool isSeen = !same([](const Outcomes&) { return 0.0; });
        const bool tells = main.empty() || cells.size() == 1 || Differs(cells, metric);
        if (TellsMore(metric) && !repeats && isSeen && tells)
        {
            main.push_back(metric);
        }
    }
    main.resize(std::min(main.size(), kMostMetrics));
    return main.empty() ? std::vector<std::string>{"refused"} : main;
}

std::vector<SweptGrid>
SweptGridsOf(const analysis::Store& store, const results::Wish& wish)
{
    const analysis::Choice choice = results::ChoiceOf(store, wish);
    const auto states = campaign::StatusOf(store);
    std::vector<SweptGrid> grids;
    ForEachCampaign(store, choice, [&](const analysis::CountedCampaign& campaign) {
        SweptGrid grid;
        grid.database = store.Path();
        grid.status = states.at(campaign.number - 1);
        grid.cells = pictures::StoredCells(store, campaign, choice);
        if (grid.cells.empty())
        {
            return;
        }
        grid.metrics = wish.metrics.empty() ? MainMetrics(grid.cells) : wish.metrics;
        grid.csv = CsvOf(store, choice, grid);
        TakeFile(store, grid);
        grids.push_back(std::move(grid));
    });
    if (grids.empty())
    {
        throw scenario::BadInput(
            fmt::format("{}: no cell {}; pptplab sweep --status {} tells how far it has come",
                        store.Path(),
                        wish.where.empty() ? "has finished" : "that is asked for has finished",
                        store.Path()));
    }
    return grids;
}

} // namespace pptplab::sim::reproduce
