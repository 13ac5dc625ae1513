// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXERCISES_PAGE_TEXT_H
#define PPTPLAB_SIM_EXERCISES_PAGE_TEXT_H

#include <string>
#include <string_view>

namespace pptplab::sim::exercises
{

// For the classroom's page: numbers and text in, one JSON object out. What cannot be is told as
// {"error": "..."}; nothing is thrown.

/// {"version", "lesson", "title", "student", "items": [{"label", "question", "unit", "allowance",
/// "points"}]}
std::string SheetAsJson(int lesson, std::string_view student);

/// {"verdict", "points", "of", "mistake", "feedback"} of one answer; `item` is counted from 1, and
/// the mistake is empty where there is none.
std::string GradeAsJson(int lesson, std::string_view student, int item, std::string_view answer);

} // namespace pptplab::sim::exercises

#endif
