// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/backoff.h"
#include "models/ras/dead-tunnel.h"
#include "sim/exercises/hexadecimal.h"
#include "sim/exercises/service.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>

// Lesson 5, timers: retransmissions, keep-alive, dead tunnels.

namespace pptplab::sim::exercises
{

namespace
{

constexpr std::array kFirstTimeouts = {0.5, 1.0, 1.5, 2.0, 3.0};

std::string
TimeoutsOf(const Backoff& backoff, int retransmissions)
{
    std::string text;
    for (int i = 0; i <= retransmissions; ++i)
    {
        text += fmt::format(
            "{}{}", i == 0 ? "" : " + ", ToSeconds(backoff.Timeout(static_cast<std::uint32_t>(i))));
    }
    return text;
}

/// The mistakes with a doubling timer.
std::vector<Wrong>
WrongSums(const Backoff& backoff, int retransmissions)
{
    const double first = ToSeconds(backoff.initial);
    return {{Mistake::LastTimeoutLeftOut,
             ToSeconds(backoff.GiveUpAfter(static_cast<std::uint32_t>(retransmissions - 1)))},
            {Mistake::NotDoubled, first * (retransmissions + 1)}};
}

Item
DataGivenUp(Draws& draws)
{
    const double first = draws.OneOf(kFirstTimeouts);
    const int retransmissions = draws.Whole(3, 12);
    const Backoff backoff{FromSeconds(first), ras::DeadTunnel().backoff.ceiling};
    const double seconds =
        ToSeconds(backoff.GiveUpAfter(static_cast<std::uint32_t>(retransmissions)));
    Item item = Ask(
        fmt::format(
            "PPTPTcpMaxDataRetransmissions is {}. TCP's first time-out on a control connection is "
            "{} s, it doubles, and is never longer than {:.0f} s. How long after its "
            "first sending is a message given up that nobody acknowledges?",
            retransmissions,
            first,
            ToSeconds(*backoff.ceiling)),
        {Quantity::Seconds, 1, ""},
        seconds);
    item.wrong = WrongSums(backoff, retransmissions);
    item.steps = {
        fmt::format("{} retransmissions have {} time-outs:", retransmissions, retransmissions + 1),
        fmt::format("{} = {:.1f} s", TimeoutsOf(backoff, retransmissions), seconds)};
    return item;
}

Item
SynGivenUp(Draws& draws)
{
    const int first = draws.Whole(1, 6);
    const int retransmissions = draws.Whole(2, 6);
    const Backoff backoff{std::chrono::seconds(first), std::nullopt};
    const double seconds =
        ToSeconds(backoff.GiveUpAfter(static_cast<std::uint32_t>(retransmissions)));
    Item item =
        Ask(fmt::format("TcpMaxConnectRetransmissions is {}, InitialRtt {} s, and the time-out "
                        "doubles without a "
                        "limit. How long after the first SYN does a caller give up a server that "
                        "does not answer?",
                        retransmissions,
                        first),
            {Quantity::Seconds, 0, ""},
            seconds);
    item.wrong = WrongSums(backoff, retransmissions);
    item.steps = {fmt::format("{} = {} x (2^{} - 1) = {:.0f} s",
                              TimeoutsOf(backoff, retransmissions),
                              first,
                              retransmissions + 1,
                              seconds)};
    return item;
}

Item
RegistrySeconds(Draws& draws)
{
    const int seconds = DecimalLooking(draws, 20, 99);
    Item item = Ask(
        fmt::format(
            "The registry editor shows InactivityIdleSeconds : REG_DWORD : 0x{:x}. After how many "
            "seconds without a message does the server send an Echo-Request?",
            seconds),
        {Quantity::Seconds, 0, ""},
        seconds);
    item.wrong = {{Mistake::HexAsDecimal, double(DigitsAsDecimal(seconds))}};
    item.steps = {fmt::format("The editor shows hexadecimal digits: 0x{:x} = {} x 16 + {} = {}",
                              seconds,
                              seconds / kHexadecimal,
                              seconds % kHexadecimal,
                              seconds)};
    return item;
}

Item
PortOfVanished(Draws& draws)
{
    ras::DeadTunnel tunnel;
    const int idle = draws.Whole(30, 120, 10);
    const int answer = draws.Whole(30, 120, 10);
    const int retransmissions = draws.Whole(3, 8);
    const double first = draws.OneOf(kFirstTimeouts);
    tunnel.idle = std::chrono::seconds(idle);
    tunnel.answer = std::chrono::seconds(answer);
    tunnel.retransmissions = static_cast<std::uint32_t>(retransmissions);
    tunnel.backoff.initial = FromSeconds(first);
    const double tcp = ToSeconds(tunnel.backoff.GiveUpAfter(tunnel.retransmissions));
    const double seconds = idle + ToSeconds(tunnel.AfterEcho());
    Item item = Ask(
        fmt::format(
            "A caller's machine is switched off right after a message on the control connection. "
            "InactivityIdleSeconds is {}, EchoReplyTimeoutSeconds {}, "
            "PPTPTcpMaxDataRetransmissions {}; TCP's first time-out is {} s and "
            "doubles up to {:.0f} s. After how many seconds is his port free again?",
            idle,
            answer,
            retransmissions,
            first,
            ToSeconds(*tunnel.backoff.ceiling)),
        {Quantity::Seconds, 1, ""},
        seconds);
    item.wrong = {{Mistake::OtherTimer, idle + std::max(tcp, double(answer))}};
    item.steps = {
        fmt::format("The Echo-Request is sent after {} s.", idle),
        fmt::format("TCP gives it up after {} = {:.1f} s, the server the reply after {} s.",
                    TimeoutsOf(tunnel.backoff, retransmissions),
                    tcp,
                    answer),
        fmt::format("{} + {:.1f} = {:.1f} s", idle, seconds - idle, seconds)};
    return item;
}

Item
LoadOfVanished(Draws& draws)
{
    const int vanished = draws.Whole(20, 120, 10);
    const int minutes = draws.Whole(2, 15);
    const double load = vanished * minutes / kMinutesPerHour;
    Item item =
        Ask(fmt::format(
                "{} callers an hour vanish without a word, and the port of each stays taken for {} "
                "minutes more. How many ports are taken by dead tunnels in the mean?",
                vanished,
                minutes),
            {Quantity::Erlangs, 2, ""},
            load);
    item.wrong = {{Mistake::MinutesForHours, load * kMinutesPerHour},
                  {Mistake::UserForTotal, minutes / kMinutesPerHour}};
    item.steps = {
        fmt::format("Little's law: {} an hour x {}/60 h = {:.2f}", vanished, minutes, load)};
    return item;
}

Item
MeanTimeOfVanished(Draws& draws)
{
    ras::DeadTunnel tunnel;
    const int idle = draws.Whole(40, 240, 20);
    const int answer = draws.Whole(20, 90, 10);
    tunnel.idle = std::chrono::seconds(idle);
    tunnel.answer = std::chrono::seconds(answer);
    const double tcp = ToSeconds(tunnel.backoff.GiveUpAfter(tunnel.retransmissions));
    const double seconds = ToSeconds(tunnel.Mean());
    Item item = Ask(
        fmt::format(
            "InactivityIdleSeconds is {}, EchoReplyTimeoutSeconds {}, and TCP gives up later than "
            "that. Callers vanish at any moment alike between two Echo-Requests of a "
            "control connection without other messages. For how many seconds in the "
            "mean does the port of one stay taken?",
            idle,
            answer),
        {Quantity::Seconds, 0, ""},
        seconds);
    item.wrong = {{Mistake::OtherTimer, double(idle) / 2 + tcp}};
    item.steps = {fmt::format("{} / 2 until the next Echo-Request, and {} for its reply: {:.0f} s",
                              idle,
                              answer,
                              seconds)};
    return item;
}

} // namespace

std::vector<Maker>
TimerMakers()
{
    return {DataGivenUp,
            SynGivenUp,
            RegistrySeconds,
            PortOfVanished,
            LoadOfVanished,
            MeanTimeOfVanished};
}

} // namespace pptplab::sim::exercises
