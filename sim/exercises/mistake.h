// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXERCISES_MISTAKE_H
#define PPTPLAB_SIM_EXERCISES_MISTAKE_H

#include <cstdint>
#include <string_view>

namespace pptplab::sim::exercises
{

/// What students do wrong again and again. An answer with the value of such a step is told which.
enum class Mistake : std::uint8_t
{
    UserForTotal,
    TimeForCall,
    OfferedForCarried,
    CleanUpLeftOut,
    HexAsDecimal,
    AttemptsForCallers,
    BusyHourForMean,
    PortsForAddresses,
    OneServerForFarm,
    MinutesForHours,
    OctetsSwapped,
    AnotherFrame,
    CountedFromZero,
    WaitingForLoss,
    NoReserve,
    Sp4ForSp3,
    BusyPortsOffered,
    RedialLeftOut,
    LastTimeoutLeftOut,
    NotDoubled,
    OtherTimer,
    OverheadLeftOut,
    OctetsForBits,
};

inline constexpr int kMistakes = static_cast<int>(Mistake::OctetsForBits) + 1;

/// "one user for all"
std::string_view NameOf(Mistake mistake);

/// One sentence for the student.
std::string_view FeedbackOn(Mistake mistake);

} // namespace pptplab::sim::exercises

#endif
