// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_RUN_WORKER_H
#define PPTPLAB_SIM_COMMANDS_RUN_WORKER_H

#include "sim/run/picture-recorder.h"
#include "sim/scenario/structs/scenario.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace pptplab::sim::commands
{

/// What a worker sends back, by its first octet: the kind of an exception does not cross the pipe.
enum class Parcel : char
{
    Replication = 'R',
    NoCapture = 'N', ///< the text of a BadInput
    CutOff = 'C',    ///< the text of a WriteCutOff, a zero, and a replication
    NoPicture = 'P', ///< the text of a PlotError, a zero, and a replication
};

/// Pictures of the run, into a folder that exists.
struct WantedPictures
{
    std::filesystem::path folder;
    run::Stretch stretch;
    analysis::Slide slide = analysis::Slide::No;
};

/// What a worker writes besides its result.
struct WorkerFiles
{
    std::optional<std::string> captures;
    std::optional<std::filesystem::path> calls;
    std::optional<WantedPictures> pictures;
};

/// Runs one replication; the first `events` entries of its event log are kept.
std::string RunAndPack(const scenario::Scenario& scenario,
                       std::size_t replication,
                       std::size_t events,
                       const WorkerFiles& files);

} // namespace pptplab::sim::commands

#endif
