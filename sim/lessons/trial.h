// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LESSONS_TRIAL_H
#define PPTPLAB_SIM_LESSONS_TRIAL_H

#include "sim/lessons/lesson.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace pptplab::sim::lessons
{

/// What came of the commands of a lesson.
struct Trial
{
    std::map<std::string, std::string>
        outputs;                         ///< what each block of commands printed, by its text
    std::vector<std::string> complaints; ///< commands that failed, figures that are not as they say
};

/// The commands of a lesson, one after the other in `folder`, which has its files: each line of its
/// ```run blocks, "pptplab ...", with this very program. Each line of an ```expect block must stand
/// in what the commands since the answer before it printed, by whole words, however many spaces
/// part them. Runs no more of them once a signal waits for workers::Interrupts. Throws BadInput for
/// lines that are no command, and for expectations that are empty or outside of answers.
Trial TryCommands(const Lesson& lesson, const std::filesystem::path& folder);

/// The words of a line as a shell has them: 'a b' and "a b" are one.
std::vector<std::string> WordsOfLine(const std::string& line);

} // namespace pptplab::sim::lessons

#endif
