// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LAB_EXACT_H
#define PPTPLAB_SIM_LAB_EXACT_H

#include "models/ras/service-pack.h"
#include "sim/lab/setting.h"

#include <optional>

namespace pptplab::sim::lab
{

/// The share of attempts refused in the long run, where a closed form or a chain of
/// analysis/queueing gives it; none elsewhere. std::domain_error beyond what these can do.
std::optional<double> ExactRefused(const Setting& setting, ras::ServicePack servicePack);

} // namespace pptplab::sim::lab

#endif
