// SPDX-License-Identifier: GPL-2.0-only
#include "sim/exercises/page-text.h"

#include "models/base/printable.h"
#include "sim/exercises/grade.h"
#include "sim/exercises/sheet.h"

#include <fmt/format.h>

#include <optional>

namespace pptplab::sim::exercises
{

namespace
{

/// A JSON string. The texts here print, but for quotes and backslashes there is nothing to escape;
/// what was typed and does not print is written as Printable has it.
std::string
Quoted(std::string_view text)
{
    std::string quoted = "\"";
    for (const char character : Printable(text))
    {
        if (character == '"' || character == '\\')
        {
            quoted += '\\';
        }
        quoted += character == '\t' ? ' ' : character;
    }
    return quoted + "\"";
}

std::string
ErrorAsJson(const std::string& error)
{
    return fmt::format("{{\"error\": {}}}", Quoted(error));
}

std::optional<std::string>
WhyNoSheet(int lesson, std::string_view student)
{
    if (lesson < 1 || lesson > kLessons)
    {
        return fmt::format("lesson {}, allowed: 1 to {}", lesson, kLessons);
    }
    const auto why = WhyNoStudent(student);
    return why ? std::optional("the student's ID " + *why) : std::nullopt;
}

std::optional<std::string>
WhyNoItem(int lesson, std::string_view student, int item)
{
    auto why = WhyNoSheet(lesson, student);
    if (!why && (item < 1 || item > static_cast<int>(ItemsOf(lesson))))
    {
        why = fmt::format("item {} of lesson {}, allowed: 1 to {}", item, lesson, ItemsOf(lesson));
    }
    return why;
}

} // namespace

std::string
SheetAsJson(int lesson, std::string_view student)
{
    if (const auto why = WhyNoSheet(lesson, student))
    {
        return ErrorAsJson(*why);
    }
    const Sheet sheet = SheetOf(lesson, student);
    std::string items;
    for (std::size_t item = 0; item < sheet.items.size(); ++item)
    {
        items += fmt::format(
            R"({}{{"label": "{}", "question": {}, "unit": {}, "allowance": {}, "points": {}}})",
            item == 0 ? "" : ", ",
            Label(lesson, item),
            Quoted(sheet.items[item].question),
            Quoted(UnitOf(sheet.items[item].form)),
            Quoted(sheet.items[item].allowance),
            kPointsOfItem);
    }
    return fmt::format(
        R"({{"version": {}, "lesson": {}, "title": {}, "student": {}, "items": [{}]}})",
        kVersion,
        lesson,
        Quoted(TitleOf(lesson)),
        Quoted(student),
        items);
}

std::string
GradeAsJson(int lesson, std::string_view student, int item, std::string_view answer)
{
    if (const auto why = WhyNoItem(lesson, student, item))
    {
        return ErrorAsJson(*why);
    }
    const Grade grade =
        GradeOf(ItemOf(lesson, static_cast<std::size_t>(item - 1), student), answer);
    return fmt::format(
        R"({{"verdict": "{}", "points": {}, "of": {}, "mistake": {}, "feedback": {}}})",
        NameOf(grade.verdict),
        grade.points,
        kPointsOfItem,
        Quoted(grade.mistake ? NameOf(*grade.mistake) : ""),
        Quoted(grade.feedback));
}

} // namespace pptplab::sim::exercises
