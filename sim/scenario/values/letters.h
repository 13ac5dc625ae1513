// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_VALUES_LETTERS_H
#define PPTPLAB_SIM_SCENARIO_VALUES_LETTERS_H

#include <string>

namespace pptplab::sim::scenario
{

/// For words that are the same however they are written. Letters beyond ASCII stay as they are.
std::string InSmallLetters(std::string text);
std::string InCapitals(std::string text);

} // namespace pptplab::sim::scenario

#endif
