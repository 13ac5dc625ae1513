// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_RUN_FILES_H
#define PPTPLAB_SIM_COMMANDS_RUN_FILES_H

#include "sim/commands/run-worker.h"
#include "sim/run/call-file.h"
#include "sim/scenario/structs/scenario.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace pptplab::sim::commands
{

/// What the command line says of files that a run writes; empty: not asked for.
struct FileOptions
{
    std::string captures;
    std::string calls;
    std::string pictures;
    bool png = false;
    std::string from; ///< of what pictures show
    std::string to;

    void AddTo(CLI::App& command);
};

/// The files that a run writes.
class RunFiles
{
  public:
    /// Makes folders. Throws BadInput where there can be no such files.
    RunFiles(const FileOptions& options, const scenario::Scenario& scenario);

    /// Those of one replication. One set of captures and pictures is enough, that of the first:
    /// further replications would overwrite it.
    WorkerFiles Of(std::uint64_t replication) const;

    /// So many replications are done. Throws what files::FailToWrite does.
    void Finish(std::uint64_t replications);

  private:
    std::optional<std::string> m_captures;
    std::optional<run::CallFile> m_calls;
    std::optional<WantedPictures> m_pictures;
};

} // namespace pptplab::sim::commands

#endif
