// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_REGISTRY_OPTIONS_H
#define PPTPLAB_SIM_RUN_REGISTRY_OPTIONS_H

#include "models/firewall/pptp-filtering.h"
#include "models/session/options.h"
#include "sim/network/options.h"
#include "sim/scenario/structs/scenario.h"

#include <optional>
#include <vector>

namespace pptplab::sim::run
{

// What was written into a machine's registry, in place of what its models would do by themselves.
void Apply(const scenario::Registry& registry, session::ClientOptions& options);
void Apply(const scenario::Registry& registry, session::ServerOptions& options);

/// What the registry says of the machine's TCP, where it differs from the defaults of NtHost.
std::vector<network::HostAttribute> HostAttributes(const scenario::Registry& registry,
                                                   const scenario::TcpSpec& tcp);

/// PPTP filtering as the machine's registry and service pack have it; none when it is off. Under
/// RRAS the switch has no effect (Q268742).
std::optional<firewall::PptpFilteringOptions> FilteringOf(const scenario::ServerSpec& server);
std::optional<firewall::PptpFilteringOptions> FilteringOf(const scenario::ClientGroup& group);

} // namespace pptplab::sim::run

#endif
