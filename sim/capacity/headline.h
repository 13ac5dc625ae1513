// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_HEADLINE_H
#define PPTPLAB_SIM_CAPACITY_HEADLINE_H

#include "sim/capacity/dimensioning.h"

#include <string>

namespace pptplab::sim::capacity
{

/// The answer to the question in one sentence: "480 users of 0.075 erlangs each need 48 ports ...",
/// or that nothing meets the grade.
std::string Headline(const Dimensioning& dimensioning);

} // namespace pptplab::sim::capacity

#endif
