// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXERCISES_ITEM_H
#define PPTPLAB_SIM_EXERCISES_ITEM_H

#include "sim/exercises/mistake.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::sim::exercises
{

/// What an answer counts, and so which units it may carry.
enum class Quantity : std::uint8_t
{
    Erlangs,
    Percent, ///< "12 %", "12", and 0.12 where that is the share of the value
    Seconds,
    PerSecond,
    KilobitsPerSecond,
    Whole, ///< a number without a fraction; also hexadecimal
};

/// How an answer is to be written.
struct Form
{
    Quantity quantity = Quantity::Whole;
    int decimals = 0;
    std::string noun{}; ///< what a Whole counts: "ports"; may stand behind the number
};

/// The value of a typical mistake, in the unit of the answer.
struct Wrong
{
    Mistake mistake;
    double value;
};

/// One question with its numbers, and what its answers are worth.
struct Item
{
    std::string question;
    Form form;
    double right = 0;
    double tolerance = 0;    ///< either way; 0 for what is whole
    std::string allowance{}; ///< what the tolerance comes from, for the sheet
    std::vector<Wrong> wrong{};
    std::vector<std::string> steps{}; ///< how the right value is computed
};

/// An item whose tolerance is one unit of the last digit asked for: half of it is rounding, the
/// other half leaves room for steps that were rounded on the way.
Item Ask(std::string question, Form form, double right);

/// The same, answered by a simulation: three standard errors more.
Item AskSimulated(std::string question, Form form, double right, double standardError);

/// Whether no answer can be taken for two things: the right value and those of the mistakes lie
/// further apart than their tolerances reach, also where a share is read for a percentage; and it
/// is more than rounding.
bool IsUnmistakable(const Item& item);

/// A value as the form has it: "45.83 erlangs", "5 %", "48 ports".
std::string Shown(double value, const Form& form);

/// "erlangs", "%", "s", ... or the noun.
std::string UnitOf(const Form& form);

} // namespace pptplab::sim::exercises

#endif
