// SPDX-License-Identifier: GPL-2.0-only
#include "sim/logs/time-zone.h"

#include "sim/scenario/values/value.h"

#include <fmt/format.h>

#include <date/tz.h>
#include <stdexcept>

namespace pptplab::sim::logs
{

scenario::Reading<TimeZone>
TimeZone::Named(const std::string& name)
{
    try
    {
        return TimeZone(*date::locate_zone(name));
    }
    catch (const std::runtime_error&)
    {
        return Failure{fmt::format("zone = {} must be a name of the time zone database, such as "
                                   "\"Europe/Berlin\" or \"UTC\" (Debian's package tzdata)",
                                   scenario::Quoted(name))};
    }
}

TimeZone::Reading
TimeZone::ToUtc(Duration local, Duration notBefore) const
{
    const auto info = m_zone->get_info(date::local_time<Duration>(local));
    const Duration first = local - info.first.offset;
    switch (info.result)
    {
    case date::local_info::ambiguous:
        return {first < notBefore ? local - info.second.offset : first, true, false};
    case date::local_info::nonexistent:
        return {first, false, true};
    default:
        return {first, false, false};
    }
}

} // namespace pptplab::sim::logs
