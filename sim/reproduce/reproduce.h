// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_REPRODUCE_H
#define PPTPLAB_SIM_REPRODUCE_REPRODUCE_H

#include "sim/campaign/run-campaign.h"
#include "sim/experiment/catalogue.h"
#include "sim/reproduce/verdict.h"

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::reproduce
{

/// One grid of a file of an experiment with all that came out of it.
struct FileResult
{
    experiment::Experiment experiment; ///< with this grid only
    std::vector<Outcomes> cells;       ///< the finished ones
    std::vector<Verdict> verdicts;     ///< verdict of each expectation
    campaign::CampaignOutcome campaign;

    bool AllHold() const;

    const experiment::Sweep& Sweep() const { return experiment.sweeps.front(); }

    /// What files and tables call it: the file without its extension, and the grid if it has a
    /// name.
    std::string Name() const;
};

/// The finished cells of a grid, as claims and pictures speak of them.
std::vector<Outcomes> OutcomesOf(const experiment::Experiment& experiment,
                                 const experiment::Grid& grid,
                                 const analysis::Store& store,
                                 std::int64_t campaign);

/// Runs what `store` lacks and judges, grid by grid; with `quick` shorter runs, judged by what
/// these can tell. The last one's cells are incomplete when it was interrupted or failed.
std::vector<FileResult> RunFile(const std::filesystem::path& file,
                                const campaign::CampaignOptions& options,
                                analysis::Store& store,
                                std::ostream& messages,
                                bool quick = false);

/// One experiment: its files in the catalogue's order.
struct ExperimentResult
{
    experiment::CatalogueEntry entry;
    std::vector<FileResult> files; ///< of each file its grids
    bool isOwn = false;            ///< a file that the catalogue has not

    /// The id that a page gives to what it tells of one of them.
    std::string IdOf(const FileResult& file) const;

    /// What is to be asked, to run it again: its name, or the path of somebody's own file.
    std::string Word() const;
};

} // namespace pptplab::sim::reproduce

#endif
