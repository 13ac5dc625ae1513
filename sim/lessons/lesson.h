// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LESSONS_LESSON_H
#define PPTPLAB_SIM_LESSONS_LESSON_H

#include "sim/lessons/part.h"

#include <filesystem>
#include <string>
#include <vector>

namespace pptplab::sim::lessons
{

/// A folder of experiments/lessons: `lesson.md`, and the scenario files that its commands read.
struct Lesson
{
    int number = 0; ///< what the folder's name begins with
    std::filesystem::path folder;
    std::string title; ///< the heading of the first level
    std::string about; ///< the paragraph below it: how long, for whom
    std::vector<Part> parts;
    std::vector<std::filesystem::path> files;
};

/// The course in its order. Throws BadInput when the folder is not there or a lesson is not in its
/// form.
std::vector<Lesson> Course(const std::filesystem::path& experiments);

/// Throws BadInput, which names those that there are.
const Lesson& LessonNumbered(const std::vector<Lesson>& course, int number);

} // namespace pptplab::sim::lessons

#endif
