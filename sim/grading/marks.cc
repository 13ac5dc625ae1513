// SPDX-License-Identifier: GPL-2.0-only
#include "sim/grading/marks.h"

#include "analysis/report/table.h"
#include "analysis/store/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <ostream>
#include <utility>

namespace pptplab::sim::grading
{

namespace
{

/// Of one lesson.
using Sheets = std::vector<const Marked*>;

std::map<int, Sheets>
ByLesson(const Marks& marks)
{
    std::map<int, Sheets> lessons;
    for (const Marked& sheet : marks.sheets)
    {
        lessons[sheet.handIn.lesson].push_back(&sheet);
    }
    return lessons;
}

std::string_view
MistakeOf(const exercises::Grade& grade)
{
    return grade.mistake ? exercises::NameOf(*grade.mistake) : "";
}

void
PrintSheet(const Marked& sheet, bool answers, std::ostream& out)
{
    out << fmt::format("{}, lesson {}: {} of {} points\n",
                       sheet.handIn.student,
                       sheet.handIn.lesson,
                       sheet.Points(),
                       sheet.Of());
    for (std::size_t i = 0; i < sheet.items.size(); ++i)
    {
        const exercises::Item& item = sheet.items[i];
        const exercises::Grade& grade = sheet.grades[i];
        const std::string& answer = sheet.handIn.answers[i];
        const auto mistake = MistakeOf(grade);
        out << fmt::format("  {}  {} point{}  {}{}{}{}\n",
                           exercises::Label(sheet.handIn.lesson, i),
                           grade.points,
                           grade.points == 1 ? " " : "s",
                           answer.empty() ? "" : fmt::format("\"{}\": ", answer),
                           mistake,
                           mistake.empty() ? "" : ". ",
                           grade.feedback);
        if (answers)
        {
            out << fmt::format("       right:  {}\n", exercises::Shown(item.right, item.form));
            for (const std::string& step : item.steps)
            {
                out << fmt::format("               {}\n", step);
            }
        }
    }
    out << "\n";
}

void
PrintClass(int lesson, const Sheets& sheets, std::size_t width, std::ostream& out)
{
    analysis::Table table{
        fmt::format("Lesson {}: {}", lesson, exercises::TitleOf(lesson)), {{"student"}}, {}};
    const std::size_t items = exercises::ItemsOf(lesson);
    std::vector<int> right(items);
    int points = 0;
    table.rows.reserve(sheets.size() + 1);
    for (std::size_t i = 0; i < items; ++i)
    {
        table.columns.push_back({exercises::Label(lesson, i), analysis::Align::Right});
    }
    table.columns.push_back({"points", analysis::Align::Right});
    for (const Marked* sheet : sheets)
    {
        std::vector<analysis::TableCell> row = {sheet->handIn.student};
        for (std::size_t i = 0; i < items; ++i)
        {
            row.emplace_back(std::to_string(sheet->grades[i].points));
            right[i] += sheet->grades[i].verdict == exercises::Verdict::Right ? 1 : 0;
        }
        row.emplace_back(std::to_string(sheet->Points()));
        points += sheet->Points();
        table.rows.push_back(std::move(row));
    }
    std::vector<analysis::TableCell> last = {"right answers"};
    std::transform(right.begin(), right.end(), std::back_inserter(last), [](int count) {
        return analysis::TableCell(std::to_string(count));
    });
    last.emplace_back("");
    table.rows.push_back(std::move(last));
    table.notes = {fmt::format("mean: {:.1f} of {} points",
                               double(points) / static_cast<double>(sheets.size()),
                               sheets.front()->Of())};
    analysis::PrintTable(table, out, width);
    out << "\n";
}

struct Tally
{
    exercises::Mistake mistake;
    int count;
};

/// How many answers had each typical mistake, the most frequent first.
std::vector<Tally>
MistakesOf(const Marks& marks)
{
    std::array<int, exercises::kMistakes> counts{};
    for (const Marked& sheet : marks.sheets)
    {
        for (const exercises::Grade& grade : sheet.grades)
        {
            if (grade.mistake)
            {
                ++counts[static_cast<std::size_t>(*grade.mistake)];
            }
        }
    }
    std::vector<Tally> tallies;
    tallies.reserve(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i)
    {
        if (counts[i] > 0)
        {
            tallies.push_back({static_cast<exercises::Mistake>(i), counts[i]});
        }
    }
    std::stable_sort(tallies.begin(), tallies.end(), [](const Tally& a, const Tally& b) {
        return a.count > b.count;
    });
    return tallies;
}

void
PrintMistakes(const Marks& marks, std::ostream& out)
{
    const auto tallies = MistakesOf(marks);
    out << (tallies.empty() ? "No typical mistakes.\n" : "Typical mistakes:\n");
    for (const Tally& tally : tallies)
    {
        out << fmt::format("  {:>3} x  {}. {}\n",
                           tally.count,
                           exercises::NameOf(tally.mistake),
                           exercises::FeedbackOn(tally.mistake));
    }
}

nlohmann::ordered_json
ToJson(const Marked& sheet, bool answers)
{
    nlohmann::ordered_json json = {{"lesson", sheet.handIn.lesson},
                                   {"student", sheet.handIn.student},
                                   {"points", sheet.Points()},
                                   {"of", sheet.Of()}};
    auto& items = json["items"] = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < sheet.items.size(); ++i)
    {
        const exercises::Grade& grade = sheet.grades[i];
        items.push_back({{"item", exercises::Label(sheet.handIn.lesson, i)},
                         {"answer", sheet.handIn.answers[i]},
                         {"verdict", exercises::NameOf(grade.verdict)},
                         {"points", grade.points},
                         {"mistake", MistakeOf(grade)},
                         {"feedback", grade.feedback}});
        if (answers)
        {
            items.back()["right"] = sheet.items[i].right;
            items.back()["tolerance"] = sheet.items[i].tolerance;
            items.back()["unit"] = exercises::UnitOf(sheet.items[i].form);
            items.back()["steps"] = sheet.items[i].steps;
        }
    }
    return json;
}

} // namespace

int
Marked::Points() const
{
    return std::accumulate(
        grades.begin(), grades.end(), 0, [](int sum, const exercises::Grade& grade) {
            return sum + grade.points;
        });
}

Marks
MarksOf(const std::vector<HandIn>& handIns, std::vector<std::string> problems)
{
    Marks marks{{}, std::move(problems)};
    marks.sheets.reserve(handIns.size());
    std::map<std::pair<int, std::string>, std::string> known;
    for (const HandIn& handIn : handIns)
    {
        const auto [before, isNew] =
            known.emplace(std::pair{handIn.lesson, handIn.student}, handIn.where);
        if (!isNew)
        {
            marks.problems.push_back(fmt::format("{}: {} has handed in lesson {} already, in {}",
                                                 handIn.where,
                                                 handIn.student,
                                                 handIn.lesson,
                                                 before->second));
            continue;
        }
        Marked marked{handIn, exercises::SheetOf(handIn.lesson, handIn.student).items, {}};
        marked.grades.reserve(marked.items.size());
        for (std::size_t i = 0; i < marked.items.size(); ++i)
        {
            marked.grades.push_back(exercises::GradeOf(marked.items[i], handIn.answers[i]));
        }
        marks.sheets.push_back(std::move(marked));
    }
    return marks;
}

void
PrintMarks(const Marks& marks, bool answers, std::size_t width, std::ostream& out)
{
    for (const Marked& sheet : marks.sheets)
    {
        PrintSheet(sheet, answers, out);
    }
    if (marks.sheets.size() < 2)
    {
        return;
    }
    for (const auto& [lesson, sheets] : ByLesson(marks))
    {
        PrintClass(lesson, sheets, width, out);
    }
    PrintMistakes(marks, out);
}

nlohmann::ordered_json
ToJson(const Marks& marks, bool answers)
{
    nlohmann::ordered_json json;
    auto& sheets = json["sheets"] = nlohmann::ordered_json::array();
    for (const Marked& sheet : marks.sheets)
    {
        sheets.push_back(ToJson(sheet, answers));
    }
    auto& mistakes = json["typical_mistakes"] = nlohmann::ordered_json::array();
    for (const Tally& tally : MistakesOf(marks))
    {
        mistakes.push_back(
            {{"mistake", exercises::NameOf(tally.mistake)}, {"answers", tally.count}});
    }
    json["not_graded"] = marks.problems;
    return json;
}

void
PrintCsv(const Marks& marks, bool answers, std::ostream& out)
{
    out << "lesson,student,item,answer,verdict,points,of,mistake" << (answers ? ",right" : "")
        << "\n";
    for (const Marked& sheet : marks.sheets)
    {
        for (std::size_t i = 0; i < sheet.items.size(); ++i)
        {
            const exercises::Item& item = sheet.items[i];
            const exercises::Grade& grade = sheet.grades[i];
            out << fmt::format("{},{},{},{},{},{},{},{}",
                               sheet.handIn.lesson,
                               analysis::CsvField(sheet.handIn.student),
                               exercises::Label(sheet.handIn.lesson, i),
                               analysis::CsvField(sheet.handIn.answers[i]),
                               exercises::NameOf(grade.verdict),
                               grade.points,
                               exercises::kPointsOfItem,
                               MistakeOf(grade));
            out << (answers ? fmt::format(",{:.{}f}\n", item.right, item.form.decimals) : "\n");
        }
    }
}

} // namespace pptplab::sim::grading
