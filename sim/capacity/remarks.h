// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_REMARKS_H
#define PPTPLAB_SIM_CAPACITY_REMARKS_H

#include "sim/capacity/answer.h"

#include <string>
#include <vector>

namespace pptplab::sim::capacity
{

/// What a reader of the answer has to know: why figures differ, what they assume, what is not in
/// them.
std::vector<std::string> Remarks(const Answer& answer);

} // namespace pptplab::sim::capacity

#endif
