// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/forecast.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

namespace pptplab::sim::campaign
{

namespace
{

// A shortened run starts empty, and its caches are cold: figures from such runs are taken to be
// right within this share.
constexpr double kUnknown = 0.2;

/// The sum over `number` of `all` things whose mean is known from some of them.
Guess
Total(double number, std::size_t all, const std::vector<double>& some)
{
    const auto n = static_cast<double>(some.size());
    if (number == 0 || some.empty())
    {
        return {};
    }
    const double mean = std::accumulate(some.begin(), some.end(), 0.0) / n;
    double squares = 0;
    for (const double each : some)
    {
        squares += (each - mean) * (each - mean);
    }
    // Without any spread to be seen the mean may be wrong by itself.
    const double error = n > 1 ? std::sqrt(squares / (n - 1) / n) : mean / 2;
    // Of a finite number of cells those that were probed are known.
    const double rest = std::sqrt(std::max(0.0, 1 - n / static_cast<double>(all)));
    const double half = 2 * error * rest + kUnknown * mean;
    constexpr double kLeast = 0.25;
    return {number * mean, number * std::max(mean - half, kLeast * mean), number * (mean + half)};
}

std::vector<double>
Each(const std::vector<CellCost>& probed, double CellCost::* field)
{
    std::vector<double> values;
    values.reserve(probed.size());
    for (const CellCost& cost : probed)
    {
        values.push_back(cost.*field);
    }
    return values;
}

} // namespace

WorkLeft&
WorkLeft::operator+=(const WorkLeft& other)
{
    cells += other.cells;
    unplanned += other.unplanned;
    found += other.found;
    failed += other.failed;
    toDo += other.toDo;
    mostToDo += other.mostToDo;
    return *this;
}

Guess&
Guess::operator+=(const Guess& other)
{
    value += other.value;
    low += other.low;
    high += other.high;
    return *this;
}

Forecast&
Forecast::operator+=(const Forecast& other)
{
    seconds += other.seconds;
    mostSeconds += other.mostSeconds;
    octets += other.octets;
    probed += other.probed;
    return *this;
}

Forecast
ForecastOf(const WorkLeft& left, const std::vector<CellCost>& probed)
{
    const auto runs = Each(probed, &CellCost::replication);
    const auto toDo = static_cast<double>(left.toDo);
    const auto unplanned = static_cast<double>(left.unplanned);
    Forecast forecast;
    forecast.probed = probed.size();
    forecast.seconds = Total(toDo, left.cells, runs);
    forecast.mostSeconds = Total(static_cast<double>(left.mostToDo), left.cells, runs).value;
    const Guess planning = Total(unplanned, left.cells, Each(probed, &CellCost::planning));
    forecast.seconds += planning;
    forecast.mostSeconds += planning.value;
    forecast.octets = Total(toDo, left.cells, Each(probed, &CellCost::replicationOctets));
    forecast.octets += Total(unplanned, left.cells, Each(probed, &CellCost::octets));
    return forecast;
}

std::vector<std::size_t>
SpreadPositions(std::size_t cells, std::size_t atMost)
{
    std::vector<std::size_t> positions;
    if (cells <= atMost)
    {
        positions.resize(cells);
        std::iota(positions.begin(), positions.end(), std::size_t{0});
        return positions;
    }
    positions.reserve(atMost);
    constexpr double kGolden = 0.6180339887498949;
    std::unordered_set<std::size_t> seen;
    double at = 0.5; // the middle of the grid comes first
    while (positions.size() < atMost)
    {
        const auto position =
            std::min(cells - 1, static_cast<std::size_t>(at * static_cast<double>(cells)));
        if (seen.insert(position).second)
        {
            positions.push_back(position);
        }
        at = std::fmod(at + kGolden, 1.0);
    }
    return positions;
}

} // namespace pptplab::sim::campaign
