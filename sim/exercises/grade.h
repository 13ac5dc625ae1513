// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXERCISES_GRADE_H
#define PPTPLAB_SIM_EXERCISES_GRADE_H

#include "sim/exercises/item.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pptplab::sim::exercises
{

enum class Verdict : std::uint8_t
{
    Right,
    TypicalMistake,
    Wrong,
    Empty,
    Unreadable, ///< no number, or one that can mean two things
};

inline constexpr int kPointsOfItem = 2;    ///< of a right answer
inline constexpr int kPointsOfMistake = 1; ///< the method was right but for one step

struct Grade
{
    Verdict verdict = Verdict::Empty;
    int points = 0;
    std::optional<Mistake> mistake{}; ///< of a TypicalMistake
    std::string feedback{};           ///< a sentence for the student, which does not tell the value
};

/// What an answer is worth.
Grade GradeOf(const Item& item, std::string_view answer);

/// "right", "typical mistake", "wrong", "no answer", "unreadable"
std::string_view NameOf(Verdict verdict);

} // namespace pptplab::sim::exercises

#endif
