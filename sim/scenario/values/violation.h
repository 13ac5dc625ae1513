// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_VALUES_VIOLATION_H
#define PPTPLAB_SIM_SCENARIO_VALUES_VIOLATION_H

#include <string>

namespace pptplab::sim::scenario
{

/// A rule that joins several keys, and is broken. `key` is the one to mend.
struct Violation
{
    std::string key;
    std::string text;
};

} // namespace pptplab::sim::scenario

#endif
