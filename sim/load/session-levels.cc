// SPDX-License-Identifier: GPL-2.0-only
#include "sim/load/session-levels.h"

#include "analysis/stats/counted.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace pptplab::sim::load
{

namespace
{

/// When a session begins (1) and ends (-1), in the order of their times: ends before beginnings,
/// but the end of a session of length 0 after its own.
std::vector<std::pair<Duration, int>>
ChangesOf(const Traces& traces)
{
    std::vector<std::pair<Duration, int>> changes;
    for (const population::Trace* trace : traces)
    {
        for (const population::TracedCall& call : *trace)
        {
            if (call.holding > Duration{})
            {
                changes.emplace_back(call.at, 1);
                changes.emplace_back(Later(call.at, call.holding), -1);
            }
        }
    }
    std::sort(changes.begin(), changes.end());
    return changes;
}

/// Calls `each` with the number of sessions, from when and until when there are so many.
template <typename Each>
void
ForEachSpan(const Traces& traces, const Each& each)
{
    const auto changes = ChangesOf(traces);
    std::size_t level = 0;
    for (std::size_t i = 0; i + 1 < changes.size(); ++i)
    {
        level = changes[i].second > 0 ? level + 1 : level - 1;
        if (changes[i].first < changes[i + 1].first)
        {
            each(level, changes[i].first, changes[i + 1].first);
        }
    }
}

struct Moments
{
    double count = 0;
    double sum = 0;
    double squares = 0;
};

/// Of the lengths of all sessions, in seconds.
Moments
LengthsOf(const Traces& traces)
{
    Moments lengths;
    for (const population::Trace* trace : traces)
    {
        for (const population::TracedCall& call : *trace)
        {
            const double seconds = ToSeconds(call.holding);
            ++lengths.count;
            lengths.sum += seconds;
            lengths.squares += seconds * seconds;
        }
    }
    return lengths;
}

} // namespace

SessionLevels::SessionLevels(const Traces& traces)
{
    for (const population::Trace* trace : traces)
    {
        m_sessions += trace->size();
    }
    ForEachSpan(traces, [this](std::size_t level, Duration from, Duration until) {
        m_seconds.resize(std::max(m_seconds.size(), level + 1));
        m_seconds[level] += ToSeconds(until - from);
    });
}

double
SessionLevels::Seconds() const
{
    return std::accumulate(m_seconds.begin(), m_seconds.end(), 0.0);
}

double
SessionLevels::SecondsAt(std::size_t level) const
{
    return level < m_seconds.size() ? m_seconds[level] : 0;
}

double
SessionLevels::SecondsAbove(std::size_t level) const
{
    const auto begin = std::min(level + 1, m_seconds.size());
    return std::accumulate(
        m_seconds.begin() + static_cast<std::ptrdiff_t>(begin), m_seconds.end(), 0.0);
}

double
SessionLevels::Mean() const
{
    double sum = 0;
    for (std::size_t level = 0; level < m_seconds.size(); ++level)
    {
        sum += static_cast<double>(level) * m_seconds[level];
    }
    return sum > 0 ? sum / Seconds() : 0;
}

std::optional<OfferedEstimate>
EstimateOffered(const Traces& traces, std::size_t ports)
{
    constexpr double kFewest = 10;
    Duration last{};
    for (const population::Trace* trace : traces)
    {
        last = trace->empty() ? last : std::max(last, trace->back().at);
    }
    double idle = 0;
    ForEachSpan(traces, [&](std::size_t level, Duration from, Duration until) {
        const Duration end = std::min(until, last);
        idle += level < ports && from < end ? ToSeconds(end - from) : 0;
    });
    const Moments lengths = LengthsOf(traces);
    if (lengths.count < kFewest || idle <= 0 || lengths.sum <= 0)
    {
        return std::nullopt;
    }
    const double mean = lengths.sum / lengths.count;
    const double variance = lengths.squares / lengths.count - mean * mean;
    const double erlangs = (lengths.count - 2) / idle * mean;
    const double error = std::sqrt((1 + variance / (mean * mean)) / lengths.count);
    const double off =
        std::exp(analysis::StudentQuantile(std::numeric_limits<double>::infinity()) * error);
    return OfferedEstimate{erlangs, erlangs / off, erlangs * off};
}

} // namespace pptplab::sim::load
