// SPDX-License-Identifier: GPL-2.0-only
#include "sim/exercises/sheet.h"

#include "models/base/printable.h"
#include "models/base/random-stream.h"
#include "models/base/utf8.h"
#include "sim/exercises/answer.h"
#include "sim/exercises/draws.h"

#include <fmt/format.h>

#include <array>
#include <cassert>
#include <cstdint>

namespace pptplab::sim::exercises
{

namespace
{

struct Lesson
{
    std::string_view title;
    std::vector<Maker> (*makers)();
};

constexpr std::array<Lesson, kLessons> kTableOfLessons = {{
    {"a call, frame by frame", CallMakers},
    {"ports and Erlang", ErlangMakers},
    {"clean-up and hunt order", CleanUpMakers},
    {"redial and storms", RedialMakers},
    {"timers: retransmissions, keep-alive, dead tunnels", TimerMakers},
    {"plan a service and defend it", PlanMakers},
}};

const Lesson&
LessonAt(int lesson)
{
    assert(lesson >= 1 && lesson <= kLessons);
    return kTableOfLessons[static_cast<std::size_t>(lesson - 1)];
}

} // namespace

std::string_view
TitleOf(int lesson)
{
    return LessonAt(lesson).title;
}

std::size_t
ItemsOf(int lesson)
{
    return LessonAt(lesson).makers().size();
}

std::optional<std::string>
WhyNoStudent(std::string_view student)
{
    if (student.empty())
    {
        return "is empty";
    }
    if (!IsPrintable(student) || student.find('\t') != std::string_view::npos)
    {
        return "has characters that do not print, or is no UTF-8";
    }
    if (Trimmed(student) != student)
    {
        return "has a space at its beginning or end";
    }
    std::size_t characters = 0;
    for (std::string_view rest = student; !rest.empty(); ++characters)
    {
        TakeUtf8(rest);
    }
    if (characters > kLongestStudent)
    {
        return fmt::format("has {} characters, allowed: up to {}", characters, kLongestStudent);
    }
    return std::nullopt;
}

Item
ItemOf(int lesson, std::size_t item, std::string_view student)
{
    const Maker make = LessonAt(lesson).makers()[item];
    const std::string name = fmt::format("exercise {} {}", Label(lesson, item), student);
    NamedStream stream({{kVersion, 0}, name});
    Draws draws(stream);
    for (;;)
    {
        Item made = make(draws);
        if (IsUnmistakable(made))
        {
            return made;
        }
    }
}

Sheet
SheetOf(int lesson, std::string_view student)
{
    Sheet sheet{lesson, std::string(student), {}};
    const std::size_t items = ItemsOf(lesson);
    sheet.items.reserve(items);
    for (std::size_t item = 0; item < items; ++item)
    {
        sheet.items.push_back(ItemOf(lesson, item, student));
    }
    return sheet;
}

std::string
Label(int lesson, std::size_t item)
{
    return fmt::format("{}.{}", lesson, item + 1);
}

} // namespace pptplab::sim::exercises
