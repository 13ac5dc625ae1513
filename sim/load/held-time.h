// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LOAD_HELD_TIME_H
#define PPTPLAB_SIM_LOAD_HELD_TIME_H

#include "sim/scenario/structs/scenario.h"

#include <optional>

namespace pptplab::sim::load
{

/// Mean time from session up to hang-up in seconds, with idle tail and limits; of observed calls
/// that of the observed ones. None if a limit cuts the sum of holding time and tail, of which only
/// the means are known.
std::optional<double> MeanSession(const population::Group& group);

/// The same, or the most that it can be.
double MostMeanSession(const population::Group& group);

/// Share of the group's sessions that leave a clean-up behind.
double CleanupShare(const population::Group& group);

/// Mean time for which a call of the group keeps a port from others, in seconds: set-up, session,
/// what a dead tunnel adds, clean-up. None as MeanSession, or with an unknown set-up time.
std::optional<double> MeanHeld(const scenario::ServerSpec& server, const population::Group& group);

/// The same, or the most that it can be, with no set-up time where it is unknown.
double MostMeanHeld(const scenario::ServerSpec& server, const population::Group& group);

} // namespace pptplab::sim::load

#endif
