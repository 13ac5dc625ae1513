// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_SERVER_EVENT_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_SERVER_EVENT_H

#include "models/ppp/phase.h"
#include "models/ras/event.h"
#include "models/ras/service-pack.h"
#include "models/session/end.h"
#include "models/session/options.h"

#include <optional>

namespace pptplab::node
{

/// What a server writes into its event log when a call is over that had come as far as `phase`
/// (Q117304; which end is which event: the texts); none for what is no event. Refused calls never
/// get here: they are none (Q194465). No ns-3: what explains a call asks here, too.
std::optional<ras::EventKind> EventOf(const session::End& end,
                                      ppp::Phase phase,
                                      session::EncryptionPolicy policy,
                                      ras::Product product);

} // namespace pptplab::node

#endif
