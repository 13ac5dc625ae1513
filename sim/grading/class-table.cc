// SPDX-License-Identifier: GPL-2.0-only
#include "sim/grading/class-table.h"

#include "analysis/store/export.h"
#include "sim/exercises/answer.h"
#include "sim/scenario/forms/csv-file.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <set>

namespace pptplab::sim::grading
{

namespace
{

using Cells = scenario::CsvFile::Cells;

constexpr std::string_view kColumnsOfHead[] = {"version", "lesson", "student"};
constexpr std::size_t kHeadColumns = std::size(kColumnsOfHead);

Cells
ColumnsOf(int lesson)
{
    Cells columns(std::begin(kColumnsOfHead), std::end(kColumnsOfHead));
    const std::size_t items = exercises::ItemsOf(lesson);
    columns.reserve(columns.size() + items);
    for (std::size_t item = 0; item < items; ++item)
    {
        columns.push_back(exercises::Label(lesson, item));
    }
    return columns;
}

std::string
LineOf(const Cells& cells)
{
    std::string line;
    for (const std::string& cell : cells)
    {
        line += (line.empty() ? "" : ",") + analysis::CsvField(cell);
    }
    return line + "\n";
}

/// The lesson whose columns these are, in any order; 0 if there is none.
int
LessonOfColumns(Cells columns)
{
    std::sort(columns.begin(), columns.end());
    for (int lesson = 1; lesson <= exercises::kLessons; ++lesson)
    {
        Cells wanted = ColumnsOf(lesson);
        std::sort(wanted.begin(), wanted.end());
        if (columns == wanted)
        {
            return lesson;
        }
    }
    return 0;
}

/// Puts the cells of a row into the order of ColumnsOf.
class RowOrder
{
  public:
    RowOrder(const Cells& given, const Cells& wanted)
    {
        m_places.reserve(wanted.size());
        for (const std::string& column : wanted)
        {
            m_places.push_back(
                std::distance(given.begin(), std::find(given.begin(), given.end(), column)));
        }
    }

    std::string At(const Cells& row, std::size_t column) const
    {
        return std::string(exercises::Trimmed(row[static_cast<std::size_t>(m_places[column])]));
    }

  private:
    std::vector<std::ptrdiff_t> m_places;
};

Result<HandIn, std::string>
HandInOf(const Cells& row, const RowOrder& order, int lesson)
{
    const std::string version = order.At(row, 0);
    if (version != std::to_string(exercises::kVersion))
    {
        return Failure{fmt::format(
            "version \"{}\" of the exercises; this program has version {} and grades no other",
            version,
            exercises::kVersion)};
    }
    if (order.At(row, 1) != std::to_string(lesson))
    {
        return Failure{fmt::format(
            "lesson \"{}\", but the columns are those of lesson {}", order.At(row, 1), lesson)};
    }
    HandIn handIn{lesson, order.At(row, 2), {}, {}};
    if (const auto why = exercises::WhyNoStudent(handIn.student))
    {
        return Failure{fmt::format("the student's ID {}", *why)};
    }
    const std::size_t items = exercises::ItemsOf(lesson);
    handIn.answers.reserve(items);
    for (std::size_t item = 0; item < items; ++item)
    {
        handIn.answers.push_back(order.At(row, kHeadColumns + item));
    }
    return handIn;
}

/// The next row; none at the end.
bool
HasNext(scenario::CsvFile& file, Cells& cells)
{
    const auto next = file.Next(cells);
    if (!next)
    {
        throw scenario::BadInput(next.Error());
    }
    return next.Value();
}

Cells
TrimmedCells(Cells cells)
{
    for (std::string& cell : cells)
    {
        cell = std::string(exercises::Trimmed(cell));
    }
    return cells;
}

} // namespace

std::vector<std::string>
StudentsOf(std::istream& text, const std::string& name)
{
    std::vector<std::string> students;
    std::set<std::string> known;
    std::string line;
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    for (std::size_t number = 1; std::getline(text, line); ++number)
    {
        const bool hasMark = number == 1 && line.compare(0, kMark.size(), kMark) == 0;
        std::string student(
            exercises::Trimmed(std::string_view(line).substr(hasMark ? kMark.size() : 0)));
        if (student.empty() || student.front() == '#')
        {
            continue;
        }
        if (const auto why = exercises::WhyNoStudent(student))
        {
            throw scenario::BadInput(fmt::format("{}:{}: the student's ID {}", name, number, *why));
        }
        if (!known.insert(student).second)
        {
            throw scenario::BadInput(
                fmt::format("{}:{}: {} is there twice", name, number, student));
        }
        if (known.size() > kMostStudents)
        {
            throw scenario::BadInput(fmt::format("{}: more than {} students", name, kMostStudents));
        }
        students.push_back(std::move(student));
    }
    if (students.empty())
    {
        throw scenario::BadInput(name + ": no student; one ID a line");
    }
    return students;
}

std::string
EmptyTable(int lesson, const std::vector<std::string>& students)
{
    std::string table = LineOf(ColumnsOf(lesson));
    for (const std::string& student : students)
    {
        Cells row = {std::to_string(exercises::kVersion), std::to_string(lesson), student};
        row.resize(kHeadColumns + exercises::ItemsOf(lesson));
        table += LineOf(row);
    }
    return table;
}

void
ReadTable(std::istream& text,
          const std::string& name,
          std::vector<HandIn>& handIns,
          std::vector<std::string>& problems)
{
    scenario::CsvFile file(text, name);
    Cells columns;
    const bool hasColumns = HasNext(file, columns);
    columns = TrimmedCells(std::move(columns));
    const int lesson = hasColumns ? LessonOfColumns(columns) : 0;
    if (lesson == 0)
    {
        throw scenario::BadInput(
            fmt::format("{}: neither a sheet of pptplab exercise nor a table of a class with the "
                        "columns version, lesson, student and one for each item, such as 2.1",
                        name));
    }
    const RowOrder order(columns, ColumnsOf(lesson));
    Cells row;
    while (HasNext(file, row))
    {
        auto handIn = HandInOf(row, order, lesson);
        if (!handIn)
        {
            problems.push_back(fmt::format("{}: {}", file.Where(), handIn.Error()));
            continue;
        }
        handIns.push_back(std::move(handIn).Value());
        handIns.back().where = file.Where();
        if (handIns.size() > kMostStudents)
        {
            throw scenario::BadInput(fmt::format("{}: more than {} students", name, kMostStudents));
        }
    }
}

} // namespace pptplab::sim::grading
