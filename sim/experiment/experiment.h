// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_EXPERIMENT_H
#define PPTPLAB_SIM_EXPERIMENT_EXPERIMENT_H

#include "sim/experiment/claims.h"
#include "sim/experiment/grid.h"
#include "sim/experiment/setting.h"
#include "sim/reading/read-scenario.h"
#include "sim/scenario/values/document.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace pptplab::sim::experiment
{

/// One grid of a file, and what is claimed of its cells and drawn of them.
struct Sweep
{
    Grid grid;
    Claims claims;
};

/// A TOML file of the user: one scenario, and what is to be varied, claimed and drawn.
struct Experiment
{
    std::string file;
    std::string question;
    scenario::Value::Table scenario; ///< the sections of the scenario, as written
    std::vector<Sweep> sweeps;       ///< one at least, in the order of the file
    bool quick = false;              ///< cells run as short as ShortenForQuick makes them
    std::vector<std::string> notes;  ///< those of the cells that were read, each once

    /// Cells of all grids.
    std::size_t CellCount() const;

    /// Throws BadInput with what is wrong with these cells of a grid, each mistake once.
    void RequireGood(const Grid& grid, const std::vector<std::size_t>& cells) const;

    /// The scenario as it is in the cell with these settings; throws BadInput.
    reading::ScenarioReading ReadCell(const Settings& settings) const;
};

/// A look instead of an answer: a tenth of the time after the warm-up, twelve days at the least
/// (half an hour with packets), and no precision to be reached. Runs without a warm-up, or in which
/// something happens at a certain time, stay as long as they are.
void ShortenForQuick(scenario::Scenario& scenario);

/// Grids of more cells are too many to be read in one go.
inline constexpr std::size_t kMostReadAtOnce = 1000;

/// Throws BadInput with all that is wrong, unless the file, with `changes` applied (--set,
/// --engine, --seed), is an experiment with each of its cells a valid scenario; of a grid of more
/// than kMostReadAtOnce it reads for each value of an axis the first cell that has it. With a name
/// of one of its grids the others are left out.
Experiment ReadExperiment(const std::filesystem::path& file,
                          const Settings& changes = {},
                          const std::string& grid = {});
Experiment ReadExperiment(const scenario::Document& document,
                          const Settings& changes = {},
                          const std::string& grid = {});

} // namespace pptplab::sim::experiment

#endif
