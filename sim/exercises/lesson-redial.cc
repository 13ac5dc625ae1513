// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/redial.h"
#include "sim/exercises/draws.h"
#include "sim/exercises/service.h"

#include <fmt/format.h>

#include <cmath>

// Lesson 4, redial and storms.

namespace pptplab::sim::exercises
{

namespace
{

Item
CallersNotServed(Draws& draws)
{
    const int callers = draws.Whole(400, 2000, 100);
    const int lost = callers * draws.Whole(2, 12) / 100;
    const int refused = lost * draws.Whole(4, 9);
    const int attempts = callers - lost + refused;
    const double share = kPercent * lost / callers;
    Item item = Ask(
        fmt::format(
            "On one day {} callers made {} attempts, of which {} were refused. {} callers gave up "
            "unserved. How many per cent of the callers were not served?",
            callers,
            attempts,
            refused,
            lost),
        {Quantity::Percent, 1, ""},
        share);
    item.wrong = {{Mistake::AttemptsForCallers, kPercent * refused / attempts}};
    item.steps = {fmt::format("{} / {} = {:.1f} % of the callers", lost, callers, share),
                  fmt::format("{} / {} = {:.1f} % are the attempts refused.",
                              refused,
                              attempts,
                              kPercent * refused / attempts)};
    return item;
}

Item
CallersWhoGiveUp(Draws& draws)
{
    const int refused = draws.Whole(20, 60, 5);
    const int tries = draws.Whole(2, 4);
    const double lost = kPercent * std::pow(refused / kPercent, tries);
    Item item =
        Ask(fmt::format("Each attempt is refused with the probability {} %, whatever became of "
                        "those before it. "
                        "A caller makes at most {} attempts. How many per cent of the callers are "
                        "never served?",
                        refused,
                        tries),
            {Quantity::Percent, 2, ""},
            lost);
    item.wrong = {{Mistake::AttemptsForCallers, double(refused)}};
    item.steps = {fmt::format(
        "all {} attempts refused: {:.2f}^{} = {:.2f} %", tries, refused / kPercent, tries, lost)};
    return item;
}

Item
LoadWithRedial(Draws& draws)
{
    const int load = draws.Whole(20, 80, 5);
    const int refused = draws.Whole(10, 40, 5);
    const int tries = draws.Whole(2, 4);
    double attempts = 0;
    for (int i = 0; i < tries; ++i)
    {
        attempts += std::pow(refused / kPercent, i);
    }
    Item item = Ask(
        fmt::format(
            "The first attempts of callers offer {} erlangs. {} % of all attempts are refused, and "
            "each refused caller dials again after a long pause, up to {} attempts in "
            "all. What load do all attempts together offer?",
            load,
            refused,
            tries),
        {Quantity::Erlangs, 2, ""},
        load * attempts);
    item.wrong = {{Mistake::RedialLeftOut, double(load)},
                  {Mistake::OfferedForCarried, load * attempts * (1 - refused / kPercent)}};
    item.steps = {fmt::format("{} x (1 + B + ... + B^{}), B = {:.2f}: {} x {:.4f} = {:.2f} erlangs",
                              load,
                              tries - 1,
                              refused / kPercent,
                              load,
                              attempts,
                              load * attempts)};
    return item;
}

Item
AttemptsWithRedial(Draws& draws)
{
    const int ports = draws.Whole(8, 30, 2);
    const int load = ports * draws.Whole(80, 105) / 100;
    const int tries = draws.Whole(3, 6);
    const analysis::RedialShares shares = analysis::RedialAfterLongPauses(load, ports, 1, tries);
    Item item = Ask(
        fmt::format("Callers offer {} erlangs with their first attempts to {} ports (SP4). A "
                    "refused caller "
                    "dials again after a long pause, up to {} attempts in all. How many per "
                    "cent of the callers are never served? (pptplab formula retrial-long-pauses)",
                    load,
                    ports,
                    tries),
        {Quantity::Percent, 2, ""},
        kPercent * shares.lost);
    item.wrong = {{Mistake::AttemptsForCallers, kPercent * shares.refused}};
    item.steps = {
        "Find B = Erlang B of the load of all attempts, A (1 + B + ... ), by trying values until "
        "both agree.",
        fmt::format("B = {:.2f} % of the attempts are refused.", kPercent * shares.refused),
        fmt::format(
            "B^{} = {:.2f} % of the callers are never served.", tries, kPercent * shares.lost)};
    return item;
}

Item
AttemptsOfReboot(Draws& draws)
{
    const int callers = draws.Whole(20, 250, 10);
    const int minutes = draws.Whole(2, 10);
    const int pause = draws.OneOf(std::array{10, 15, 20, 30});
    const int each = minutes * static_cast<int>(kSecondsPerMinute) / pause;
    Item item =
        Ask(fmt::format("A server reboots and drops {} callers. It is away for {} minutes. Each of "
                        "them dials at "
                        "once and then each {} s; the attempt at the moment when the server is "
                        "back succeeds. How many attempts are refused?",
                        callers,
                        minutes,
                        pause),
            {Quantity::Whole, 0, "attempts"},
            callers * each);
    item.wrong = {{Mistake::UserForTotal, double(each)},
                  {Mistake::AttemptsForCallers, double(callers)}};
    item.steps = {fmt::format("each caller: at 0, {0}, 2 x {0}, ... s, before {1} s: {2} attempts",
                              pause,
                              minutes * static_cast<int>(kSecondsPerMinute),
                              each),
                  fmt::format("{} x {} = {}", callers, each, callers * each)};
    return item;
}

Item
CallersOfFailedServer(Draws& draws)
{
    const int servers = draws.Whole(3, 6);
    const int idle = draws.Whole(4, 15);
    const int out = draws.Whole(5, 60);
    const int callers = (servers - 1) * idle + out;
    Item item =
        Ask(fmt::format(
                "One of {} servers fails; its {} callers dial again at once, to any of the other "
                "servers until one takes them. Each of these has {} idle ports. How many "
                "callers find no port?",
                servers,
                callers,
                idle),
            {Quantity::Whole, 0, "callers"},
            out);
    item.wrong = {{Mistake::OneServerForFarm, double(callers - idle)},
                  {Mistake::RedialLeftOut, double(callers)}};
    item.steps = {fmt::format("{} servers are left with {} x {} = {} idle ports",
                              servers - 1,
                              servers - 1,
                              idle,
                              (servers - 1) * idle),
                  fmt::format("{} - {} = {}", callers, (servers - 1) * idle, out)};
    return item;
}

Item
AttemptsASecond(Draws& draws)
{
    const int servers = draws.Whole(2, 8);
    const int callers = draws.Whole(60, 240, 20);
    const int minutes = draws.Whole(1, 5);
    const double rate = servers * callers / (minutes * kSecondsPerMinute);
    Item item = Ask(
        fmt::format(
            "A line comes back, and all {} servers have lost all their {} callers each. Each dials "
            "again once, at any moment of the next {} minutes alike. How many attempts "
            "a second come to all servers together?",
            servers,
            callers,
            minutes),
        {Quantity::PerSecond, 2, ""},
        rate);
    item.wrong = {{Mistake::OneServerForFarm, rate / servers},
                  {Mistake::MinutesForHours, rate * kSecondsPerMinute}};
    item.steps = {
        fmt::format("{} x {} / ({} x 60 s) = {:.2f} a second", servers, callers, minutes, rate)};
    return item;
}

} // namespace

std::vector<Maker>
RedialMakers()
{
    return {CallersNotServed,
            CallersWhoGiveUp,
            LoadWithRedial,
            AttemptsWithRedial,
            AttemptsOfReboot,
            CallersOfFailedServer,
            AttemptsASecond};
}

} // namespace pptplab::sim::exercises
