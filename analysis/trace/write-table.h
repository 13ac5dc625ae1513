// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_TRACE_WRITE_TABLE_H
#define PPTPLAB_ANALYSIS_TRACE_WRITE_TABLE_H

#include "analysis/trace/row.h"

#include <iosfwd>
#include <string>

namespace pptplab::analysis
{

/// "PPTP", or "TCP" where nothing is above it: the protocol by which a frame is named.
const std::string& ProtocolOf(const Row& row);

/// The summaries of that protocol, without what carries it.
std::string SummaryOf(const Row& row);

/// The table as text: number, seconds, from, to, protocol, what it says, what carries it.
void PrintFrames(const FrameTable& table, std::ostream& out);

/// {"title", "frames": [{"number", "time", "from", "to", "adapter", "protocol", "see", "malformed",
/// "layers": [{"protocol", "summary", ...}]}], "remarks"}. Times in seconds; see only where there
/// is one.
nlohmann::ordered_json ToJson(const FrameTable& table);

} // namespace pptplab::analysis

#endif
