// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAMPAIGN_FORECAST_H
#define PPTPLAB_SIM_CAMPAIGN_FORECAST_H

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pptplab::sim::campaign
{

/// What one cell takes, in seconds of one processor and octets of a database.
struct CellCost
{
    double planning = 0;    ///< to read it and compute its exact values
    double replication = 0; ///< to run it once
    double octets = 0;      ///< of the cell and its place in the plan
    double replicationOctets = 0;
};

/// What one grid still needs.
struct WorkLeft
{
    std::size_t cells = 0;
    std::size_t unplanned = 0;  ///< cells that are not in the plan of the database
    std::uint64_t found = 0;    ///< runs that the database has
    std::uint64_t failed = 0;   ///< runs that failed and are not to be tried again
    std::uint64_t toDo = 0;     ///< runs it lacks besides; with a precision for its first look
    std::uint64_t mostToDo = 0; ///< with a precision up to where it gives up, else the same

    WorkLeft& operator+=(const WorkLeft& other);
};

/// A figure and the ends between which it should lie, most likely.
struct Guess
{
    double value = 0;
    double low = 0;
    double high = 0;

    Guess& operator+=(const Guess& other); ///< ends add up: errors may have the same cause
};

struct Forecast
{
    Guess seconds;          ///< of one processor
    double mostSeconds = 0; ///< with a precision: where it gives up
    Guess octets;           ///< that the database grows by
    std::size_t probed = 0;

    Forecast& operator+=(const Forecast& other);
};

/// The mean of the probed cells stands for all. Its standard error, twice, and a fifth for what
/// shortened runs cannot tell make the ends. Nothing where no cell was probed.
Forecast ForecastOf(const WorkLeft& left, const std::vector<CellCost>& probed);

/// Positions spread over a grid, the first ones of which are spread too: multiples of the golden
/// ratio. All there are where these are few.
std::vector<std::size_t> SpreadPositions(std::size_t cells, std::size_t atMost);

} // namespace pptplab::sim::campaign

#endif
