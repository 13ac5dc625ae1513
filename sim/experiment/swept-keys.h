// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_SWEPT_KEYS_H
#define PPTPLAB_SIM_EXPERIMENT_SWEPT_KEYS_H

#include "sim/experiment/grid.h"
#include "sim/experiment/setting.h"
#include "sim/scenario/values/problem.h"
#include "sim/scenario/values/value.h"

#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::experiment
{

/// Why a key of this path leads nowhere: there are several sections, each with a name, and it names
/// none of them and is no key of them all.
std::optional<std::string> WrongSection(const std::string& key, const scenario::Value::Table& root);

/// What is wrong with the keys of a grid over the scenario `root`: names by which sections are
/// found, sections that are not the scenario's, and keys whose values another one, which is
/// assigned after them, goes over.
scenario::Problems ProblemsOfKeys(const Grid& grid, const scenario::Value::Table& root);

/// What the command line does to a grid.
struct CutReading
{
    scenario::Problems problems;
    std::vector<std::string> notes;
    bool cut = false; ///< some axis
};

/// Cuts an axis whose key the command line sets to the points with that value; where it has none it
/// gets a point of it. Keys that are zipped with it keep to their points: there must be one, unless
/// all of them are set.
CutReading CutAxes(const Settings& changes, const scenario::Value::Table& root, Grid& grid);

} // namespace pptplab::sim::experiment

#endif
