// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LOGS_TIME_ZONE_H
#define PPTPLAB_SIM_LOGS_TIME_ZONE_H

#include "models/base/units.h"
#include "sim/scenario/forms/forms.h"

#include <string>

namespace date // NOLINT(readability-identifier-naming): the name is the library's
{
class time_zone; // NOLINT(readability-identifier-naming): likewise
}

namespace pptplab::sim::logs
{

/// A place's clock, by the system's tables of time zones.
class TimeZone
{
  public:
    /// "Europe/Berlin", "UTC".
    static scenario::Reading<TimeZone> Named(const std::string& name);

    struct Reading
    {
        Duration utc{};
        bool twice = false; ///< clocks were put back, and showed this time once more
        bool never = false; ///< clocks were put forward over it: read as if they had not been
    };

    /// Of a time that comes twice the first, unless that is before `notBefore` in UTC.
    Reading ToUtc(Duration local, Duration notBefore) const;

  private:
    explicit TimeZone(const date::time_zone& zone) : m_zone(&zone) {}

    const date::time_zone* m_zone;
};

} // namespace pptplab::sim::logs

#endif
