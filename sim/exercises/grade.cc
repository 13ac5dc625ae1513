// SPDX-License-Identifier: GPL-2.0-only
#include "sim/exercises/grade.h"

#include "sim/exercises/answer.h"
#include "sim/exercises/service.h"

#include <fmt/format.h>

#include <cmath>

namespace pptplab::sim::exercises
{

namespace
{

/// A number that was rounded just within the tolerance is within it.
bool
IsNear(double value, double wanted, double tolerance)
{
    constexpr double kRounding = 1e-9;
    return std::abs(value - wanted) <= tolerance + kRounding * (1 + std::abs(wanted));
}

/// The grade if the answer is the right value or that of a mistake.
std::optional<Grade>
GradeOfValue(const Item& item, double value)
{
    if (IsNear(value, item.right, item.tolerance))
    {
        return Grade{Verdict::Right, kPointsOfItem, std::nullopt, "Right."};
    }
    for (const Wrong& wrong : item.wrong)
    {
        if (IsNear(value, wrong.value, item.tolerance))
        {
            return Grade{Verdict::TypicalMistake,
                         kPointsOfMistake,
                         wrong.mistake,
                         std::string(FeedbackOn(wrong.mistake))};
        }
    }
    return std::nullopt;
}

} // namespace

Grade
GradeOf(const Item& item, std::string_view answer)
{
    if (Trimmed(answer).empty())
    {
        return {Verdict::Empty, 0, std::nullopt, "No answer."};
    }
    const auto read = ReadAnswer(answer, item.form);
    if (!read)
    {
        return {Verdict::Unreadable, 0, std::nullopt, "Not read: " + read.Error() + "."};
    }
    if (auto grade = GradeOfValue(item, read.Value().value))
    {
        return *grade;
    }
    if (item.form.quantity == Quantity::Percent && read.Value().isBare)
    {
        if (auto grade = GradeOfValue(item, kPercent * read.Value().value))
        {
            grade->feedback += " (Read as a share of 1; per cent were asked for.)";
            return *grade;
        }
    }
    constexpr double kClose = 0.02;
    const bool isClose = std::abs(read.Value().value - item.right) <= kClose * item.right;
    return {Verdict::Wrong,
            0,
            std::nullopt,
            isClose && item.form.quantity != Quantity::Whole
                ? fmt::format("Not right, but near: is it rounded too early? Asked for: {}.",
                              item.allowance)
                : "Not right, and none of the typical mistakes."};
}

std::string_view
NameOf(Verdict verdict)
{
    switch (verdict)
    {
    case Verdict::Right:
        return "right";
    case Verdict::TypicalMistake:
        return "typical mistake";
    case Verdict::Wrong:
        return "wrong";
    case Verdict::Empty:
        return "no answer";
    case Verdict::Unreadable:
        break;
    }
    return "unreadable";
}

} // namespace pptplab::sim::exercises
