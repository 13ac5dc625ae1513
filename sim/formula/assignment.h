// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_FORMULA_ASSIGNMENT_H
#define PPTPLAB_SIM_FORMULA_ASSIGNMENT_H

#include <string>
#include <vector>

namespace pptplab::sim::formula
{

/// A value as it was given.
struct Assignment
{
    std::string name; ///< empty: by its place
    std::string text;
};

/// What stands in words such as "45", "load=45", "--load=45" or "--load", "45".
std::vector<Assignment> AssignmentsIn(const std::vector<std::string>& words);

} // namespace pptplab::sim::formula

#endif
