// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_FORMULA_FORMULA_H
#define PPTPLAB_SIM_FORMULA_FORMULA_H

#include "sim/formula/given.h"

#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::formula
{

struct Result
{
    std::string name;
    double value = 0;
    std::string_view unit{}; ///< empty for shares and other bare numbers
    double error = 0;        ///< absolute, where it is not a part of the value
};

/// A closed form or chain of analysis/queueing (or of TCP's timer) that the command line reaches.
struct Formula
{
    std::string_view name;
    std::string_view what;
    std::vector<Argument> arguments;
    std::string_view functions; ///< in C++, separated by spaces
    std::string_view source;
    std::string_view error; ///< how far the results hold
    std::vector<Result> (*compute)(const Given&);
};

/// All of them, in the order of their subjects.
const std::vector<Formula>& Formulas();

/// Throws BadInput, which names the nearest, if there is none of that name.
const Formula& FormulaNamed(const std::string& name);

/// What the formula comes to. Throws BadInput where an argument is out of its range.
std::vector<Result> Compute(const Formula& formula, const Given& given);

// The parts of Formulas, by subject.
std::vector<Formula> ErlangFormulas();
std::vector<Formula> LossFormulas();
std::vector<Formula> OverflowFormulas();
std::vector<Formula> RedialFormulas();
std::vector<Formula> TransientFormulas();
std::vector<Formula> VaryingLoadFormulas();
std::vector<Formula> CleanUpFormulas();
std::vector<Formula> ServerFormulas();

} // namespace pptplab::sim::formula

#endif
