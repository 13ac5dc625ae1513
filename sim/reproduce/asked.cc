// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/asked.h"

#include "analysis/stats/metric-unit.h"
#include "sim/pictures/key-words.h"
#include "sim/pictures/metric-words.h"
#include "sim/reproduce/overview.h"
#include "sim/reproduce/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace pptplab::sim::reproduce
{

namespace
{

/// "a", "a and b", "a, b and c".
std::string
Listed(const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
    {
        text += i == 0 ? "" : i + 1 == words.size() ? " and " : ", ";
        text += words[i];
    }
    return text;
}

/// What tells a cell from the others: "random port first and 10 ports".
std::string
PlaceOf(const Outcomes& cell, const std::vector<std::string>& keys)
{
    std::vector<std::string> words;
    for (const std::string& key : keys)
    {
        if (const scenario::Value* value = experiment::Find(cell.settings, key))
        {
            words.push_back(pictures::TextsOfValues(key, {*value}, keys).front());
        }
    }
    return Listed(words);
}

std::string
Capital(std::string text)
{
    text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

} // namespace

std::vector<std::string>
MetricsOf(const experiment::Claims& claims)
{
    std::vector<std::string> metrics;
    const auto add = [&](const std::string& name) {
        const bool known = std::find(metrics.begin(), metrics.end(), name) != metrics.end();
        if (!known && !analysis::IsDistance(name))
        {
            metrics.push_back(name);
        }
    };
    for (const experiment::Expectation& expectation : claims.expectations)
    {
        add(expectation.metric);
    }
    for (const experiment::PlotSpec& plot : claims.plots)
    {
        std::for_each(plot.y.begin(), plot.y.end(), add);
    }
    return metrics.empty() ? std::vector<std::string>{"refused"} : metrics;
}

std::string
QuestionAbout(const std::string& metric, const std::vector<Outcomes>& cells)
{
    std::vector<std::string> names;
    for (const std::string& key : VaryingKeys(cells))
    {
        names.push_back(pictures::NameOfKey(key, VaryingKeys(cells)));
    }
    return Capital(pictures::NameOfMetric(metric)) +
           (names.empty() ? ": how much?" : ": what changes with " + Listed(names) + "?");
}

std::string
AnswerAbout(const std::string& metric, const std::vector<Outcomes>& cells)
{
    const Outcomes* lowest = nullptr;
    const Outcomes* highest = nullptr;
    const auto valueOf = [&](const Outcomes* cell) { return cell->summary.Find(metric)->value; };
    for (const Outcomes& cell : cells)
    {
        if (cell.summary.Find(metric) != nullptr)
        {
            lowest = lowest == nullptr || valueOf(&cell) < valueOf(lowest) ? &cell : lowest;
            highest = highest == nullptr || valueOf(&cell) > valueOf(highest) ? &cell : highest;
        }
    }
    const std::string what = Capital(pictures::NameOfMetric(metric));
    if (lowest == nullptr)
    {
        return fmt::format("{}: nothing was seen of it.", what);
    }
    const auto figure = [&](const Outcomes* cell) {
        return FigureText(metric, *cell->summary.Find(metric));
    };
    if (figure(lowest) == figure(highest))
    {
        return fmt::format(
            "{}: {}{}.", what, figure(lowest), cells.size() > 1 ? " in every cell" : "");
    }
    const auto keys = VaryingKeys(cells);
    return fmt::format("{}: from {} at {} up to {} at {}.",
                       what,
                       figure(lowest),
                       PlaceOf(*lowest, keys),
                       figure(highest),
                       PlaceOf(*highest, keys));
}

std::string
QuestionOf(const FileResult& file)
{
    const std::string& asked = file.experiment.question;
    return asked.empty() ? QuestionAbout(MetricsOf(file.Sweep().claims).front(), file.cells)
                         : asked;
}

std::string
HeadlineOf(const FileResult& file)
{
    const auto& claims = file.Sweep().claims;
    if (claims.comparison)
    {
        const std::string& metric = claims.comparison->metrics.front();
        const auto range = [&](const scenario::Value& value) {
            return RangeText(metric, {claims.comparison->key, value}, file.cells);
        };
        return fmt::format("{}: {}; {}.",
                           Capital(pictures::NameOfMetric(metric)),
                           range(claims.comparison->before),
                           range(claims.comparison->after));
    }
    if (file.verdicts.empty())
    {
        return AnswerAbout(MetricsOf(claims).front(), file.cells);
    }
    const std::size_t shown = Foremost(file);
    return fmt::format("{}: {}.",
                       Capital(pictures::NameOfMetric(claims.expectations[shown].metric)),
                       file.verdicts[shown].text);
}

} // namespace pptplab::sim::reproduce
