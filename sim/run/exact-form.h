// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_EXACT_FORM_H
#define PPTPLAB_SIM_RUN_EXACT_FORM_H

#include <map>
#include <string>

namespace pptplab::sim::run
{

/// Values of metrics by their names.
using ExactValues = std::map<std::string, double>;

/// What a closed form or a chain says of a scenario: values and how far they hold, or why it says
/// nothing.
struct ExactForm
{
    std::string name;                            ///< "Erlang B"
    ExactValues values;                          ///< none: see `why`
    std::map<std::string, std::string> absent{}; ///< metrics without a value, and why
    double relative = 1e-12;                     ///< error of each value as a part of itself
    double absolute = 0;                         ///< error besides
    std::string why;                             ///< not empty where there are no values
};

ExactForm Unknown(std::string why);

/// Shares of attempts refused for want of a port and by clean-ups.
ExactForm FormOf(std::string name, double noPort, double cleanup);

} // namespace pptplab::sim::run

#endif
