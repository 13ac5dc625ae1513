// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_REMARKS_H
#define PPTPLAB_SIM_CAPACITY_REMARKS_H

#include "sim/capacity/dimensioning.h"

#include <string>
#include <vector>

namespace pptplab::sim::capacity
{

/// What a reader of the answer has to know: why figures differ, what they assume, what is not in
/// them.
std::vector<std::string> Remarks(const Dimensioning& dimensioning);

} // namespace pptplab::sim::capacity

#endif
