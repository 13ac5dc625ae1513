// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lessons/lesson.h"

#include "sim/files/text-file.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace pptplab::sim::lessons
{

namespace
{

constexpr std::string_view kText = "lesson.md";
constexpr std::string_view kHeading = "# ";

/// "2" of "2-ports-and-erlang"; 0 for other names.
int
NumberOf(const std::string& name)
{
    int number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    return number;
}

std::vector<std::filesystem::path>
ScenariosIn(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& each : std::filesystem::directory_iterator(folder))
    {
        const auto extension = each.path().extension();
        if (extension == ".toml" || extension == ".csv")
        {
            files.push_back(each.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Takes the heading and the paragraph below it off the text.
void
TakeHead(std::string& text, Lesson& lesson, const std::filesystem::path& file)
{
    const std::size_t end = text.find('\n');
    const std::size_t paragraph = text.find_first_not_of('\n', end);
    const std::size_t behind = text.find("\n\n", paragraph);
    if (text.rfind(kHeading, 0) != 0 || behind == std::string::npos)
    {
        throw scenario::BadInput(fmt::format(
            "{}: begins with \"# TITLE\", an empty line and a paragraph about it", file.string()));
    }
    lesson.title = text.substr(kHeading.size(), end - kHeading.size());
    lesson.about = text.substr(paragraph, behind - paragraph);
    std::replace(lesson.about.begin(), lesson.about.end(), '\n', ' ');
    text.erase(0, behind + 1);
}

Lesson
Read(const std::filesystem::path& folder)
{
    Lesson lesson;
    lesson.number = NumberOf(folder.filename().string());
    lesson.folder = folder;
    const std::filesystem::path file = folder / kText;
    std::string text = files::ReadTextFile(file);
    TakeHead(text, lesson, file);
    try
    {
        lesson.parts = PartsOf(text);
    }
    catch (const scenario::BadInput& error)
    {
        throw scenario::BadInput(fmt::format("{}: {}", file.string(), error.what()));
    }
    lesson.files = ScenariosIn(folder);
    return lesson;
}

} // namespace

std::vector<Lesson>
Course(const std::filesystem::path& experiments)
{
    const std::filesystem::path folder = experiments / "lessons";
    if (!std::filesystem::is_directory(folder))
    {
        throw scenario::BadInput(fmt::format("no folder of lessons: {}", folder.string()));
    }
    std::vector<Lesson> course;
    for (const auto& each : std::filesystem::directory_iterator(folder))
    {
        if (std::filesystem::is_regular_file(each.path() / kText))
        {
            course.push_back(Read(each.path()));
        }
    }
    std::sort(course.begin(), course.end(), [](const Lesson& a, const Lesson& b) {
        return a.number < b.number;
    });
    return course;
}

const Lesson&
LessonNumbered(const std::vector<Lesson>& course, int number)
{
    for (const Lesson& lesson : course)
    {
        if (lesson.number == number)
        {
            return lesson;
        }
    }
    throw scenario::BadInput(fmt::format(
        "lesson {}: there are lessons 1 to {}; pptplab lesson lists them", number, course.size()));
}

} // namespace pptplab::sim::lessons
