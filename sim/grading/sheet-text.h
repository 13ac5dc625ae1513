// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_GRADING_SHEET_TEXT_H
#define PPTPLAB_SIM_GRADING_SHEET_TEXT_H

#include "models/base/result.h"
#include "sim/exercises/sheet.h"

#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::grading
{

/// A sheet with the answers of a student, as they were written; an empty one is none.
struct HandIn
{
    int lesson = 1;
    std::string student;
    std::vector<std::string> answers; ///< one an item
    std::string where;                ///< file, or file and line, for messages
};

/// A sheet to be filled in, as plain text.
std::string TextOf(const exercises::Sheet& sheet);

/// Whether a text begins as a sheet does.
bool LooksLikeSheet(std::string_view text);

/// What was filled into a text of TextOf. Lines may have been broken elsewhere, and those that
/// begin with # are the student's own; for the rest the words must be those of the sheet, which is
/// made again. Otherwise says what is wrong: another version, numbers that were changed.
Result<HandIn, std::string> ReadText(std::string_view text, const std::string& where);

} // namespace pptplab::sim::grading

#endif
