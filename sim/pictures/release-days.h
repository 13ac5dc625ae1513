// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PICTURES_RELEASE_DAYS_H
#define PPTPLAB_SIM_PICTURES_RELEASE_DAYS_H

#include "sim/scenario/values/value.h"

#include <array>
#include <optional>
#include <string_view>

namespace pptplab::sim::pictures
{

struct Release
{
    std::string_view level;
    int year;
    int month;
    int day;
};

/// When the levels of Windows NT 4.0 were released; models/SOURCES.md, "Service packs".
inline constexpr std::array<Release, 8> kReleases = {{{"rtm", 1996, 7, 31},
                                                      {"sp1", 1996, 10, 16},
                                                      {"sp2", 1996, 12, 14},
                                                      {"sp3", 1997, 5, 15},
                                                      {"sp4", 1998, 10, 25},
                                                      {"sp5", 1999, 5, 4},
                                                      {"sp6", 1999, 10, 27},
                                                      {"sp6a", 1999, 11, 22}}};

/// As a year with its fraction, to the day.
inline std::optional<double>
ReleasedIn(const scenario::Value& level)
{
    for (const Release& release : kReleases)
    {
        if (level.String() != nullptr && *level.String() == release.level)
        {
            constexpr double kMonths = 12;
            constexpr double kDays = 31 * kMonths;
            return release.year + (release.month - 1) / kMonths + (release.day - 1) / kDays;
        }
    }
    return std::nullopt;
}

} // namespace pptplab::sim::pictures

#endif
