// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_VALUES_PROBLEM_H
#define PPTPLAB_SIM_SCENARIO_VALUES_PROBLEM_H

#include "sim/scenario/values/value.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace pptplab::sim::scenario
{

/// One thing that is wrong with a scenario; `text` names key, value and what is allowed.
struct Problem
{
    Place place;
    std::string text;
};

using Problems = std::vector<Problem>;

/// Wrong use or bad input: the program ends with exit code 2. what() holds one line per problem.
class BadInput : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;

    /// Each problem becomes a line that opens with `file` and the line in it, or with where else
    /// the value came from.
    BadInput(const std::string& file, const Problems& problems);
};

} // namespace pptplab::sim::scenario

#endif
