// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_SWEEP_FORECAST_H
#define PPTPLAB_SIM_COMMANDS_SWEEP_FORECAST_H

#include "sim/commands/command.h"
#include "sim/experiment/experiment.h"

#include <string>

namespace pptplab::sim::commands
{

/// `sweep --dry-run`.
struct ForecastOptions
{
    std::string database;
    unsigned jobs = 1;
    bool json = false;
    bool retryFailed = false; ///< of a sweep ahead
};

/// Tells what a sweep into the database would find and do, how long that takes and how large it is.
/// Nothing is written; a database that is not there is not made.
ExitCode ForecastSweep(const experiment::Experiment& experiment, const ForecastOptions& options);

/// `sweep --status`: tells how far a sweep into the database has come, while one is running or not.
ExitCode TellStatus(const std::string& database, bool asJson);

} // namespace pptplab::sim::commands

#endif
