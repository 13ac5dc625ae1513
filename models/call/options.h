// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_CALL_OPTIONS_H
#define PPTPLAB_MODELS_CALL_OPTIONS_H

#include "models/population/clean-up.h"
#include "models/population/group.h"
#include "models/population/law.h"
#include "models/population/load.h"
#include "models/ras/dead-tunnel.h"
#include "models/ras/server.h"
#include "models/ras/service-plan.h"

#include <chrono>
#include <vector>

namespace pptplab::call
{

/// What an Engine runs.
struct Options
{
    population::Load load;
    std::vector<population::Group> groups;
    ras::Server::Options server; ///< options of each server
    population::Law setupTime;   ///< time from the offer to the session; the port is held
    population::Law cleanup = population::CleanUpOfNetBeui();
    ras::DeadTunnel deadTunnel; ///< how calls or hosts that end silently are noticed
    ras::ServicePlan service;   ///< what interrupts the service of every server
    /// Time for which a caller waits for a host that is down: NT's SYN and three retransmissions
    /// after 3 s, 6 s and 12 s, given up 24 s after the last (Q140552).
    Duration connectTimeout = std::chrono::seconds(45);
};

} // namespace pptplab::call

#endif
