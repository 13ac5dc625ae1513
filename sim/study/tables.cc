// SPDX-License-Identifier: GPL-2.0-only
#include "sim/study/tables.h"

#include "sim/explain/article.h"
#include "sim/pictures/key-words.h"
#include "sim/pictures/metric-words.h"
#include "sim/pictures/value-words.h"
#include "sim/reproduce/tables.h"
#include "sim/scenario/values/document.h"
#include "sim/study/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

namespace pptplab::sim::study
{

namespace
{

using analysis::Align;
using analysis::Table;
using Row = std::vector<analysis::TableCell>;

std::string
ShareText(const pictures::Outcomes& cell, std::string_view metric)
{
    const analysis::Estimate* estimate = cell.summary.Find(metric);
    return estimate == nullptr || estimate->value == 0
               ? std::string("0")
               : reproduce::FigureText(std::string(metric), *estimate);
}

Table
LevelsTable(const Service& service)
{
    Table table{"What a day costs: " + service.title,
                {{"level"},
                 {"callers a day without a session", Align::Right},
                 {"of the callers", Align::Right},
                 {"attempts that fail", Align::Right},
                 {"hours of sessions lost a day", Align::Right}},
                {}};
    for (const Run& run : RunsOf(service.levels))
    {
        const pictures::Outcomes& cell = service.levels[run.begin];
        table.rows.push_back({NameOfRun(run, service.levels),
                              LostText(cell, service),
                              reproduce::FigureText(std::string(kLost), LostIn(cell)),
                              FailedText(cell),
                              LostText(cell, service, HoursOf(service))});
    }
    return table;
}

Table
CausesTable(const Service& service)
{
    Table table{"Attempts that fail, by cause: " + service.title, {{"level"}}, {}};
    std::vector<std::string_view> causes;
    for (const std::string_view cause : kCauses)
    {
        const bool isSeen = std::any_of(
            service.levels.begin(), service.levels.end(), [&](const pictures::Outcomes& cell) {
                const analysis::Estimate* estimate = cell.summary.Find(cause);
                return estimate != nullptr && estimate->value > 0;
            });
        if (isSeen)
        {
            causes.push_back(cause);
            table.columns.push_back({pictures::ShortNameOfMetric(cause), Align::Right});
        }
    }
    for (const Run& run : RunsOf(service.levels))
    {
        Row row = {NameOfRun(run, service.levels)};
        for (const std::string_view cause : causes)
        {
            row.emplace_back(ShareText(service.levels[run.begin], cause));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string
PlaceText(const PlacedGain& placed)
{
    return EffectOf(placed.gain.difference) == Effect::Helps ? std::to_string(placed.place) : "-";
}

Table
HotfixTable(const Service& service)
{
    Table table{"One hotfix alone, callers a day without a session: " + service.title,
                {{"level"}, {"place", Align::Right}, {"hotfix"}, {"what it buys"}},
                {}};
    for (const HotfixGrid& grid : service.hotfixes)
    {
        for (const PlacedGain& placed : grid.ranked[kUsual])
        {
            table.rows.push_back({pictures::TextOfValue(grid.pack),
                                  PlaceText(placed),
                                  placed.gain.name,
                                  EffectText(placed.gain.difference, service)});
        }
    }
    table.notes = {"Two hotfixes share a place where the simulation cannot tell them apart; those "
                   "without a place show no gain."};
    return table;
}

Table
RangesTable(const Service& service)
{
    Table table{"What no source tells, one at a time, at RTM: " + service.title,
                {{"what"},
                 {"fewest are lost at"},
                 {"callers lost", Align::Right},
                 {"most are lost at"},
                 {"callers lost", Align::Right}},
                {}};
    for (const Range& range : service.ranges)
    {
        const auto [least, most] = EndsOf(range);
        table.rows.push_back({pictures::NameOfKey(range.key, {range.key}),
                              ValueText(range.key, least),
                              reproduce::FigureText(std::string(kLost), LostIn(least)),
                              ValueText(range.key, most),
                              reproduce::FigureText(std::string(kLost), LostIn(most))});
    }
    return table;
}

/// Which hotfix buys most for whom, in each case.
Table
BestTable(const std::vector<Service>& services)
{
    Table table{"Which hotfix buys most", {{"service"}, {"level"}}, {}};
    for (const std::string_view each : kCases)
    {
        table.columns.push_back({std::string(each) + " values"});
    }
    for (const Service& service : services)
    {
        for (const HotfixGrid& grid : service.hotfixes)
        {
            Row row = {service.name, pictures::TextOfValue(grid.pack)};
            for (const auto& ranked : grid.ranked)
            {
                row.emplace_back(BestText(ranked));
            }
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

/// The value of a key, of a law with its kind: "exponential mean 30 min".
std::string
KeyText(const Service& service, const std::string& key)
{
    std::string text;
    for (auto each = service.keys.lower_bound(key); each != service.keys.end(); ++each)
    {
        const std::string rest = each->first.substr(std::min(key.size(), each->first.size()));
        if (each->first.compare(0, key.size(), key) != 0)
        {
            break;
        }
        if (rest.empty() || rest.front() == '.')
        {
            const std::string value =
                pictures::TextOfValue(scenario::ParseOptionValue(each->second));
            text += (text.empty() ? "" : ", ") + (rest.empty() ? "" : rest.substr(1) + " ") + value;
        }
    }
    return text.empty() ? "-" : text;
}

/// The scenarios beside each other, as the databases have them.
Table
ServicesTable(const std::vector<Service>& services)
{
    constexpr std::array kKeys = {"server.count",
                                  "server.ports",
                                  "server.pool_size",
                                  "server.spread",
                                  "server.reboot_at",
                                  "server.setup_time",
                                  "clients.holding",
                                  "clients.redial.probability",
                                  "clients.redial.pause",
                                  "clients.redial.tries",
                                  "scenario.duration",
                                  "scenario.warm_up"};
    Table table{"The three services", {{"key"}}, {}};
    for (const Service& service : services)
    {
        table.columns.push_back({service.name});
    }
    for (const std::string key : kKeys)
    {
        Row row = {key};
        for (const Service& service : services)
        {
            constexpr std::string_view kClients = "clients.";
            const bool isOfClients = key.compare(0, kClients.size(), kClients) == 0;
            row.emplace_back(KeyText(
                service,
                isOfClients
                    ? fmt::format("clients.{}.{}", service.group, key.substr(kClients.size()))
                    : key));
        }
        table.rows.push_back(std::move(row));
    }
    const auto add = [&](const std::string& what, const auto& textOf) {
        Row row = {what};
        std::transform(services.begin(), services.end(), std::back_inserter(row), textOf);
        table.rows.push_back(std::move(row));
    };
    add("erlangs for each server, busiest hour",
        [](const Service& service) { return RoundedText(service.load); });
    add("callers a day", [](const Service& service) {
        return RoundedText(CallersADay(service.levels.front(), service));
    });
    add("days simulated of each cell",
        [](const Service& service) { return std::to_string(service.replications); });
    return table;
}

/// What no source tells: the values that are tried of each key.
Table
AssumedTable(const std::vector<Service>& services)
{
    Table table{"What is assumed, and its range", {{"what"}, {"key"}, {"values tried"}}, {}};
    for (const Range& range : services.front().ranges)
    {
        std::vector<std::string> texts;
        texts.reserve(range.cells.size());
        for (const pictures::Outcomes& cell : range.cells)
        {
            texts.push_back(ValueText(range.key, cell));
        }
        table.rows.push_back({pictures::NameOfKey(range.key, {range.key}),
                              range.key,
                              fmt::format("{}", fmt::join(texts, "; "))});
    }
    return table;
}

Table
ArticlesTable(const std::vector<Service>& services)
{
    Table table{
        "The faults, and the articles that tell of them", {{"article"}, {"title"}, {"levels"}}, {}};
    std::set<std::string> numbers;
    for (const Service& service : services)
    {
        for (const HotfixGrid& grid : service.hotfixes)
        {
            for (const PlacedGain& placed : grid.ranked.front())
            {
                numbers.insert(placed.gain.name);
            }
        }
    }
    for (const std::string& number : numbers)
    {
        if (const explain::Article* article = explain::FindArticle(number))
        {
            const explain::Levels levels = explain::LevelsOf(*article);
            table.rows.push_back({number,
                                  std::string(article->title),
                                  explain::LevelsText(levels.introduced, levels.fixed)});
        }
    }
    return table;
}

struct OfService
{
    std::string_view name;
    Table (*make)(const Service&);
};

struct OfAll
{
    std::string_view name;
    Table (*make)(const std::vector<Service>&);
};

constexpr std::array kOfService = {OfService{"levels", LevelsTable},
                                   OfService{"causes", CausesTable},
                                   OfService{"hotfixes", HotfixTable},
                                   OfService{"ranges", RangesTable}};
constexpr std::array kOfAll = {OfAll{"best", BestTable},
                               OfAll{"services", ServicesTable},
                               OfAll{"assumed", AssumedTable},
                               OfAll{"articles", ArticlesTable}};

} // namespace

const Service*
ServiceIn(const std::string& name, const std::vector<Service>& services)
{
    const std::string wanted = name.substr(name.find(' ') + 1);
    const auto found = std::find_if(
        services.begin(), services.end(), [&](const Service& each) { return each.name == wanted; });
    return found == services.end() ? nullptr : &*found;
}

std::optional<Table>
TableNamed(const std::string& name, const std::vector<Service>& services)
{
    const std::string kind = name.substr(0, name.find(' '));
    for (const OfAll& each : kOfAll)
    {
        if (each.name == name)
        {
            return each.make(services);
        }
    }
    const Service* service = ServiceIn(name, services);
    for (const OfService& each : kOfService)
    {
        if (each.name == kind && service != nullptr)
        {
            return each.make(*service);
        }
    }
    return std::nullopt;
}

} // namespace pptplab::sim::study
