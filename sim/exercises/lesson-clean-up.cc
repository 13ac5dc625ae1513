// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/cleanup.h"
#include "analysis/queueing/erlang.h"
#include "models/population/clean-up.h"
#include "sim/exercises/draws.h"
#include "sim/exercises/service.h"

#include <fmt/format.h>

#include <string>

// Lesson 3, clean-up and hunt order.

namespace pptplab::sim::exercises
{

namespace
{

/// Callers whose sessions are short, so that clean-ups count.
struct BriefCallers
{
    int callsPerHour = 0;
    int holding = 0; ///< seconds
    int share = 0;   ///< per cent of the sessions with NetBEUI
    double cleanUp = ToSeconds(population::CleanUpOfNetBeui().Mean());

    double Talk() const { return callsPerHour * holding / kSecondsPerHour; }
    double CleanUps() const { return callsPerHour * cleanUp * share / kPercent / kSecondsPerHour; }
    double Load() const { return Talk() + CleanUps(); }

    std::string Told() const
    {
        return fmt::format("{} calls an hour last {} s in the mean; {} % of the sessions have "
                           "NetBEUI, and the clean-up "
                           "after one of them takes {:.0f} s in the mean",
                           callsPerHour,
                           holding,
                           share,
                           cleanUp);
    }

    std::string LoadStep() const
    {
        return fmt::format("load = {} x ({} + {:.2f} x {:.0f}) / 3600 = {:.3f} erlangs",
                           callsPerHour,
                           holding,
                           share / kPercent,
                           cleanUp,
                           Load());
    }
};

BriefCallers
DrawCallers(Draws& draws)
{
    return {draws.Whole(300, 1200, 50), draws.Whole(60, 180, 20), draws.Whole(50, 100, 10)};
}

Item
EffectiveLoad(Draws& draws)
{
    const BriefCallers callers = DrawCallers(draws);
    Item item = Ask(
        fmt::format(
            "{}. What load do they put on the ports of a server with SP4, the clean-ups included?",
            callers.Told()),
        {Quantity::Erlangs, 2, ""},
        callers.Load());
    item.wrong = {{Mistake::CleanUpLeftOut, callers.Talk()},
                  {Mistake::MinutesForHours, callers.Load() * kSecondsPerMinute}};
    item.steps = {callers.LoadStep()};
    return item;
}

Item
RefusedOnSp4(Draws& draws)
{
    const BriefCallers callers = DrawCallers(draws);
    const int ports = static_cast<int>(callers.Load()) + draws.Whole(1, 6);
    const double refused = kPercent * analysis::ErlangB(callers.Load(), ports);
    Item item = Ask(
        fmt::format(
            "{}. A server with SP4 has {} ports. How many per cent of the calls does it refuse (no "
            "redial)?",
            callers.Told(),
            ports),
        {Quantity::Percent, 2, ""},
        refused);
    item.wrong = {{Mistake::CleanUpLeftOut, kPercent * analysis::ErlangB(callers.Talk(), ports)}};
    item.steps = {
        callers.LoadStep(),
        fmt::format(
            "Erlang B of {:.3f} erlangs and {} ports: {:.2f} %", callers.Load(), ports, refused)};
    return item;
}

Item
PortsInCleanUp(Draws& draws)
{
    const BriefCallers callers = DrawCallers(draws);
    const int refused = draws.Whole(5, 30, 5);
    const double cleaning = callers.CleanUps() * (1 - refused / kPercent);
    Item item = Ask(
        fmt::format(
            "{}. The server refuses {} % of the calls. How many ports are in clean-up in the mean?",
            callers.Told(),
            refused),
        {Quantity::Erlangs, 3, ""},
        cleaning);
    item.wrong = {{Mistake::OfferedForCarried, callers.CleanUps()}};
    item.steps = {"Only a call that was served leaves a clean-up behind (Little's law):",
                  fmt::format("{} x (1 - {:.2f}) x {:.2f} x {:.0f} / 3600 = {:.3f}",
                              callers.callsPerHour,
                              refused / kPercent,
                              callers.share / kPercent,
                              callers.cleanUp,
                              cleaning)};
    return item;
}

Item
PortOffered(Draws& draws)
{
    const int busy = draws.Whole(2, 12);
    const int cleaning = draws.Whole(2, 6);
    Item item = Ask(
        fmt::format(
            "A call comes to a server with SP3 that offers the lowest port without a session. At "
            "this moment ports 1 to {} have one, ports {} to {} are in clean-up, and all others "
            "are idle. Which port is the caller offered?",
            busy,
            busy + 1,
            busy + cleaning),
        {Quantity::Whole, 0, ""},
        busy + 1);
    item.wrong = {{Mistake::Sp4ForSp3, double(busy + cleaning + 1)},
                  {Mistake::BusyPortsOffered, 1}};
    item.steps = {fmt::format(
        "Ports 1 to {} have a session. Port {} has none, but is in clean-up: before SP4 it is "
        "offered all the same, and the caller is refused (Q194465).",
        busy,
        busy + 1)};
    return item;
}

Item
RefusedAtRandom(Draws& draws)
{
    const int ports = draws.Whole(16, 64, 4);
    const int busy = ports * draws.Whole(50, 85) / 100;
    const int cleaning = draws.Whole(1, (ports - busy) / 2);
    const double refused = kPercent * cleaning / (ports - busy);
    Item item =
        Ask(fmt::format("A server with SP3 offers any of the ports without a session, each as "
                        "likely. Of its {} "
                        "ports {} are busy, {} in clean-up, and the others idle. With which "
                        "probability, in per cent, is the next caller refused?",
                        ports,
                        busy,
                        cleaning),
            {Quantity::Percent, 1, ""},
            refused);
    item.wrong = {{Mistake::BusyPortsOffered, kPercent * cleaning / ports}};
    item.steps = {
        fmt::format("{} ports have no session; {} of them refuse.", ports - busy, cleaning),
        fmt::format("{} / {} = {:.1f} %", cleaning, ports - busy, refused)};
    return item;
}

Item
RefusedOnSp3(Draws& draws)
{
    const BriefCallers callers = DrawCallers(draws);
    const int ports = static_cast<int>(callers.Load()) + draws.Whole(2, 8);
    const analysis::CleanupQueue queue{ports,
                                       {callers.callsPerHour / kSecondsPerHour},
                                       FromSeconds(callers.holding),
                                       FromSeconds(callers.cleanUp),
                                       callers.share / kPercent};
    const double refused = kPercent * analysis::RefusalsOfRandomHunt(queue).refused;
    Item item = Ask(
        fmt::format(
            "{}, exponential as the calls. A server with SP3 has {} ports and offers any of those "
            "without a session, each as likely. How many per cent of the calls does "
            "it refuse? (pptplab formula cleanup-random)",
            callers.Told(),
            ports),
        {Quantity::Percent, 2, ""},
        refused);
    item.wrong = {{Mistake::Sp4ForSp3, kPercent * analysis::ErlangB(callers.Load(), ports)},
                  {Mistake::CleanUpLeftOut, kPercent * analysis::ErlangB(callers.Talk(), ports)}};
    item.steps = {
        "The chain of (ports busy, ports in clean-up): a call is refused with the probability "
        "clean-up / "
        "(ports - busy), and if all are busy.",
        fmt::format(
            "pptplab formula cleanup-random ports={} arrivals={}/h holding={}s cleanup={:.0f}s "
            "netbeui_share={:.2f}: {:.2f} %",
            ports,
            callers.callsPerHour,
            callers.holding,
            callers.cleanUp,
            callers.share / kPercent,
            refused)};
    return item;
}

} // namespace

std::vector<Maker>
CleanUpMakers()
{
    return {
        EffectiveLoad, RefusedOnSp4, PortsInCleanUp, PortOffered, RefusedAtRandom, RefusedOnSp3};
}

} // namespace pptplab::sim::exercises
