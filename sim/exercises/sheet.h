// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXERCISES_SHEET_H
#define PPTPLAB_SIM_EXERCISES_SHEET_H

#include "sim/exercises/item.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::exercises
{

/// Of the exercises: goes up with each change of a question, a range or a tolerance, so that no
/// sheet is graded by other numbers than it shows.
inline constexpr int kVersion = 1;

inline constexpr int kLessons = 6;
inline constexpr std::size_t kLongestStudent = 64; ///< characters of an ID

/// The exercises of one lesson with the numbers of one student.
struct Sheet
{
    int lesson = 1;
    std::string student;
    std::vector<Item> items;
};

/// Pre: 1 <= lesson <= kLessons.
std::string_view TitleOf(int lesson);

/// Pre: 1 <= lesson <= kLessons.
std::size_t ItemsOf(int lesson);

/// What is wrong with the ID of a student: it may be any printable UTF-8 of 1 to kLongestStudent
/// characters without tabs and without a space at either end. None when nothing is.
std::optional<std::string> WhyNoStudent(std::string_view student);

/// One item, counted from 0; the same for the same arguments, on each platform and for good.
/// Pre: as above, item < ItemsOf(lesson), the student's ID is one.
Item ItemOf(int lesson, std::size_t item, std::string_view student);

/// All of them. Pre: as above.
Sheet SheetOf(int lesson, std::string_view student);

/// "2.1", of an item counted from 0.
std::string Label(int lesson, std::size_t item);

} // namespace pptplab::sim::exercises

#endif
