// SPDX-License-Identifier: GPL-2.0-only
#include "models/gre/header.h"
#include "sim/exercises/draws.h"
#include "sim/exercises/service.h"

#include <fmt/format.h>

// Lesson 6, plan a service and defend it.

namespace pptplab::sim::exercises
{

namespace
{

Item
BusyHourLoad(Draws& draws)
{
    const int calls = draws.Whole(500, 5000, 100);
    const int minutes = draws.Whole(10, 40, 5);
    const int percent = draws.Whole(8, 20);
    const double load = calls * percent / kPercent * minutes / kMinutesPerHour;
    Item item = Ask(
        fmt::format(
            "A log has {} calls a day, {} minutes in the mean; {} % of them come in the busy hour. "
            "What load must the ports take in the busy hour?",
            calls,
            minutes,
            percent),
        {Quantity::Erlangs, 2, ""},
        load);
    item.wrong = {{Mistake::BusyHourForMean, calls / kHoursPerDay * minutes / kMinutesPerHour},
                  {Mistake::MinutesForHours, load * kMinutesPerHour}};
    item.steps = {fmt::format("{} x {:.2f} = {:.1f} calls in the busy hour",
                              calls,
                              percent / kPercent,
                              calls * percent / kPercent),
                  fmt::format("x {}/60 h = {:.2f} erlangs", minutes, load)};
    return item;
}

Item
MeanBusyPorts(Draws& draws)
{
    const int calls = draws.Whole(500, 5000, 100);
    const int minutes = draws.Whole(10, 40, 5);
    const int percent = draws.Whole(8, 20);
    const double hours = minutes / kMinutesPerHour;
    const double mean = calls / kHoursPerDay * hours;
    Item item =
        Ask(fmt::format("A service takes {} calls a day, {} minutes in the mean, {} % of them in "
                        "the busy hour, "
                        "and refuses none. How many ports are busy in the mean of the 24 hours?",
                        calls,
                        minutes,
                        percent),
            {Quantity::Erlangs, 2, ""},
            mean);
    item.wrong = {{Mistake::BusyHourForMean, calls * percent / kPercent * hours},
                  {Mistake::MinutesForHours, mean * kMinutesPerHour}};
    item.steps = {fmt::format("{} / 24 x {}/60 h = {:.2f}", calls, minutes, mean)};
    return item;
}

Item
PortsOfFarm(Draws& draws)
{
    const int servers = draws.Whole(3, 8);
    const int load = servers * draws.Whole(10, 40);
    const int percent = draws.OneOf(std::array{1, 2, 5});
    const double grade = percent / kPercent;
    const int each = FewestPorts(double(load) / servers, grade);
    Item item =
        Ask(fmt::format("{} erlangs come to {} servers alike; each call goes to one of them at "
                        "random and is not "
                        "passed on. How many ports must all servers together have at least, all "
                        "servers alike, so that no more than {} % of the calls are refused?",
                        load,
                        servers,
                        percent),
            {Quantity::Whole, 0, "ports"},
            servers * each);
    item.wrong = {{Mistake::OneServerForFarm, double(each)},
                  {Mistake::OneServerForFarm, double(FewestPorts(load, grade))},
                  {Mistake::NoReserve, double(load)}};
    item.steps = {
        fmt::format("each server: {} / {} = {} erlangs", load, servers, load / servers),
        fmt::format("Erlang B: {} ports each refuse no more than {} %", each, percent),
        fmt::format("{} x {} = {}; one server for all would need {}, but calls are not passed on.",
                    servers,
                    each,
                    servers * each,
                    FewestPorts(load, grade))};
    return item;
}

/// SOURCES: Addresses.
Item
AddressesOfFarm(Draws& draws)
{
    const int servers = draws.Whole(2, 12);
    const int ports = draws.Whole(16, 256, 8);
    const int addresses = servers * (ports + 1);
    Item item =
        Ask(fmt::format(
                "A farm has {} servers of {} ports. How many IP addresses do the servers of Remote "
                "Access take from the pools together?",
                servers,
                ports),
            {Quantity::Whole, 0, "addresses"},
            addresses);
    item.wrong = {{Mistake::PortsForAddresses, double(servers * ports)},
                  {Mistake::OneServerForFarm, double(ports + 1)}};
    item.steps = {fmt::format(
        "{} x ({} + 1) = {}: one for each port, and one for each server itself (Q122701)",
        servers,
        ports,
        addresses)};
    return item;
}

Item
UsersOfFarm(Draws& draws)
{
    const int servers = draws.Whole(2, 8);
    const int ports = draws.Whole(16, 64, 4);
    const int minutes = draws.Whole(3, 10);
    const int percent = draws.OneOf(std::array{1, 2, 5});
    const double user = minutes / kMinutesPerHour;
    const int users = MostUsers(user / servers, ports, percent / kPercent);
    Item item = Ask(
        fmt::format(
            "A farm has {} servers of {} ports; each call goes to one of them at random and is not "
            "passed on. A user is connected {} minutes in the busy hour. How many "
            "users may there be at most, so that no more than {} % of the calls are "
            "refused?",
            servers,
            ports,
            minutes,
            percent),
        {Quantity::Whole, 0, "users"},
        users);
    const int withoutReserve = servers * ports * 60 / minutes;
    item.wrong = {{Mistake::OneServerForFarm, double(MostUsers(user, ports, percent / kPercent))},
                  {Mistake::NoReserve, double(withoutReserve)}};
    item.steps = {fmt::format("each server gets {} minutes / 60 / {} = {:.5f} erlangs of each user",
                              minutes,
                              servers,
                              user / servers),
                  fmt::format("Erlang B of {} users and {} ports is the last of no more than {} %",
                              users,
                              ports,
                              percent)};
    return item;
}

Item
LineOfFarm(Draws& draws)
{
    constexpr int kIp = 20;    // RFC 791 3.1
    constexpr int kInside = 4; // PPP's field 00FD, MPPE's header, PPP's field 0021
    constexpr int kBits = 8;
    gre::Header header;
    header.sequence = 0;
    header.acknowledgment = 0;
    const int tunnel = static_cast<int>(header.Size());
    const int sessions = draws.Whole(50, 500, 10);
    const int perSecond = draws.Whole(2, 10);
    const int datagram = draws.Whole(200, 1200, 100);
    const double rate =
        double(sessions) * perSecond * (datagram + kIp + tunnel + kInside) * kBits / 1000;
    const double bare = double(sessions) * perSecond * datagram * kBits / 1000;
    Item item = Ask(
        fmt::format("{} sessions each send {} IP datagrams of {} octets a second through their "
                    "tunnels. The "
                    "tunnel puts {} octets of IP, {} of GRE and {} of PPP and MPPE before each. "
                    "What rate does the access line carry in this direction?",
                    sessions,
                    perSecond,
                    datagram,
                    kIp,
                    tunnel,
                    kInside),
        {Quantity::KilobitsPerSecond, 0, ""},
        rate);
    item.wrong = {{Mistake::OverheadLeftOut, bare},
                  {Mistake::OctetsForBits, rate / kBits},
                  {Mistake::UserForTotal, rate / sessions}};
    item.steps = {
        fmt::format("{} + {} + {} + {} = {} octets a packet",
                    datagram,
                    kIp,
                    tunnel,
                    kInside,
                    datagram + kIp + tunnel + kInside),
        fmt::format(
            "x 8 bits x {} a second x {} sessions = {:.0f} kbit/s", perSecond, sessions, rate)};
    return item;
}

} // namespace

std::vector<Maker>
PlanMakers()
{
    return {BusyHourLoad, MeanBusyPorts, PortsOfFarm, UsersOfFarm, AddressesOfFarm, LineOfFarm};
}

} // namespace pptplab::sim::exercises
