// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_TRACE_CONTROL_LAYER_H
#define PPTPLAB_ANALYSIS_TRACE_CONTROL_LAYER_H

#include "analysis/trace/row.h"
#include "models/pptp/message.h"

namespace pptplab::analysis
{

/// A control message of RFC 2637 as a layer "PPTP".
Layer ControlLayer(const pptp::ControlMessage& message);

/// What stands in its place when octets are none.
Layer BrokenControlLayer(pptp::WireError error);

} // namespace pptplab::analysis

#endif
