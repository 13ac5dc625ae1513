// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/engset.h"
#include "analysis/queueing/erlang.h"
#include "analysis/queueing/waiting.h"
#include "sim/exercises/draws.h"
#include "sim/exercises/service.h"

#include <fmt/format.h>

#include <cmath>

// Lesson 2, ports and Erlang.

namespace pptplab::sim::exercises
{

namespace
{

Item
OfferedLoad(Draws& draws)
{
    const int users = draws.Whole(100, 600, 20);
    const double calls = draws.Whole(2, 12) / 10.0;
    const int minutes = draws.Whole(10, 45, 5);
    const double load = users * calls * minutes / kMinutesPerHour;
    Item item = Ask(
        fmt::format(
            "{} users each make {:.1f} calls in the busy hour, and a call lasts {} minutes in the "
            "mean. What load do they offer together?",
            users,
            calls,
            minutes),
        {Quantity::Erlangs, 2, ""},
        load);
    item.wrong = {{Mistake::UserForTotal, load / users},
                  {Mistake::MinutesForHours, load * kMinutesPerHour}};
    item.steps = {fmt::format(
        "load = users x calls an hour x hours a call = {} x {:.1f} x {}/60 = {:.2f} erlangs",
        users,
        calls,
        minutes,
        load)};
    return item;
}

Item
RefusedByErlang(Draws& draws)
{
    const int ports = draws.Whole(10, 60, 2);
    const int load = ports * draws.Whole(70, 98) / 100;
    const double refused = kPercent * analysis::ErlangB(load, ports);
    Item item = Ask(
        fmt::format(
            "A server with SP4 has {} ports; callers offer {} erlangs and do not dial again. How "
            "many per cent of the calls are refused?",
            ports,
            load),
        {Quantity::Percent, 2, ""},
        refused);
    item.wrong = {{Mistake::WaitingForLoss, kPercent * analysis::ErlangC(load, ports).waits}};
    item.steps = {
        "Erlang B: B(0) = 1, B(k) = a B(k-1) / (k + a B(k-1)), up to k = the ports",
        fmt::format("pptplab formula erlang-b load={} ports={}: {:.2f} %", load, ports, refused)};
    return item;
}

Item
PortsForGrade(Draws& draws)
{
    const int users = draws.Whole(100, 500, 20);
    const int minutes = draws.Whole(3, 12);
    const int percent = draws.OneOf(std::array{1, 2, 5});
    const double load = users * minutes / kMinutesPerHour;
    const int ports = FewestPorts(load, percent / kPercent);
    Item item = Ask(
        fmt::format(
            "{} users each use the service {} minutes in the busy hour. How many ports are needed "
            "at least, so that no more than {} % of the calls are refused (SP4, no "
            "redial)?",
            users,
            minutes,
            percent),
        {Quantity::Whole, 0, "ports"},
        ports);
    item.wrong = {{Mistake::NoReserve, std::ceil(load)},
                  {Mistake::UserForTotal, double(FewestPorts(load / users, percent / kPercent))}};
    item.steps = {fmt::format("load = {} x {}/60 = {:.2f} erlangs", users, minutes, load),
                  fmt::format("Erlang B: {} ports refuse {:.3f} %, {} ports {:.3f} %",
                              ports - 1,
                              kPercent * analysis::ErlangB(load, ports - 1),
                              ports,
                              kPercent * analysis::ErlangB(load, ports))};
    return item;
}

Item
CarriedLoad(Draws& draws)
{
    const int ports = draws.Whole(10, 50, 2);
    const int load = ports * draws.Whole(90, 130) / 100;
    const double refused = analysis::ErlangB(load, ports);
    const double carried = load * (1 - refused);
    Item item = Ask(
        fmt::format(
            "{} erlangs are offered to {} ports (SP4, no redial). How many ports are busy in the "
            "mean, that is, what load is carried?",
            load,
            ports),
        {Quantity::Erlangs, 2, ""},
        carried);
    item.wrong = {{Mistake::OfferedForCarried, double(load)}};
    item.steps = {
        fmt::format("Erlang B: {:.5f} of the calls are refused", refused),
        fmt::format("carried = {} x (1 - {:.5f}) = {:.2f} erlangs", load, refused, carried)};
    return item;
}

Item
CallCongestion(Draws& draws)
{
    const int sources = draws.Whole(8, 24);
    const int ports = draws.Whole(3, sources / 2);
    const double idle = draws.Whole(2, 8) / 10.0;
    const analysis::EngsetCongestion congestion = analysis::Engset({sources, ports, idle});
    Item item =
        Ask(fmt::format("An office has {} users and {} ports. Each idle user offers {:.1f} "
                        "erlangs, and one who "
                        "is connected does not call (Engset). How many per cent of the calls are "
                        "refused?",
                        sources,
                        ports,
                        idle),
            {Quantity::Percent, 2, ""},
            kPercent * congestion.call);
    item.wrong = {{Mistake::TimeForCall, kPercent * congestion.time}};
    item.steps = {
        fmt::format("E(0) = 1, E(k) = (N-k+1) A E(k-1) / (k + (N-k+1) A E(k-1)), A = {:.1f}", idle),
        fmt::format("share of time with all ports busy, N = {}: {:.2f} %",
                    sources,
                    kPercent * congestion.time),
        fmt::format(
            "share of calls refused, N = {}: {:.2f} %", sources - 1, kPercent * congestion.call)};
    return item;
}

Item
SimulatedRefusals(Draws& draws)
{
    constexpr int kCalls = 100'000;
    const int ports = draws.Whole(4, 12);
    const int load = draws.Whole(ports, ports + 4);
    const double refused = analysis::ErlangB(load, ports);
    // The spread of a simulated share: its calls are not independent.
    const double error =
        std::sqrt(refused * (1 - refused) * analysis::ErlangBDesignEffect(load, ports) / kCalls);
    Item item = AskSimulated(
        fmt::format(
            "Simulate a server with SP4 and {} ports at {} erlangs, exponential holding, no "
            "redial, until {} calls have come (the classroom's page, or pptplab "
            "run). How many per cent of them were refused?",
            ports,
            load,
            kCalls),
        {Quantity::Percent, 1, ""},
        kPercent * refused,
        kPercent * error);
    item.wrong = {{Mistake::OfferedForCarried, kPercent * load * (1 - refused) / ports}};
    item.steps = {fmt::format("Exactly, by Erlang B: {:.2f} %", kPercent * refused),
                  fmt::format("standard error of {} calls: {:.3f} %", kCalls, kPercent * error)};
    return item;
}

} // namespace

std::vector<Maker>
ErlangMakers()
{
    return {OfferedLoad,
            RefusedByErlang,
            PortsForGrade,
            CarriedLoad,
            CallCongestion,
            SimulatedRefusals};
}

} // namespace pptplab::sim::exercises
