// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cluster/minute-elements.h"

#include "sim/campaign/probe.h"
#include "sim/campaign/work-left.h"

#include <algorithm>
#include <cmath>

namespace pptplab::sim::cluster
{

std::optional<std::uint32_t>
ElementsOfAMinute(const experiment::Experiment& experiment, unsigned jobs)
{
    constexpr std::size_t kProbes = 16; // of each grid: an estimate within a factor of two will do
    constexpr double kMinute = 60;
    constexpr double kMost = 1000; // MaxArraySize of slurm.conf is 1001 unless it is set
    double seconds = 0;
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        const campaign::CellGrid cells(experiment, sweep.grid);
        const auto left = campaign::WorkLeftOf(cells, nullptr, jobs);
        const auto probe = campaign::ProbeCells(
            cells, campaign::SpreadPositions(cells.numbers.size(), kProbes), jobs);
        if (!left || !probe)
        {
            return std::nullopt;
        }
        seconds += campaign::ForecastOf(*left, probe->costs).seconds.value;
    }
    return static_cast<std::uint32_t>(std::clamp(std::ceil(seconds / kMinute), 1.0, kMost));
}

} // namespace pptplab::sim::cluster
