// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_USUAL_ERROR_H
#define PPTPLAB_SIM_RUN_USUAL_ERROR_H

#include "models/base/network-protocol.h"
#include "models/base/observation.h"
#include "models/base/outcome.h"
#include "sim/scenario/structs/scenario.h"

#include <cstdint>

namespace pptplab::sim::run
{

/// The RAS error of a caller whose attempt ends so on the call engine, which meets these outcomes
/// alone; its callers would see what those of the packet engine see. `asked` are the protocols of
/// his phone book entry. Pre: he got no session.
std::uint16_t UsualError(Outcome outcome, const scenario::ServerSpec& server, ProtocolSet asked);

/// The RAS error of the caller, who got no session: what he saw, or on the call engine the usual.
std::uint16_t SeenError(const Attempt& attempt, const scenario::Scenario& scenario);

} // namespace pptplab::sim::run

#endif
