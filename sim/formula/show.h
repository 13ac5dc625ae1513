// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_FORMULA_SHOW_H
#define PPTPLAB_SIM_FORMULA_SHOW_H

#include "sim/formula/formula.h"

#include <nlohmann/json.hpp>

#include <iosfwd>
#include <string>

namespace pptplab::sim::formula
{

/// Names and what they are.
void PrintList(std::ostream& out);

/// How a formula is asked, in lines.
std::string Usage(const Formula& formula);

void Print(const Formula& formula, const Given& given, std::ostream& out);

nlohmann::ordered_json ListToJson();
nlohmann::ordered_json ToJson(const Formula& formula, const Given& given);

} // namespace pptplab::sim::formula

#endif
