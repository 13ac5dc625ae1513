// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_REFUSING_PERIODS_H
#define PPTPLAB_MODELS_RAS_REFUSING_PERIODS_H

#include "models/base/random-stream.h"
#include "models/base/units.h"
#include "models/ras/port-pool.h"

#include <optional>

namespace pptplab::ras
{

/// A time during which every caller would be refused although a port is idle; as long as it can be.
struct RefusingPeriod
{
    Duration from{};
    Duration until{};
    std::optional<Duration> lastUntil{}; ///< end of the period before, if there was one
};

/// A listener that hears of the refusing periods of one server.
class RefusingPeriodListener
{
  public:
    RefusingPeriodListener() = default;
    RefusingPeriodListener(const RefusingPeriodListener&) = delete;
    RefusingPeriodListener& operator=(const RefusingPeriodListener&) = delete;
    virtual ~RefusingPeriodListener() = default;

    /// Tells of a period at its end.
    virtual void OnRefusingPeriod(const RefusingPeriod& period) = 0;
};

/// Finds the refusing periods of a server. Orders that draw lots have none: a caller may be lucky.
class RefusingPeriods
{
  public:
    /// The ports have been as they are since `now`; `serves` tells whether callers are answered at
    /// all. Returns the period that ended then. `choice` is drawn from by no order.
    std::optional<RefusingPeriod> Since(Duration now,
                                        const PortPool& ports,
                                        bool serves,
                                        RandomStream& choice)
    {
        const bool refuses = serves && ports.CountOf(PortState::CleanUp) > 0 &&
                             ports.RefusalProbability(choice) == 1;
        if (refuses && !m_from)
        {
            m_from = now;
        }
        if (refuses || !m_from)
        {
            return std::nullopt;
        }
        const RefusingPeriod period{*m_from, now, m_lastUntil};
        m_lastUntil = now;
        m_from.reset();
        return period;
    }

  private:
    std::optional<Duration> m_from; ///< start of the period that is under way
    std::optional<Duration> m_lastUntil;
};

} // namespace pptplab::ras

#endif
