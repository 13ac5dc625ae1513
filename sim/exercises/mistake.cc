// SPDX-License-Identifier: GPL-2.0-only
#include "sim/exercises/mistake.h"

#include <array>

namespace pptplab::sim::exercises
{

namespace
{

struct MistakeText
{
    Mistake mistake;
    std::string_view name;
    std::string_view feedback;
};

// clang-format off
constexpr std::array kMistakeTexts = {
    MistakeText{Mistake::UserForTotal, "one user for all",
                "That is the figure of one user; the question is about all of them together."},
    MistakeText{Mistake::TimeForCall, "time congestion for call congestion",
                "That is the share of time with all ports busy; callers see less than that, for the one who calls is not among "
                "those who hold a port."},
    MistakeText{Mistake::OfferedForCarried, "offered for carried",
                "That is what is offered; calls that are refused carry nothing, so they come off."},
    MistakeText{Mistake::CleanUpLeftOut, "clean-up left out of the load",
                "A port is held by the clean-up after NetBEUI too; it is a part of the load."},
    MistakeText{Mistake::HexAsDecimal, "hexadecimal read as decimal",
                "The number is hexadecimal: 18h is 1 x 16 + 8 = 24, not 18."},
    MistakeText{Mistake::AttemptsForCallers, "attempts for callers",
                "Attempts and callers are counted apart: who is refused and dials again is one caller with several attempts."},
    MistakeText{Mistake::BusyHourForMean, "busy hour and mean of the day mixed up",
                "The busy hour and the mean over the day are two figures; ports are planned by the busy hour, and the mean tells "
                "how much is used."},
    MistakeText{Mistake::PortsForAddresses, "ports for addresses",
                "Each server takes one address for itself besides one for each of its ports."},
    MistakeText{Mistake::OneServerForFarm, "one server for the farm",
                "Count the servers: each has its own ports, and the figure of one server is not that of the farm."},
    MistakeText{Mistake::MinutesForHours, "minutes for hours",
                "The units do not fit: calls an hour go with hours, so divide minutes by 60."},
    MistakeText{Mistake::OctetsSwapped, "octets in the wrong order",
                "The network's order has the high octet first: 01 02 is 1 x 256 + 2."},
    MistakeText{Mistake::AnotherFrame, "error of another frame",
                "That error belongs to a call that ends at another frame; look again which frame came last."},
    MistakeText{Mistake::CountedFromZero, "counted from one",
                "The numbers begin with 0, so number n is that of packet n + 1."},
    MistakeText{Mistake::WaitingForLoss, "waiting for loss",
                "That is the share who would wait in a queue (Erlang C); this server refuses them (Erlang B)."},
    MistakeText{Mistake::NoReserve, "mean load taken as ports",
                "With as many ports as erlangs many callers are refused: calls come in clusters, so there must be a reserve."},
    MistakeText{Mistake::Sp4ForSp3, "SP4 for SP3",
                "That is a server with SP4, which passes over a port in clean-up; before SP4 such a port can refuse the caller."},
    MistakeText{Mistake::BusyPortsOffered, "busy ports counted as offered",
                "A busy port is not offered to a caller; count only those without a session."},
    MistakeText{Mistake::RedialLeftOut, "redial left out",
                "Refused callers dial again, so there are more attempts than callers."},
    MistakeText{Mistake::LastTimeoutLeftOut, "last time-out left out",
                "After the last retransmission TCP waits once more before it gives up: n retransmissions have n + 1 time-outs."},
    MistakeText{Mistake::NotDoubled, "time-out not doubled",
                "Each time-out is twice the one before."},
    MistakeText{Mistake::OtherTimer, "the later timer",
                "Two timers run at once, and the one that ends first decides."},
    MistakeText{Mistake::OverheadLeftOut, "tunnel's overhead left out",
                "Each datagram takes the headers of the tunnel with it, which load the line too."},
    MistakeText{Mistake::OctetsForBits, "octets for bits",
                "An octet has 8 bits, and lines are measured in bits."},
};
// clang-format on

constexpr bool
InTheirOrder()
{
    for (std::size_t i = 0; i < kMistakeTexts.size(); ++i)
    {
        if (static_cast<std::size_t>(kMistakeTexts[i].mistake) != i)
        {
            return false;
        }
    }
    return kMistakeTexts.size() == kMistakes;
}

static_assert(InTheirOrder(), "texts are looked up by place");

} // namespace

std::string_view
NameOf(Mistake mistake)
{
    return kMistakeTexts[static_cast<std::size_t>(mistake)].name;
}

std::string_view
FeedbackOn(Mistake mistake)
{
    return kMistakeTexts[static_cast<std::size_t>(mistake)].feedback;
}

} // namespace pptplab::sim::exercises
