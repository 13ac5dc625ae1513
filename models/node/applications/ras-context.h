// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_RAS_CONTEXT_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_RAS_CONTEXT_H

#include "models/node/applications/ras-server.h"
#include "models/node/applications/refusal-notes.h"
#include "models/node/applications/server-addresses.h"
#include "models/node/applications/server-log.h"
#include "models/node/applications/server-ports.h"
#include "models/node/pptp/gre-protocol.h"

#include <ns3/traced-callback.h>

namespace pptplab::node
{

/// Everything of a server that its connections and calls share, in one place.
struct RasContext
{
    const RasServer::Options& options;
    const RasServer::Accounts& accounts;
    RandomStream& random; ///< draws of sessions
    RefusalNotes& refusals;
    CallNotes& calls;
    ns3::Ptr<GreProtocol> gre;
    const ServerLog& log;
    ServerPorts& ports;
    ServerAddresses& addresses;

    // Trace sources.
    const ns3::TracedCallback<ns3::Ipv4Address, session::ControlState>& controlState;
    const ns3::TracedCallback<std::uint32_t, ppp::Phase>& pppPhase;
    const ns3::TracedCallback<ns3::Ipv4Address, Outcome>& refusal;
    const ns3::TracedCallback<std::uint32_t, session::EndCause>& sessionEnded;
};

} // namespace pptplab::node

#endif
