// SPDX-License-Identifier: GPL-2.0-only
#include "sim/grading/sheet-text.h"

#include "analysis/report/lines.h"
#include "models/base/printable.h"
#include "sim/exercises/answer.h"
#include "sim/exercises/grade.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace pptplab::sim::grading
{

namespace
{

constexpr std::string_view kTitle = "pptplab exercises";
constexpr std::string_view kVersionMark = ", version ";
constexpr std::string_view kLessonMark = ", lesson ";
constexpr std::string_view kStudentMark = "student:";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool
BeginsWith(std::string_view text, std::string_view beginning)
{
    return text.substr(0, beginning.size()) == beginning;
}

std::string
AnswerMark(int lesson, std::size_t item)
{
    return fmt::format("answer {}:", exercises::Label(lesson, item));
}

std::string
Head(int lesson)
{
    return fmt::format("{}{}{}{}{}: {}",
                       kTitle,
                       kVersionMark,
                       exercises::kVersion,
                       kLessonMark,
                       lesson,
                       exercises::TitleOf(lesson));
}

/// The lines of a text without spaces at their ends, and without the student's own.
std::vector<std::string_view>
LinesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    lines.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
    text.remove_prefix(BeginsWith(text, kByteOrderMark) ? kByteOrderMark.size() : 0);
    while (!text.empty())
    {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = exercises::Trimmed(text.substr(0, end));
        if (!line.empty() && line.front() != '#')
        {
            lines.push_back(line);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// Takes what follows `mark` in `text`, a whole number, off its front.
std::optional<int>
TakeNumber(std::string_view& text, std::string_view mark)
{
    if (!BeginsWith(text, mark))
    {
        return std::nullopt;
    }
    text.remove_prefix(mark.size());
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc())
    {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return number;
}

/// The lesson that the first line names, if this program can grade its version.
Result<int, std::string>
LessonOf(std::string_view line)
{
    std::string_view rest = line.substr(std::min(kTitle.size(), line.size()));
    const auto version = TakeNumber(rest, kVersionMark);
    const auto lesson = TakeNumber(rest, kLessonMark);
    if (!BeginsWith(line, kTitle) || !version || !lesson)
    {
        return Failure{fmt::format("its first line is not \"{}{}{}{}N: ...\"",
                                   kTitle,
                                   kVersionMark,
                                   exercises::kVersion,
                                   kLessonMark)};
    }
    if (*version != exercises::kVersion)
    {
        return Failure{fmt::format(
            "is of version {} of the exercises; this program has version {} and grades no other",
            *version,
            exercises::kVersion)};
    }
    if (*lesson < 1 || *lesson > exercises::kLessons)
    {
        return Failure{
            fmt::format("is of lesson {}, allowed: 1 to {}", *lesson, exercises::kLessons)};
    }
    return *lesson;
}

Result<std::string, std::string>
StudentOf(std::string_view line)
{
    if (!BeginsWith(line, kStudentMark))
    {
        return Failure{fmt::format("its second line is not \"{} ID\"", kStudentMark)};
    }
    std::string student(exercises::Trimmed(line.substr(kStudentMark.size())));
    if (const auto why = exercises::WhyNoStudent(student))
    {
        return Failure{fmt::format("the student's ID {}", *why)};
    }
    return student;
}

void
AddWords(std::string_view line, std::vector<std::string_view>& words)
{
    while (!(line = exercises::Trimmed(line)).empty())
    {
        const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
}

/// What a sheet says besides the answers, in words.
struct Parts
{
    std::vector<std::string_view> words;
    std::vector<std::optional<std::string>>
        answers; ///< one an item; none where its line is missing
};

/// Pre: lines of a sheet of the lesson with so many items.
Result<Parts, std::string>
PartsOf(const std::vector<std::string_view>& lines, int lesson)
{
    Parts parts;
    parts.answers.resize(exercises::ItemsOf(lesson));
    for (const std::string_view line : lines)
    {
        bool isAnswer = false;
        for (std::size_t item = 0; item < parts.answers.size() && !isAnswer; ++item)
        {
            const std::string mark = AnswerMark(lesson, item);
            isAnswer = BeginsWith(line, mark);
            if (isAnswer && parts.answers[item])
            {
                return Failure{fmt::format("has two lines \"{}\"", mark)};
            }
            if (isAnswer)
            {
                parts.answers[item] = std::string(exercises::Trimmed(line.substr(mark.size())));
            }
        }
        if (!isAnswer)
        {
            AddWords(line, parts.words);
        }
    }
    return parts;
}

/// The first difference of what was handed in from what was handed out.
std::optional<std::string>
Difference(const Parts& given, const Parts& made, int lesson)
{
    constexpr const char* kHowTo =
        "answers stand behind their \"answer\" and notes in lines that begin with #";
    for (std::size_t item = 0; item < given.answers.size(); ++item)
    {
        if (!given.answers[item])
        {
            return fmt::format("has no line \"{}\"", AnswerMark(lesson, item));
        }
    }
    const auto [in, out] =
        std::mismatch(given.words.begin(), given.words.end(), made.words.begin(), made.words.end());
    if (in == given.words.end() && out == made.words.end())
    {
        return std::nullopt;
    }
    const auto word = [](auto at, const auto& words) {
        return at == words.end() ? std::string("nothing more")
                                 : fmt::format("\"{}\"", Printable(at->substr(0, 40)));
    };
    return fmt::format("was changed: it says {} where the sheet that was handed out says {}; {}",
                       word(in, given.words),
                       word(out, made.words),
                       kHowTo);
}

void
AddFolded(std::string_view text, std::string& to)
{
    constexpr std::size_t kWidth = 78;
    constexpr std::string_view kIndent = "     ";
    for (const std::string& line : analysis::Broken(text, kWidth - kIndent.size()))
    {
        to += fmt::format("{}{}\n", kIndent, line);
    }
}

} // namespace

std::string
TextOf(const exercises::Sheet& sheet)
{
    std::string text = fmt::format(
        "{}\n{} {}\n\n"
        "Write each answer behind its \"answer\", one number in the unit that is named.\n"
        "Lines that begin with # are yours. Change nothing else: the sheet is compared\n"
        "with the one that was handed out. A right answer has {} points, a typical\n"
        "mistake {}.\n",
        Head(sheet.lesson),
        kStudentMark,
        sheet.student,
        exercises::kPointsOfItem,
        exercises::kPointsOfMistake);
    for (std::size_t i = 0; i < sheet.items.size(); ++i)
    {
        const exercises::Item& item = sheet.items[i];
        const std::string unit = exercises::UnitOf(item.form);
        text += fmt::format("\n{}\n", exercises::Label(sheet.lesson, i));
        AddFolded(item.question, text);
        AddFolded(fmt::format("({}{}{})", unit, unit.empty() ? "" : "; ", item.allowance), text);
        text += AnswerMark(sheet.lesson, i) + " \n";
    }
    return text;
}

bool
LooksLikeSheet(std::string_view text)
{
    const auto lines = LinesOf(text);
    return !lines.empty() && BeginsWith(lines.front(), kTitle);
}

Result<HandIn, std::string>
ReadText(std::string_view text, const std::string& where)
{
    const auto lines = LinesOf(text);
    const auto lesson = LessonOf(lines.empty() ? "" : lines[0]);
    if (!lesson)
    {
        return Failure{lesson.Error()};
    }
    auto student = StudentOf(lines.size() < 2 ? "" : lines[1]);
    if (!student)
    {
        return Failure{student.Error()};
    }
    auto given = PartsOf(lines, lesson.Value());
    if (!given)
    {
        return Failure{given.Error()};
    }
    const std::string madeText = TextOf(exercises::SheetOf(lesson.Value(), student.Value()));
    const auto made = PartsOf(LinesOf(madeText), lesson.Value());
    if (auto difference = Difference(given.Value(), made.Value(), lesson.Value()))
    {
        return Failure{std::move(*difference)};
    }
    HandIn handIn{lesson.Value(), student.Value(), {}, where};
    handIn.answers.reserve(given.Value().answers.size());
    for (const auto& answer : given.Value().answers)
    {
        handIn.answers.push_back(*answer);
    }
    return handIn;
}

} // namespace pptplab::sim::grading
