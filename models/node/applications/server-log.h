// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_SERVER_LOG_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_SERVER_LOG_H

#include "models/ras/event.h"

#include <ns3/traced-callback.h>

#include <cstdint>
#include <string>

namespace pptplab::node
{

/// The event log of one server; its entries go to a trace source.
class ServerLog
{
  public:
    using Trace = ns3::TracedCallback<std::uint32_t, const std::string&>;

    /// `trace` outlives the object.
    ServerLog(const Trace& trace, ras::Product product) : m_trace(trace), m_product(product) {}

    void Write(const ras::Event& event) const;
    ras::Product OfProduct() const { return m_product; }

  private:
    const Trace& m_trace;
    ras::Product m_product;
};

} // namespace pptplab::node

#endif
