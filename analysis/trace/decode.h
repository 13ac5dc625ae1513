// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_TRACE_DECODE_H
#define PPTPLAB_ANALYSIS_TRACE_DECODE_H

#include "analysis/trace/capture.h"
#include "analysis/trace/row.h"

namespace pptplab::analysis
{

/// A row for each frame: IPv4 with TCP, control messages, enhanced GRE, PPP and ICMP, and what the
/// NDISWAN adapter shows. Of one caller at one server, both are called by these names, all others
/// by their addresses. What cannot be read has a row that says so.
FrameTable Decode(const Capture& capture);

} // namespace pptplab::analysis

#endif
