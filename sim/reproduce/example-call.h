// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_EXAMPLE_CALL_H
#define PPTPLAB_SIM_REPRODUCE_EXAMPLE_CALL_H

#include "analysis/report/table.h"
#include "models/base/outcome.h"
#include "sim/reproduce/reproduce.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace pptplab::sim::reproduce
{

/// What one caller of an experiment saw who got no session, or none that carries data.
struct ExampleCall
{
    std::string cell; ///< settings of the cell
    Outcome outcome{};
    std::uint16_t error = 0;                                   ///< 0 when he saw none
    std::vector<std::pair<std::uint32_t, std::string>> events; ///< events of the servers until then
    std::string trace;   ///< the files' name without the extension, under the experiment's folder
    std::string noTrace; ///< why there are no such files; empty when there are
    std::vector<std::vector<std::string>> frames; ///< number, time, from, to, what: both ends
    std::size_t allFrames = 0;
};

/// Examples, and whether all calls are there that were counted with packets.
struct ExampleCalls
{
    std::vector<ExampleCall> all;
    bool complete = true;
};

/// One example for each such outcome, from the cell where most callers met it, and one for each
/// further error that others see soon. The call is run again with a recorder, and its table, ladder
/// diagram and capture are written into `folder`. What the call engine counted is run with packets
/// if the scenario can be, and looked for among its first calls; without any the error is the usual
/// one. None when interrupted.
ExampleCalls ExampleCallsOf(const FileResult& file, const std::filesystem::path& folder);

/// One row for each example: outcome, error, message, events, files.
analysis::Table ExampleCallTable(const std::vector<ExampleCall>& examples);

} // namespace pptplab::sim::reproduce

#endif
