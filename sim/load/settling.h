// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LOAD_SETTLING_H
#define PPTPLAB_SIM_LOAD_SETTLING_H

#include "sim/scenario/structs/scenario.h"

#include <optional>

namespace pptplab::sim::load
{

/// How much of its calls a measured time may lack: a thousandth, and so much that the share of
/// refused calls lacks 1 % of itself. Its elasticity is the mean number of free ports, by Erlang's
/// formula. Ten mean times leave 5e-5 of exponential times.
double MayLack(const scenario::Scenario& scenario);

/// How much a run that begins empty at 0 lacks of the stationary state over the measured time, from
/// `from` to `to` in seconds: the largest over the groups of
///
/// - the calls that are there before it, which keep a port for as long as the residual time
///   (ResidualTail) of what a call takes: without refusals the share of them that would still be
///   there. A call of several times X + Y.. lacks at most the sum of theirs, each at its share of
///   the time, since (a + b)^+ <= a^+ + b^+;
/// - the same of callers who pause before they dial again, as if all of their tries were refused,
///   or so many that hardly anybody makes more, and of intervals and idle times that are not
///   exponential;
/// - what is left of a common start, of finite sources and, a tenth of it, of ports: a fraction of
///   the refused share itself. Nearly constant times of mean C and coefficient of variation c stay
///   in step for long: their swing decays as exp(-2 pi^2 c^2 t / C) (the first root of the renewal
///   equation for small c), taken here with half of that rate, and none for c >= 0.5. A port's
///   cycle is its held time H and an exponential time free. Ports help each other, so theirs decays
///   with 2 / H times the share of free ports at least; measured for constant H (10 ports at 11 and
///   18 erlangs, 50 at 54, 250 at 272): 0.9, 0.34, 0.7, 0.3 per held time for 0.4, 0.18, 0.16,
///   0.06.
///
/// Tends to 0 with `from` unless sources are in step for ever. Pre: 0 <= from < to.
double LackingShare(const scenario::Scenario& scenario, double from, double to);

/// Whether the sources of some finite group can never get out of step: both the times that they
/// are idle and those for which they hold a port are constant or observed ones.
bool StayInStep(const scenario::Scenario& scenario);

/// The shortest warm-up, to a second, after which a measured time of this length lacks no more than
/// it may. None where that is beyond kLongestTime.
std::optional<Duration> NeededWarmUp(const scenario::Scenario& scenario, Duration measured);

} // namespace pptplab::sim::load

#endif
