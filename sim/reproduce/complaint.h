// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_COMPLAINT_H
#define PPTPLAB_SIM_REPRODUCE_COMPLAINT_H

#include "sim/reproduce/reproduce.h"

#include <string_view>
#include <vector>

namespace pptplab::sim::reproduce
{

/// What somebody complains of who looks for one of these experiments, in the order in which a page
/// shows them.
const std::vector<std::string_view>& Complaints();

/// The complaint of an experiment: that of the first metric of its main file, of those compared
/// first, that tells of one. One of Complaints().
std::string_view ComplaintOf(const ExperimentResult& result);

} // namespace pptplab::sim::reproduce

#endif
