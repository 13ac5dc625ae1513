// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_GRADING_MARKS_H
#define PPTPLAB_SIM_GRADING_MARKS_H

#include "sim/exercises/grade.h"
#include "sim/grading/sheet-text.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace pptplab::sim::grading
{

/// A sheet that was handed in, with the grade of each answer.
struct Marked
{
    HandIn handIn;
    std::vector<exercises::Item> items;
    std::vector<exercises::Grade> grades;

    int Points() const;
    int Of() const { return static_cast<int>(items.size()) * exercises::kPointsOfItem; }
};

/// Sheets, in the order of the files.
struct Marks
{
    std::vector<Marked> sheets;
    std::vector<std::string> problems; ///< what could not be graded, and why
};

/// Grades what was handed in. The second sheet of a student for a lesson becomes a problem.
Marks MarksOf(const std::vector<HandIn>& handIns, std::vector<std::string> problems);

/// Feedback for each student; where there are several, a table of each lesson's class and the
/// typical mistakes. `answers`: the right ones, too, and how they are computed.
void PrintMarks(const Marks& marks, bool answers, std::size_t width, std::ostream& out);

nlohmann::ordered_json ToJson(const Marks& marks, bool answers);

/// A line for each answer: lesson,student,item,answer,verdict,points,of,mistake and, if wanted,
/// right.
void PrintCsv(const Marks& marks, bool answers, std::ostream& out);

} // namespace pptplab::sim::grading

#endif
