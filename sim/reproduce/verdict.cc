// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/verdict.h"

#include "analysis/stats/metric-unit.h"
#include "sim/reproduce/key-name.h"
#include "sim/reproduce/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace pptplab::sim::reproduce
{

namespace
{

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// The other cell of an agreement: the same settings but those replaced.
const Outcomes*
Counterpart(const Outcomes& cell,
            const experiment::Settings& replaced,
            const std::vector<Outcomes>& cells)
{
    experiment::Settings wanted = replaced;
    for (const experiment::Setting& setting : cell.settings)
    {
        if (experiment::Find(replaced, setting.key) == nullptr)
        {
            wanted.push_back(setting);
        }
    }
    const auto found = std::find_if(cells.begin(), cells.end(), [&](const Outcomes& each) {
        return Has(each.settings, wanted);
    });
    return found == cells.end() ? nullptr : &*found;
}

/// What one cell shows, and by how much it breaks the claim; up to 0 it holds, by that much.
struct Finding
{
    double excess = 0;
    std::string text;
};

std::optional<Finding>
InRange(const experiment::Expectation& expectation, const Outcomes& cell, Rigour rigour)
{
    const auto value = MetricIn(cell.summary, expectation.metric);
    if (!value)
    {
        return std::nullopt;
    }
    // A distance in standard errors has no estimate.
    const auto* estimate = cell.summary.Find(expectation.metric);
    const bool wide = rigour == Rigour::Interval && estimate != nullptr;
    const double excess = std::max(expectation.between->low - (wide ? estimate->high : *value),
                                   (wide ? estimate->low : *value) - expectation.between->high);
    return Finding{excess,
                   estimate != nullptr
                       ? FigureText(expectation.metric, *estimate)
                       : fmt::format("{:.4g} {}", *value, analysis::UnitOf(expectation.metric))};
}

std::optional<Finding>
InAgreement(const experiment::Expectation& expectation,
            const Outcomes& cell,
            const std::vector<Outcomes>& cells)
{
    const Outcomes* other = Counterpart(cell, expectation.agreesWith, cells);
    const auto* a = cell.summary.Find(expectation.metric);
    const auto* b = other == nullptr ? nullptr : other->summary.Find(expectation.metric);
    if (a == nullptr || b == nullptr)
    {
        return std::nullopt;
    }
    const double distance = std::abs(JointDistance(*a, *b));
    return Finding{distance - expectation.within,
                   fmt::format("{} beside {}, {:.1f} standard errors apart",
                               FigureText(expectation.metric, *a),
                               FigureText(expectation.metric, *b),
                               distance)};
}

/// Whether a cell is there that the expectation speaks of.
bool
SpeaksOf(const experiment::Expectation& expectation, const std::vector<Outcomes>& cells)
{
    return std::any_of(cells.begin(), cells.end(), [&](const Outcomes& cell) {
        return Has(cell.settings, expectation.at) &&
               (expectation.between || Counterpart(cell, expectation.agreesWith, cells) != nullptr);
    });
}

} // namespace

bool
JudgedClaims::NoneFails() const
{
    return std::all_of(verdicts.begin(), verdicts.end(), [](const auto& verdict) {
        return !verdict || verdict->holds;
    });
}

JudgedClaims
JudgeClaims(const experiment::Claims& claims, const std::vector<Outcomes>& cells)
{
    JudgedClaims judged{claims.expectations, {}};
    for (const experiment::Expectation& expectation : judged.expectations)
    {
        judged.verdicts.push_back(
            SpeaksOf(expectation, cells) ? std::optional(Judge(expectation, cells)) : std::nullopt);
    }
    return judged;
}

double
JointDistance(const analysis::Estimate& a, const analysis::Estimate& b)
{
    if (a.value == b.value)
    {
        return 0;
    }
    const double error =
        std::hypot(analysis::ErrorTowards(a, b.value), analysis::ErrorTowards(b, a.value));
    return error > 0 ? (a.value - b.value) / error : kInfinity;
}

std::optional<double>
MetricIn(const analysis::CellSummary& summary, const std::string& metric)
{
    if (!analysis::IsDistance(metric))
    {
        const auto* estimate = summary.Find(metric);
        return estimate == nullptr ? std::nullopt : std::optional(estimate->value);
    }
    const auto* estimate =
        summary.Find(metric.substr(0, metric.size() - analysis::kDistance.size()));
    if (estimate == nullptr || !estimate->exact)
    {
        return std::nullopt;
    }
    const bool inside = *estimate->exact >= estimate->low && *estimate->exact <= estimate->high;
    return estimate->z.value_or(inside ? 0 : kInfinity);
}

Verdict
Judge(const experiment::Expectation& expectation, const std::vector<Outcomes>& cells, Rigour rigour)
{
    Verdict verdict;
    double worst = -kInfinity;
    for (std::size_t i = 0; i < cells.size(); ++i)
    {
        if (!Has(cells[i].settings, expectation.at))
        {
            continue;
        }
        const auto finding = expectation.between ? InRange(expectation, cells[i], rigour)
                                                 : InAgreement(expectation, cells[i], cells);
        if (!finding)
        {
            continue;
        }
        ++verdict.cells;
        if (finding->excess > 0)
        {
            verdict.broken.push_back(i);
        }
        if (verdict.cells == 1 || finding->excess > worst)
        {
            worst = finding->excess;
            verdict.farthest = i;
            verdict.finding = finding->text;
        }
    }
    verdict.holds = verdict.cells > 0 && verdict.broken.empty();
    if (verdict.cells == 0)
    {
        verdict.text = verdict.finding = "no cell has this metric";
        return verdict;
    }
    const std::string cell = CellText(cells[verdict.farthest].settings);
    verdict.text = fmt::format("{}: {}", cell.empty() ? "the only cell" : cell, verdict.finding);
    return verdict;
}

} // namespace pptplab::sim::reproduce
