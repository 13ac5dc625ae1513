// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_SERVER_LOG_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_SERVER_LOG_H

#include "models/ppp/phase.h"
#include "models/ras/event.h"
#include "models/session/end.h"
#include "models/session/options.h"

#include <ns3/traced-callback.h>

#include <cstdint>
#include <optional>
#include <string>

namespace pptplab::node
{

/// What a RAS server writes into its event log when a call is over that had come as far as `phase`
/// (Q117304; which end is which event: the texts); none for what is no event. Refused calls never
/// get here: they are none (Q194465).
std::optional<ras::EventKind> EventOf(const session::End& end,
                                      ppp::Phase phase,
                                      session::EncryptionPolicy policy);

/// The event log of one server; its entries go to a trace source.
class ServerLog
{
  public:
    using Trace = ns3::TracedCallback<std::uint32_t, const std::string&>;

    /// `trace` outlives the object.
    ServerLog(const Trace& trace, ras::Product product) : m_trace(trace), m_product(product) {}

    void Write(const ras::Event& event) const;

  private:
    const Trace& m_trace;
    ras::Product m_product;
};

} // namespace pptplab::node

#endif
