// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/headline.h"

#include "sim/capacity/words.h"

#include <fmt/format.h>

namespace pptplab::sim::capacity
{

namespace
{

std::string
UsersShown(const Dimensioning& dimensioning, const Option& option)
{
    return fmt::format("{} of {:.4g} erlangs",
                       Counted(option.users, "user"),
                       LoadOfUser(dimensioning.question.trials.demand));
}

/// Empty where no fault counts.
std::string
WithFaults(const Dimensioning& dimensioning)
{
    return HasFaults(dimensioning) ? fmt::format(", with the faults of {}", PackName(dimensioning))
                                   : "";
}

std::string
MetBy(const Dimensioning& dimensioning)
{
    const Option& chosen = dimensioning.Chosen();
    const std::string users = UsersShown(dimensioning, chosen);
    const std::string service = ServiceShown(chosen.layout);
    const std::string faults = WithFaults(dimensioning);
    const std::string grade = Percent(dimensioning.grade);
    switch (dimensioning.question.wanted)
    {
    case Wanted::Ports:
        return fmt::format("{} need {}{}, to have at most {} of their attempts refused: {} "
                           "addresses, {} of access each way when all ports are busy.",
                           users,
                           service,
                           faults,
                           grade,
                           dimensioning.addresses,
                           BitRateShown(dimensioning.access.allBusy));
    case Wanted::Users:
        return fmt::format("{} serve {}{}, with at most {} of their attempts refused.",
                           service,
                           users,
                           faults,
                           grade);
    case Wanted::Grade:
        break;
    }
    return fmt::format("{} refuse {} of the attempts of {}{}.", service, grade, users, faults);
}

/// What refuses too much, with the faults if they count.
std::string
RefusedBy(const Dimensioning& dimensioning)
{
    const Option& chosen = dimensioning.Chosen();
    const std::string refused = Percent(chosen.asIs.refused.value);
    const bool ports = dimensioning.question.wanted == Wanted::Ports;
    if (!dimensioning.atBest)
    {
        return ports ? fmt::format("{}, the most that there can be, refuse {}",
                                   ServiceShown(chosen.layout),
                                   refused)
                     : fmt::format("a single user is refused {}", refused);
    }
    const std::string least = Percent(dimensioning.atBest->refused.value);
    return ports ? fmt::format("{}, enough without the faults, refuse {}, and {} servers of {} "
                               "ports {}",
                               ServiceShown(chosen.layout),
                               refused,
                               kMostServers,
                               ras::Server::kMaxPorts,
                               least)
                 : fmt::format("{}, who fit without the faults, are refused {}, and a single user "
                               "{}",
                               Counted(chosen.users, "user"),
                               refused,
                               least);
}

std::string
MetByNothing(const Dimensioning& dimensioning)
{
    const Option& chosen = dimensioning.Chosen();
    const std::string grade = Percent(dimensioning.grade);
    const std::string faults = WithFaults(dimensioning);
    const std::string why = RefusedBy(dimensioning);
    return dimensioning.question.wanted == Wanted::Ports
               ? fmt::format("No number of ports meets the grade{}: of the attempts of {} at most "
                             "{} may be refused, but {}.",
                             faults,
                             UsersShown(dimensioning, chosen),
                             grade,
                             why)
               : fmt::format("No number of users meets the grade{}: {} may refuse at most {} of "
                             "the attempts, but {}.",
                             faults,
                             ServiceShown(chosen.layout),
                             grade,
                             why);
}

} // namespace

std::string
Headline(const Dimensioning& dimensioning)
{
    return dimensioning.met ? MetBy(dimensioning) : MetByNothing(dimensioning);
}

} // namespace pptplab::sim::capacity
