// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_REGISTRY_OPTIONS_H
#define PPTPLAB_SIM_RUN_REGISTRY_OPTIONS_H

#include "models/session/options.h"
#include "sim/packet-engine.h"
#include "sim/scenario/registry.h"

#include <vector>

namespace pptplab::sim
{

// What was written into a machine's registry, in place of what its models would do by themselves.
void Apply(const Registry& registry, session::ClientOptions& options);
void Apply(const Registry& registry, session::ServerOptions& options);

/// The same for its TCP: what differs from the defaults of NtHost.
std::vector<HostAttribute> HostAttributes(const Registry& registry, const TcpSpec& tcp);

} // namespace pptplab::sim

#endif
