// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CLUSTER_MINUTE_ELEMENTS_H
#define PPTPLAB_SIM_CLUSTER_MINUTE_ELEMENTS_H

#include "sim/experiment/experiment.h"

#include <cstdint>
#include <optional>

namespace pptplab::sim::cluster
{

/// Into how many elements a sweep is cut so that each takes about a minute, by a short probe of its
/// cells. At least 1, and at most what a Slurm takes by default (1,000). None when interrupted.
std::optional<std::uint32_t> ElementsOfAMinute(const experiment::Experiment& experiment,
                                               unsigned jobs);

} // namespace pptplab::sim::cluster

#endif
