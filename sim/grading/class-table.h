// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_GRADING_CLASS_TABLE_H
#define PPTPLAB_SIM_GRADING_CLASS_TABLE_H

#include "sim/grading/sheet-text.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace pptplab::sim::grading
{

inline constexpr std::size_t kMostStudents = 10'000; ///< of one class

/// The IDs of a class, one a line; lines that are empty or begin with # are passed over. Throws
/// BadInput, which names the line, for one that is none or is there twice.
std::vector<std::string> StudentsOf(std::istream& text, const std::string& name);

/// A CSV table to be filled in: version, lesson, student, and a column for each item.
std::string EmptyTable(int lesson, const std::vector<std::string>& students);

/// Reads such a table into `handIns`, as spreadsheets write it, with columns in any order. Rows
/// that cannot be graded are told in `problems`. Throws BadInput where it is no such table.
void ReadTable(std::istream& text,
               const std::string& name,
               std::vector<HandIn>& handIns,
               std::vector<std::string>& problems);

} // namespace pptplab::sim::grading

#endif
