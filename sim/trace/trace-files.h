// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_TRACE_TRACE_FILES_H
#define PPTPLAB_SIM_TRACE_TRACE_FILES_H

#include "analysis/trace/row.h"
#include "sim/trace/call-recorder.h"

#include <filesystem>
#include <iosfwd>
#include <string>

namespace pptplab::sim::trace
{

/// The frames of a call under a title that says which one it is and what became of it.
analysis::FrameTable FramesOf(const RecordedCall& call);

/// Table and ladder, one below the other.
void PrintTrace(const analysis::FrameTable& table, std::ostream& out);

/// Writes `name`.txt, .json and .svg into an existing folder, and .pcap when `capture` is not
/// null. Throws BadInput when one cannot be opened, WriteCutOff when one was not written whole.
void WriteTrace(const std::filesystem::path& folder,
                const std::string& name,
                const analysis::FrameTable& table,
                const analysis::Capture* capture);

} // namespace pptplab::sim::trace

#endif
