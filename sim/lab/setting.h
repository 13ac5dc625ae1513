// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LAB_SETTING_H
#define PPTPLAB_SIM_LAB_SETTING_H

#include "models/base/result.h"
#include "models/call/options.h"
#include "models/ras/service-pack.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace pptplab::sim::lab
{

/// How long callers stay, or clean-ups last, around their means. The irregular ones of holding have
/// twice the spread of the exponential law.
enum class Spread : std::size_t
{
    Exponential,
    Constant,
    Irregular, ///< lognormal with a cv of 2
    Uniform,   ///< within a quarter of the mean, as 3-5 s around 4 s
};

/// How the load changes over the day. The factors are examples of ours, 1 in the busy hour.
enum class Day : std::size_t
{
    Flat,
    Office,
    Evening,
};

/// Everything that decides what the page shows, and what a link to it holds. Numbers are in seconds
/// and erlangs; what they may be stands in `kNumbers` and `kWords`.
struct Setting
{
    double ports = 50;
    double load = 45; ///< arrival rate x mean holding, in the busy hour
    double holding = 1800;
    double netbeui = 0.5; ///< share of callers with NetBEUI
    double cleanUp = 4;
    double setUp = 0;  ///< from dialling to the session; the port is held meanwhile
    double redial = 0; ///< probability of one more try after each refusal
    double pause = 60; ///< mean, before it
    double back = 10;  ///< mean pause before a caller dials again who was cut off
    double seed = 1;
    double speed = 3;    ///< how fast the page shows it, by number; changes nothing in the run
    std::size_t law = 0; ///< Spread of holding
    std::size_t cleanUpSpread = 3; ///< Spread of clean-ups
    std::size_t hunt = 0;          ///< ras::Hunt
    std::size_t day = 0;           ///< Day
};

/// A number of the setting: its name in links and its range.
struct NumberKey
{
    std::string_view name;
    double Setting::* field;
    double low;
    double high;
    bool isWhole = false;
};

inline constexpr std::array<NumberKey, 11> kNumbers = {{
    {"ports", &Setting::ports, 1, 256, true},
    {"load", &Setting::load, 0.01, 512},
    {"holding", &Setting::holding, 1, 86400},
    {"netbeui", &Setting::netbeui, 0, 1},
    {"cleanup", &Setting::cleanUp, 0, 600},
    {"setup", &Setting::setUp, 0, 60},
    {"redial", &Setting::redial, 0, 0.95},
    {"pause", &Setting::pause, 1, 3600},
    {"back", &Setting::back, 1, 3600},
    {"seed", &Setting::seed, 1, 999'999, true},
    {"speed", &Setting::speed, 0, 6, true},
}};

/// A choice of the setting: its name in links and what may be chosen, by number.
struct WordKey
{
    std::string_view name;
    std::size_t Setting::* field;
    std::array<std::string_view, 6> words; ///< empty at the end where there are fewer
};

inline constexpr std::array<WordKey, 4> kWords = {{
    {"law", &Setting::law, {"exponential", "constant", "irregular"}},
    {"cleanup-law", &Setting::cleanUpSpread, {"exponential", "constant", "irregular", "uniform"}},
    {"hunt", &Setting::hunt, ras::kHuntNames},
    {"day", &Setting::day, {"flat", "office", "evening"}},
}};

/// A part of a link that cannot be used.
struct BadPart
{
    std::string name; ///< what stands before the equals sign
    std::string
        allowed; ///< what may follow it, "1..256" or "flat, office, evening"; empty: no name
};

/// Reads `name=value&name=value`, with or without `#`; what is not named has its default.
Result<Setting, BadPart> ParseSetting(std::string_view link);

/// All names with ranges or words and defaults, as JSON: what the page makes its controls of.
std::string DescribeKeys();

/// Mean time for which a call keeps a port from others after the repair: set-up, holding and
/// clean-up.
double MeanHeld(const Setting& setting);

/// Time after which a run has forgotten that its server was empty: ten times the longest mean that
/// it remembers, in whole days where the load changes over the day.
Duration WarmUp(const Setting& setting);

/// The longest run: what a Duration holds, less what may be added to it.
inline constexpr Duration kLongestRun = std::chrono::hours(24 * 365 * 200);

/// What the engine runs for one server of that service pack.
call::Options EngineOptions(const Setting& setting, ras::ServicePack servicePack);

} // namespace pptplab::sim::lab

#endif
