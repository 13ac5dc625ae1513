// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_TRACE_CONFIGURATION_LAYER_H
#define PPTPLAB_ANALYSIS_TRACE_CONFIGURATION_LAYER_H

#include "analysis/trace/row.h"
#include "models/base/bytes.h"
#include "models/ppp/network.h"

namespace pptplab::analysis
{

/// A packet of LCP or of a protocol built like it (RFC 1661 section 5): code, identifier, options.
/// Pre: `protocol` is LCP, IPCP, IPXCP, NBFCP or CCP.
Layer ConfigurationLayer(ppp::ProtocolNumber protocol, ByteView payload);

} // namespace pptplab::analysis

#endif
