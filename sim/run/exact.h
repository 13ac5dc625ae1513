// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_EXACT_H
#define PPTPLAB_SIM_RUN_EXACT_H

#include "sim/scenario/scenario.h"

#include <optional>

namespace pptplab::sim
{

/// Shares of the callers in the long run, without simulation.
struct ExactShares
{
    double refused = 0;
    double noPort = 0;
    double cleanup = 0;
};

/// Known on the call engine for Poisson groups without redial and addresses for all ports:
/// - Erlang B when no port can refuse for another: one port, the fault mended, or no clean-up at
///   all; holding, set-up and clean-up by any laws;
/// - a Markov chain for `hunt = random`, `cleanup_blocks = server`, and `hunt = lowest` up to 8
///   ports, when set-up takes no time and holding and clean-up are exponential, alike over groups.
/// None for all else. Takes up to half a second at 256 ports.
std::optional<ExactShares> ExactSharesOf(const Scenario& scenario);

/// Erlangs offered to one server: rate x (set-up + holding + NetBEUI share x clean-up), summed over
/// Poisson groups. None with a finite source or an unknown set-up time.
std::optional<double> OfferedLoad(const Scenario& scenario);

/// The same for any scenario: an unknown set-up time counts as none, and a source of a finite group
/// as if none of its calls was refused. Good enough to tell how refusals cluster.
double ApproximateLoad(const Scenario& scenario);

} // namespace pptplab::sim

#endif
