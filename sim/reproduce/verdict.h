// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_VERDICT_H
#define PPTPLAB_SIM_REPRODUCE_VERDICT_H

#include "analysis/store/export.h"
#include "sim/experiment/claims.h"
#include "sim/pictures/outcomes.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::reproduce
{

using pictures::Outcomes;

/// What one expectation came to.
struct Verdict
{
    bool holds = false;
    std::size_t cells = 0;           ///< cells that were looked at
    std::vector<std::size_t> broken; ///< cells in which it fails, as places in the list
    std::size_t farthest = 0;        ///< the worst cell; meaningless when none was looked at
    std::string finding{};           ///< what was found in it
    std::string text{};              ///< one line: the worst cell and what was found in it
};

/// The value of a metric for a claim; with `.z` its distance from the exact value: without one, as
/// batches that do not differ have none, 0 when the exact value lies in the interval, else
/// infinite.
std::optional<double> MetricIn(const analysis::CellSummary& summary, const std::string& metric);

/// What has to lie between the bounds of an expectation.
enum class Rigour : std::uint8_t
{
    Value,    ///< the figure itself
    Interval, ///< any figure of the 95 % interval: a short run can refute, not confirm
};

/// An expectation holds when it does in each cell that it speaks of and that has the metric, and
/// there is at least one.
Verdict Judge(const experiment::Expectation& expectation,
              const std::vector<Outcomes>& cells,
              Rigour rigour = Rigour::Value);

/// What became of the expectations of a grid, of which the command line may have left cells out; no
/// verdict where one speaks of those only.
struct JudgedClaims
{
    std::vector<experiment::Expectation> expectations;
    std::vector<std::optional<Verdict>> verdicts;

    bool NoneFails() const;
};

/// Judges them by the finished cells of the grid.
JudgedClaims JudgeClaims(const experiment::Claims& claims, const std::vector<Outcomes>& cells);

/// Distance of two figures in joint standard errors, each taken towards the other as its interval
/// reaches (R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10); without any, 0
/// when they are equal.
double JointDistance(const analysis::Estimate& a, const analysis::Estimate& b);

} // namespace pptplab::sim::reproduce

#endif
