// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAMPAIGN_CAMPAIGN_H
#define PPTPLAB_SIM_CAMPAIGN_CAMPAIGN_H

#include "analysis/store/plan.h"
#include "sim/campaign/share.h"
#include "sim/experiment/experiment.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::campaign
{

/// One grid of an experiment and what its cells are.
struct CellGrid
{
    CellGrid(const experiment::Experiment& ofExperiment,
             const experiment::Grid& ofGrid,
             std::optional<Element> element = std::nullopt)
        : experiment(ofExperiment),
          grid(ofGrid),
          numbers(ofGrid.Cells()),
          part(element ? Part(numbers.size(), *element) : Part())
    {
    }

    experiment::Settings SettingsAt(std::size_t position) const
    {
        return grid.At(numbers[position]);
    }

    reading::ScenarioReading Read(std::size_t position) const
    {
        return experiment.ReadCell(SettingsAt(position));
    }

    const experiment::Experiment& experiment;
    const experiment::Grid& grid;
    std::vector<std::size_t> numbers; ///< in the full product of the axes, by position
    Part part;                        ///< what is planned and run of it
};

/// The campaign that runs these cells. Its hash is of what decides them: the scenario as it is
/// written, with the content of the files that it names, the grid, and the program. How often they
/// are run is no part of it, unless that differs between cells.
analysis::Campaign CampaignOf(const CellGrid& cells);

/// How often the scenario is to be run.
analysis::Demand DemandOf(const scenario::Scenario& scenario);

/// By which a database finds the cell.
std::string KeyOf(const scenario::Scenario& scenario);

/// Whether all cells are to be run equally often: no key that says so is swept.
bool HasOneDemand(const experiment::Grid& grid);

/// Reads a cell, and computes its exact values, which may take half a second; with `whyNoExact`
/// this is said of them instead. Throws BadInput.
analysis::PlannedCell PlannedCellOf(const CellGrid& cells,
                                    std::size_t position,
                                    const std::string& whyNoExact = {});

} // namespace pptplab::sim::campaign

#endif
