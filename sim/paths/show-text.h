// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_SHOW_TEXT_H
#define PPTPLAB_SIM_PATHS_SHOW_TEXT_H

#include "sim/paths/words.h"

#include <ostream>

namespace pptplab::sim::paths
{

/// Prints the prediction for people: each group with its way, what blocks it and what its callers
/// see; then what holds for the network as a whole.
void Print(const Prediction& prediction, const Source& source, std::ostream& out);

} // namespace pptplab::sim::paths

#endif
