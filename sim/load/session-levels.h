// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LOAD_SESSION_LEVELS_H
#define PPTPLAB_SIM_LOAD_SESSION_LEVELS_H

#include "models/population/group.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace pptplab::sim::load
{

/// Logs of one server, or of several that are counted as one.
using Traces = std::vector<const population::Trace*>;

/// How many sessions a log has at a time, from its first arrival to its last end. A session that
/// ends when another begins makes room for it.
class SessionLevels
{
  public:
    explicit SessionLevels(const Traces& traces);

    std::size_t Peak() const { return m_seconds.size() - 1; }
    std::size_t Sessions() const { return m_sessions; }
    double Seconds() const; ///< the whole of it
    double SecondsAt(std::size_t level) const;
    double SecondsAbove(std::size_t level) const;
    double Mean() const;

  private:
    std::vector<double> m_seconds{0.0}; ///< for which there were so many sessions
    std::size_t m_sessions = 0;
};

struct OfferedEstimate
{
    double erlangs = 0;
    double low = 0; ///< of the 95 % interval
    double high = 0;
};

/// What was offered to a server of `ports` ports, from its log, which lacks the callers that found
/// all of them busy. While a port is idle nobody is refused and every arrival is in the log: the
/// rate is the number of arrivals over the time for which a port was idle, from the first arrival
/// to the last, and the load is the rate times the mean length. That is the maximum-likelihood
/// estimate for Poisson arrivals of a constant rate, whatever the law of lengths; two less than the
/// arrivals are counted, as the first begins and the last ends the time, which makes the rate's
/// estimate unbiased. The interval takes the logarithm of the estimate as normal, with the
/// variances of the rate (1/n) and of the mean length (cv^2/n). Where the rate changes, as by day
/// and night, the busier times count less, for ports are idle in them more seldom: the estimate is
/// too low then. Callers who redial are counted once, when they are served. None for less than ten
/// arrivals, or if no port was ever idle.
std::optional<OfferedEstimate> EstimateOffered(const Traces& traces, std::size_t ports);

} // namespace pptplab::sim::load

#endif
