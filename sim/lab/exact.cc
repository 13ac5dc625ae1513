// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lab/exact.h"

#include "analysis/queueing/cleanup.h"
#include "analysis/queueing/erlang.h"
#include "analysis/queueing/redial.h"

namespace pptplab::sim::lab
{

namespace
{

// RefusalsOfLowestHunt solves 3^ports equations, here for each point of a curve.
constexpr double kMostPortsByNumber = 6;

bool
IsExponential(std::size_t spread)
{
    return static_cast<Spread>(spread) == Spread::Exponential;
}

/// How long a call holds its port.
bool
IsHeldExponentially(const Setting& setting)
{
    return IsExponential(setting.law) && setting.setUp == 0;
}

std::optional<double>
OfRedial(const Setting& setting, int ports)
{
    if (!IsHeldExponentially(setting))
    {
        return std::nullopt;
    }
    analysis::RedialQueue queue;
    queue.ports = ports;
    queue.load = setting.load;
    queue.first = setting.redial;
    queue.again = setting.redial;
    queue.pause = setting.pause / setting.holding;
    return analysis::SharesOf(queue).refused;
}

std::optional<double>
OfCleanUp(const Setting& setting, int ports)
{
    if (!IsHeldExponentially(setting) || !IsExponential(setting.cleanUpSpread))
    {
        return std::nullopt;
    }
    const analysis::CleanupQueue queue{ports,
                                       Rate{setting.load / setting.holding},
                                       FromSeconds(setting.holding),
                                       FromSeconds(setting.cleanUp),
                                       setting.netbeui};
    switch (static_cast<ras::Hunt>(setting.hunt))
    {
    case ras::Hunt::Random:
        return analysis::RefusalsOfRandomHunt(queue).refused;
    case ras::Hunt::Lowest:
        return ports <= kMostPortsByNumber
                   ? std::optional(analysis::RefusalsOfLowestHunt(queue).refused)
                   : std::nullopt;
    case ras::Hunt::Rotary:
    case ras::Hunt::RotaryAdvance:
    case ras::Hunt::LongestIdle:
    case ras::Hunt::LastReleased:
        break;
    }
    return std::nullopt;
}

} // namespace

std::optional<double>
ExactRefused(const Setting& setting, ras::ServicePack servicePack)
{
    const int ports = static_cast<int>(setting.ports);
    const bool cleansUp = setting.netbeui > 0 && setting.cleanUp > 0;
    if (static_cast<Day>(setting.day) != Day::Flat || (setting.redial > 0 && cleansUp))
    {
        return std::nullopt;
    }
    if (setting.redial > 0)
    {
        return OfRedial(setting, ports);
    }
    const bool endsHunt =
        ras::FaultsOf({ras::Product::Ras, servicePack, {}}, ras::Side::Server).refusalEndsHunt;
    if (cleansUp && endsHunt && ports > 1)
    {
        return OfCleanUp(setting, ports);
    }
    return analysis::ErlangB(setting.load / setting.holding * MeanHeld(setting), ports);
}

} // namespace pptplab::sim::lab
