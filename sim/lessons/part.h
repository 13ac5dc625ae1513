// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LESSONS_PART_H
#define PPTPLAB_SIM_LESSONS_PART_H

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::lessons
{

/// What a part of a lesson is for.
enum class For
{
    Everybody,
    Prediction, ///< everybody: what is written down before one looks, with room for it
    Answer,     ///< the edition with answers only
    Limits,     ///< what the answer does not show; with the answers
    Teacher,    ///< time plan, usual mistakes; with the answers
};

inline constexpr std::array<std::string_view, 4> kFences = {
    "predict", "answer", "limits", "teacher"};

struct Part
{
    For reader = For::Everybody;
    std::string markdown;
};

inline bool
IsForStudents(const Part& part)
{
    return part.reader == For::Everybody || part.reader == For::Prediction;
}

/// Cuts a text at lines "::: predict" (a name of kFences) and ":::". Throws BadInput for other
/// fences and for what is left open.
std::vector<Part> PartsOf(const std::string& text);

} // namespace pptplab::sim::lessons

#endif
