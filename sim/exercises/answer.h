// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXERCISES_ANSWER_H
#define PPTPLAB_SIM_EXERCISES_ANSWER_H

#include "models/base/result.h"
#include "sim/exercises/item.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace pptplab::sim::exercises
{

inline constexpr std::size_t kLongestAnswer = 64; ///< octets

/// What a student wrote, as a number in the unit of the answer.
struct Answer
{
    double value = 0;
    bool isBare = false; ///< without a unit
};

/// Reads an answer. Unmistakable ones are taken in any of their forms: "45.83", "45,83", "1.5e3",
/// "12 %", "90 s", "1.5min", "0x18", "18h" of a whole number, "1,234.5". Otherwise says why not:
/// several numbers, an unknown unit, "1,200" where it can be 1.2 or 1200. Pre: not only spaces.
Result<Answer, std::string> ReadAnswer(std::string_view text, const Form& form);

/// Without spaces at either end, those that do not break included.
std::string_view Trimmed(std::string_view text);

} // namespace pptplab::sim::exercises

#endif
