// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_SESSION_OPTIONS_H
#define PPTPLAB_SIM_RUN_SESSION_OPTIONS_H

#include "models/auth/account.h"
#include "models/session/options.h"
#include "sim/scenario/structs/scenario.h"

namespace pptplab::sim::run
{

/// What the servers of a scenario speak: by their keys, without what their service pack lacks.
session::ServerOptions ServerOptionsOf(const scenario::Scenario& scenario);

/// What the machines of a group speak, and who sits at them.
session::ClientOptions ClientOptionsOf(const scenario::Scenario& scenario,
                                       const scenario::ClientGroup& group);

/// Octets of an IP packet that goes into a tunnel whole, at a side with those faults (Q162230).
std::uint16_t TunnelMtuOf(const ras::Faults& faults);

/// The account of the group's user at every server.
auth::Account AccountOf(const scenario::Scenario& scenario, const scenario::ClientGroup& group);

} // namespace pptplab::sim::run

#endif
