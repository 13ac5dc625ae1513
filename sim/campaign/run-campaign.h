// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAMPAIGN_RUN_CAMPAIGN_H
#define PPTPLAB_SIM_CAMPAIGN_RUN_CAMPAIGN_H

#include "analysis/store/store.h"
#include "sim/campaign/share.h"
#include "sim/experiment/experiment.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

namespace pptplab::sim::campaign
{

struct CampaignOptions
{
    unsigned jobs = 1;
    std::string what;             ///< opens the progress line, before the name of the grid
    bool onTerminal = false;      ///< `messages` is a terminal
    experiment::Settings changes; ///< settings by --set and the like, told with cells that fail
    bool retryFailed = false;     ///< replications that failed before are tried again
    std::optional<std::chrono::milliseconds> timeout = std::nullopt; ///< of one replication
    std::optional<Element> element = std::nullopt;                   ///< all without one
};

struct CampaignOutcome
{
    std::int64_t id = 0;     ///< the campaign in the store
    std::size_t run = 0;     ///< replications done now
    std::size_t skipped = 0; ///< replications found finished, or done by another program meanwhile
    std::size_t failed = 0;  ///< replications without a result, that failed now or before
    std::size_t imprecise = 0; ///< cells that took all replications without their precision
    bool interrupted = false;

    /// Adds what became of the next grid; `id` becomes the number of that one.
    CampaignOutcome& operator+=(const CampaignOutcome& next);
};

/// Runs every replication of the cells of one grid of the experiment that `store` does not hold yet
/// and records it; those with a precision until they have it (sim/run/stopping.h). Programs that do
/// so at the same time share the work, and each returns when all is done. Failures are recorded and
/// told with the command line that repeats them. Throws what the store throws; all that was
/// recorded stays.
CampaignOutcome RunCampaign(const experiment::Experiment& experiment,
                            const experiment::Grid& grid,
                            const CampaignOptions& options,
                            analysis::Store& store,
                            std::ostream& messages);

} // namespace pptplab::sim::campaign

#endif
