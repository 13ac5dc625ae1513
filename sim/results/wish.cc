// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/wish.h"

#include "analysis/stats/metric-unit.h"
#include "analysis/stats/parts.h"
#include "sim/experiment/condition.h"
#include "sim/experiment/metric.h"
#include "sim/scenario/keys/key-number.h"
#include "sim/scenario/values/document.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace pptplab::sim::results
{

namespace
{

using Columns = std::map<std::string, analysis::NumberColumn>;

bool
Contains(const std::vector<std::string>& names, const std::string& name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// A metric of an hour, a server or a group that the database does not tell apart.
void
RequirePart(const std::string& metric, const std::vector<std::string>& parts)
{
    std::vector<std::string> known;
    for (const std::string& part : parts)
    {
        for (std::string& name : analysis::MetricsOfPart(part))
        {
            known.push_back(std::move(name));
        }
    }
    if (!Contains(known, metric))
    {
        const std::string kind = metric.substr(0, metric.find('/'));
        throw scenario::BadInput(fmt::format(
            "{} is not in the database, {}; scenario.by = [\"{}\"] counts it",
            metric,
            known.empty() ? "which tells no parts of runs apart"
                          : "of which the nearest is " + scenario::Nearest(metric, known),
            kind));
    }
}

/// Metrics of the database's groups of clients are among them.
void
RequireMetrics(const analysis::Store& store, const std::vector<std::string>& metrics)
{
    std::optional<std::vector<std::string>> groups; // every tally is looked at for them
    std::optional<std::vector<std::string>> parts;  // likewise
    for (const std::string& metric : metrics)
    {
        if (analysis::IsOfPart(metric))
        {
            if (!parts)
            {
                parts = store.Parts();
            }
            RequirePart(metric, *parts);
            continue;
        }
        if (experiment::IsMetric(metric))
        {
            continue;
        }
        if (!groups)
        {
            groups = store.Groups();
        }
        if (!experiment::IsMetric(metric, *groups))
        {
            throw scenario::BadInput(
                fmt::format("{} is no metric; the nearest is {}",
                            metric,
                            scenario::Nearest(metric, experiment::Metrics(*groups))));
        }
    }
}

void
RequireGrids(const analysis::Store& store, const std::vector<std::string>& wanted)
{
    std::vector<std::string> names;
    for (const analysis::StoredCampaign& campaign : store.Campaigns())
    {
        if (!campaign.head.name.empty())
        {
            names.push_back(campaign.head.name);
        }
    }
    for (const std::string& name : wanted)
    {
        if (!Contains(names, name))
        {
            throw scenario::BadInput(
                names.empty()
                    ? fmt::format("--grid {}: no grid of {} has a name", name, store.Path())
                    : fmt::format("--grid {}: {} has no grid of this name; the nearest is {}",
                                  name,
                                  store.Path(),
                                  scenario::Nearest(name, names)));
        }
    }
}

Columns
ColumnsOf(const std::vector<std::string>& axes)
{
    Columns columns;
    for (const std::string& axis : axes)
    {
        if (auto column = NumberColumnOf(axis))
        {
            columns.emplace(axis, std::move(*column));
        }
    }
    return columns;
}

std::vector<experiment::Condition>
ConditionsOf(const Wish& wish, const std::vector<std::string>& keys)
{
    std::vector<experiment::Condition> conditions;
    for (const std::string& text : wish.where)
    {
        if (keys.empty())
        {
            throw scenario::BadInput(fmt::format("--where {}: nothing is swept here", text));
        }
        auto condition = experiment::Condition::Parse(text, keys);
        if (!condition)
        {
            throw scenario::BadInput(fmt::format("--where {}: {}", text, condition.Error()));
        }
        conditions.push_back(std::move(condition).Value());
    }
    return conditions;
}

/// The settings of a cell, and its numbers by the names of their columns.
experiment::Settings
NumberedValuesOf(const std::vector<analysis::Setting>& settings, const Columns& columns)
{
    experiment::Settings values = ValuesOf(settings);
    for (const analysis::Setting& setting : settings)
    {
        const auto column = columns.find(setting.axis);
        const auto number =
            column == columns.end() ? std::nullopt : column->second.numberOf(setting.value);
        if (number)
        {
            values.push_back({column->second.name, scenario::Value{*number, scenario::Place{}}});
        }
    }
    return values;
}

bool
Holds(const experiment::Condition& condition, const experiment::Settings& values)
{
    const auto keys = condition.Keys();
    return condition.Holds(values) &&
           std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
               return experiment::Find(values, key) != nullptr;
           });
}

} // namespace

experiment::Settings
ValuesOf(const std::vector<analysis::Setting>& settings)
{
    experiment::Settings values;
    for (const analysis::Setting& setting : settings)
    {
        values.push_back({setting.axis, scenario::ParseOptionValue(setting.value)});
    }
    return values;
}

std::optional<analysis::NumberColumn>
NumberColumnOf(const std::string& axis)
{
    const auto number = scenario::NumberOfKey(axis);
    if (!number || number->isPlain)
    {
        return std::nullopt;
    }
    return analysis::NumberColumn{number->name, [of = number->of](const std::string& value) {
                                      return of(scenario::ParseOptionValue(value));
                                  }};
}

void
RequireExported(const std::vector<std::string>& metrics)
{
    for (const std::string& metric : metrics)
    {
        if (analysis::IsDistance(metric))
        {
            throw scenario::BadInput(
                fmt::format("--metric {}: z has a column of its own; name the metric", metric));
        }
    }
}

analysis::Choice
ChoiceOf(const analysis::Store& store, const Wish& wish)
{
    RequireMetrics(store, wish.metrics);
    RequireGrids(store, wish.grids);
    analysis::Choice choice;
    if (!wish.grids.empty())
    {
        choice.takesCampaign = [grids = wish.grids](const analysis::CountedCampaign& campaign) {
            return Contains(grids, campaign.stored.head.name);
        };
    }
    if (!wish.where.empty())
    {
        std::vector<std::string> keys = store.Axes();
        Columns columns = ColumnsOf(keys);
        for (const auto& [axis, column] : columns)
        {
            keys.push_back(column.name);
        }
        choice.takesCell = [columns = std::move(columns), conditions = ConditionsOf(wish, keys)](
                               const analysis::ChosenCell& chosen) {
            const experiment::Settings values =
                NumberedValuesOf(chosen.cell.plan.setup.settings, columns);
            return std::all_of(conditions.begin(), conditions.end(), [&](const auto& condition) {
                return Holds(condition, values);
            });
        };
    }
    return choice;
}

} // namespace pptplab::sim::results
