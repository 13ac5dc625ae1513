// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/not-modelled.h"

namespace pptplab::sim::run
{

std::vector<std::string>
NotModelled(const scenario::Scenario& scenario)
{
    if (scenario.engine == scenario::Engine::Call)
    {
        return {"no packets: nothing is lost, times out or is retransmitted, and every set-up that "
                "gets a port, a protocol in common and an address succeeds",
                "the set-up time is an input (server.setup_time), the network has no effect",
                "the servers' event log has projections that failed only, by the names of groups",
                "the processor and licences of the server"};
    }
    return {"compression (MPPC) is offered and declined",
            "NetBEUI and IPX are negotiated and counted, their traffic is not carried",
            "the processor, memory and licences of the server"};
}

} // namespace pptplab::sim::run
