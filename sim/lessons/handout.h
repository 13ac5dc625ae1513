// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LESSONS_HANDOUT_H
#define PPTPLAB_SIM_LESSONS_HANDOUT_H

#include "sim/lessons/lesson.h"
#include "sim/lessons/trial.h"

#include <filesystem>
#include <string>

namespace pptplab::sim::lessons
{

enum class Edition
{
    Students, ///< without answers; the pictures stand on the last pages
    Teacher, ///< answers, what the commands print, time plan and usual mistakes, all in their place
};

/// "lesson-2.html" or "lesson-2-answers.html".
std::string FileNameOf(const Lesson& lesson, Edition edition);

/// One HTML page that needs nothing else, for screen and A4. `work` is the folder in which the
/// commands were tried: pictures are taken from it. One that is not there is told in its place.
std::string HandoutText(const Lesson& lesson,
                        const Trial& trial,
                        const std::filesystem::path& work,
                        Edition edition);

} // namespace pptplab::sim::lessons

#endif
