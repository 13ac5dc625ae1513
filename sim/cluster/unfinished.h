// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CLUSTER_UNFINISHED_H
#define PPTPLAB_SIM_CLUSTER_UNFINISHED_H

#include "sim/experiment/experiment.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::cluster
{

/// Into how many elements the sweep into this database was cut before, if it was; the last time
/// counts.
std::optional<std::uint32_t> FormerElements(const std::string& database);

/// Elements that have no finished file, or one that was asked for less: ascending. Replications
/// that have failed count as finished. Ends early, without the rest, when interrupted.
std::vector<std::uint32_t> UnfinishedElements(const experiment::Experiment& experiment,
                                              const std::string& database,
                                              std::uint32_t elements);

} // namespace pptplab::sim::cluster

#endif
