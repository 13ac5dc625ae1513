// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_NOT_MODELLED_H
#define PPTPLAB_SIM_RUN_NOT_MODELLED_H

#include "sim/scenario/structs/scenario.h"

#include <string>
#include <vector>

namespace pptplab::sim::run
{

/// What the scenario's engine leaves out, in sentences for whoever reads its figures.
std::vector<std::string> NotModelled(const scenario::Scenario& scenario);

} // namespace pptplab::sim::run

#endif
