// SPDX-License-Identifier: GPL-2.0-only
#include "sim/study/phrases.h"

#include "analysis/queueing/erlang.h"
#include "sim/pictures/key-words.h"
#include "sim/pictures/metric-words.h"
#include "sim/pictures/value-words.h"
#include "sim/reproduce/tables.h"
#include "sim/scenario/forms/forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace pptplab::sim::study
{

namespace
{

constexpr double kSecondsAnHour = 3600;

std::string
PackOf(const pictures::Outcomes& cell)
{
    return experiment::Label(*experiment::Find(cell.settings, kPack));
}

bool
SameFigures(const pictures::Outcomes& a, const pictures::Outcomes& b)
{
    const auto& first = a.summary.metrics;
    const auto& second = b.summary.metrics;
    return std::equal(first.begin(),
                      first.end(),
                      second.begin(),
                      second.end(),
                      [](const analysis::Metric& x, const analysis::Metric& y) {
                          return x.name == y.name && x.estimate.value == y.estimate.value &&
                                 x.estimate.low == y.estimate.low &&
                                 x.estimate.high == y.estimate.high && x.estimate.n == y.estimate.n;
                      });
}

/// "38 % of the attempts: no address (733)": the outcome that most attempts met who did not
/// connect.
std::string
MainCause(const pictures::Outcomes& cell)
{
    const analysis::Metric* most = nullptr;
    for (const analysis::Metric& metric : cell.summary.metrics)
    {
        const bool isCause = metric.name.rfind("failed.", 0) == 0 ||
                             metric.name == "refused.no-port" || metric.name == "refused.cleanup";
        if (isCause && (most == nullptr || metric.estimate.value > most->estimate.value))
        {
            most = &metric;
        }
    }
    return most == nullptr || most->estimate.value == 0
               ? std::string("no attempt failed")
               : fmt::format("mostly {}: {} of the attempts",
                             pictures::ShortNameOfMetric(most->name),
                             pictures::PerCentText(most->estimate.value));
}

/// One sentence for each two neighbouring levels that differ.
std::string
StepsText(const Service& service)
{
    std::string text;
    for (std::size_t i = 0; i < service.steps.size(); ++i)
    {
        if (!SameFigures(service.levels[i], service.levels[i + 1]))
        {
            const auto to = *experiment::Find(service.levels[i + 1].settings, kPack);
            text += fmt::format("{}{}: {}",
                                text.empty() ? "" : "; ",
                                pictures::TextOfValue(to),
                                EffectText(service.steps[i].difference, service));
        }
    }
    return text.empty() ? "no level differs from the one before it" : text;
}

std::string
AlikeText(const Service& service)
{
    std::vector<std::string> names;
    for (const Run& run : RunsOf(service.levels))
    {
        if (run.end - run.begin > 1)
        {
            names.push_back(NameOfRun(run, service.levels));
        }
    }
    return names.empty() ? "no two levels came out alike"
                         : "figure for figure alike are " + scenario::Joined(names);
}

/// Whether the best hotfix stays the best whatever is assumed.
std::string
SteadyText(const HotfixGrid& grid)
{
    std::array<std::string, kCases.size()> best;
    std::transform(grid.ranked.begin(), grid.ranked.end(), best.begin(), BestText);
    return best[0] == best[1] && best[1] == best[2]
               ? "whatever is assumed"
               : fmt::format("with the low values {}, with the high ones {}", best[0], best[2]);
}

double
WidthOf(const Range& range)
{
    const auto [least, most] = EndsOf(range);
    return LostIn(most).value - LostIn(least).value;
}

std::string
WidestText(const Service& service)
{
    const Range& widest =
        *std::max_element(service.ranges.begin(),
                          service.ranges.end(),
                          [](const Range& a, const Range& b) { return WidthOf(a) < WidthOf(b); });
    const auto [least, most] = EndsOf(widest);
    const auto text = [&](const pictures::Outcomes& cell) {
        return fmt::format("{} of the callers at {}",
                           reproduce::FigureText(std::string(kLost), LostIn(cell)),
                           ValueText(widest.key, cell));
    };
    return fmt::format("{}: from {} to {}",
                       pictures::NameOfKey(widest.key, {widest.key}),
                       text(least),
                       text(most));
}

/// How long and how often all callers were refused although a port was idle.
std::string
RefusingText(const pictures::Outcomes& cell)
{
    const auto* length = cell.summary.Find("refusing.length");
    const auto* gap = cell.summary.Find("refusing.gap");
    if (length == nullptr || gap == nullptr)
    {
        return "was not recorded";
    }
    return fmt::format("took {} s in the mean, once in {} min",
                       IntervalText(length->value, length->low, length->high),
                       RoundedText((gap->value + length->value) / 60));
}

void
AddLevels(const Service& service, Words& words)
{
    for (const pictures::Outcomes& cell : service.levels)
    {
        const std::string at = service.name + "." + PackOf(cell) + ".";
        words[at + "lost"] = reproduce::FigureText(std::string(kLost), LostIn(cell));
        words[at + "lost_a_day"] = LostText(cell, service);
        words[at + "hours"] = LostText(cell, service, HoursOf(service));
        words[at + "failed"] = FailedText(cell);
        words[at + "cause"] = MainCause(cell);
        words[at + "refusing"] = RefusingText(cell);
    }
}

} // namespace

const analysis::Estimate&
LostIn(const pictures::Outcomes& cell)
{
    return *cell.summary.Find(kLost);
}

std::string
RoundedText(double value)
{
    constexpr double kWhole = 100;
    if (std::abs(value) < kWhole)
    {
        return fmt::format("{:.3g}", value);
    }
    const double step = std::pow(10, std::floor(std::log10(std::abs(value))) - 2);
    return fmt::format("{:.0f}", std::round(value / step) * step);
}

std::string
IntervalText(double value, double low, double high)
{
    return fmt::format("{} ({} to {})", RoundedText(value), RoundedText(low), RoundedText(high));
}

double
CallersADay(const pictures::Outcomes& cell, const Service& service)
{
    return static_cast<double>(LostIn(cell).n) / static_cast<double>(service.replications);
}

std::string
LostText(const pictures::Outcomes& cell, const Service& service, double factor)
{
    const analysis::Estimate& lost = LostIn(cell);
    const double scale = CallersADay(cell, service) * factor;
    return IntervalText(scale * lost.value, scale * lost.low, scale * lost.high);
}

double
HoursOf(const Service& service)
{
    return service.session / kSecondsAnHour;
}

std::string
FailedText(const pictures::Outcomes& cell)
{
    analysis::Estimate failed = *cell.summary.Find("connected");
    failed.value = 1 - failed.value;
    std::swap(failed.low, failed.high);
    failed.low = 1 - failed.low;
    failed.high = 1 - failed.high;
    return reproduce::FigureText("connected", failed);
}

std::string
EffectText(const analysis::Difference& difference, const Service& service)
{
    const double scale = CallersADay(service.levels.front(), service);
    switch (EffectOf(difference))
    {
    case Effect::Helps:
        return fmt::format("{} callers a day fewer without a session",
                           IntervalText(-scale * difference.value,
                                        -scale * difference.high,
                                        -scale * difference.low));
    case Effect::Harms:
        return fmt::format("{} callers a day more without a session",
                           IntervalText(scale * difference.value,
                                        scale * difference.low,
                                        scale * difference.high));
    case Effect::NoneSeen:
        break;
    }
    return "no difference that the simulation can see";
}

std::vector<Run>
RunsOf(const std::vector<pictures::Outcomes>& levels)
{
    std::vector<Run> runs;
    for (std::size_t i = 0; i < levels.size(); ++i)
    {
        if (runs.empty() || !SameFigures(levels[runs.back().begin], levels[i]))
        {
            runs.push_back({i, i});
        }
        runs.back().end = i + 1;
    }
    return runs;
}

std::string
NameOfRun(const Run& run, const std::vector<pictures::Outcomes>& levels)
{
    const auto name = [&](std::size_t i) {
        return pictures::TextOfValue(*experiment::Find(levels[i].settings, kPack));
    };
    const std::size_t last = run.end - 1;
    if (run.begin == last)
    {
        return name(last);
    }
    return name(run.begin) + (run.begin + 1 == last ? " and " : " to ") + name(last);
}

std::string
BestText(const std::vector<PlacedGain>& ranked)
{
    std::vector<std::string> names;
    for (const PlacedGain& each : BestOf(ranked))
    {
        names.push_back(each.gain.name);
    }
    return names.empty() ? "none that the simulation can see"
                         : fmt::format("{}", fmt::join(names, " or "));
}

std::string
ValueText(const std::string& key, const pictures::Outcomes& cell)
{
    return pictures::BareTextsOfValues(key, {*experiment::Find(cell.settings, key)}).front();
}

RangeEnds
EndsOf(const Range& range)
{
    const auto [least, most] = std::minmax_element(
        range.cells.begin(), range.cells.end(), [](const auto& a, const auto& b) {
            return LostIn(a).value < LostIn(b).value;
        });
    return {*least, *most};
}

Words
PhrasesOf(const std::vector<Service>& services)
{
    Words words;
    for (const Service& service : services)
    {
        const std::string& at = service.name;
        words[at + ".title"] = service.title;
        words[at + ".callers"] = RoundedText(CallersADay(service.levels.front(), service));
        words[at + ".load"] = RoundedText(service.load);
        words[at + ".planned"] =
            fmt::format("{:.2g} %", 100 * analysis::ErlangB(service.load, service.ports));
        words[at + ".replications"] = std::to_string(service.replications);
        words[at + ".steps"] = StepsText(service);
        words[at + ".alike"] = AlikeText(service);
        words[at + ".widest"] = WidestText(service);
        AddLevels(service, words);
        for (const HotfixGrid& grid : service.hotfixes)
        {
            const std::string pack = at + "." + experiment::Label(grid.pack);
            const auto& ranked = grid.ranked[kUsual];
            words[pack + ".best"] = BestText(ranked);
            words[pack + ".gain"] = EffectText(ranked.front().gain.difference, service);
            words[pack + ".steady"] = SteadyText(grid);
        }
        words["seed"] = std::to_string(service.seed);
        words["program"] = service.program;
    }
    return words;
}

} // namespace pptplab::sim::study
