// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/json-text.h"
#include "sim/commands/command.h"
#include "sim/commands/folded-output.h"
#include "sim/commands/task-group.h"
#include "sim/grading/class-table.h"
#include "sim/grading/marks.h"
#include "sim/grading/sheet-text.h"
#include "sim/scenario/forms/csv-file.h"
#include "sim/scenario/values/problem.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace pptplab::sim::commands
{

namespace
{

struct GradeOptions
{
    std::vector<std::string> files;
    bool answers = false;
    bool json = false;
    bool csv = false;
};

/// Of a file that is to be graded; a table of the largest class is far smaller.
std::string
TextOfFile(const std::string& name)
{
    constexpr std::size_t kMostOctets = 16'000'000;
    auto file = scenario::OpenNamed(name, {});
    if (!file)
    {
        throw scenario::BadInput("SHEET " + file.Error());
    }
    auto stream = std::move(file).Value();
    std::string text;
    std::array<char, 65536> part{};
    while (stream && text.size() <= kMostOctets)
    {
        stream.read(part.data(), part.size());
        text.append(part.data(), static_cast<std::size_t>(stream.gcount()));
    }
    if (text.size() > kMostOctets)
    {
        throw scenario::BadInput(fmt::format("{}: longer than {} octets", name, kMostOctets));
    }
    return text;
}

void
ReadHandIns(const std::string& name,
            std::vector<grading::HandIn>& handIns,
            std::vector<std::string>& problems)
{
    const std::string text = TextOfFile(name);
    if (!grading::LooksLikeSheet(text))
    {
        std::istringstream table(text);
        grading::ReadTable(table, name, handIns, problems);
        return;
    }
    auto handIn = grading::ReadText(text, name);
    if (!handIn)
    {
        problems.push_back(name + ": " + handIn.Error());
        return;
    }
    handIns.push_back(std::move(handIn).Value());
}

/// A file that cannot be graded does not keep the others from it.
grading::Marks
MarksOfFiles(const std::vector<std::string>& files)
{
    std::vector<grading::HandIn> handIns;
    std::vector<std::string> problems;
    for (const std::string& name : files)
    {
        try
        {
            ReadHandIns(name, handIns, problems);
        }
        catch (const scenario::BadInput& error)
        {
            problems.emplace_back(error.what());
        }
    }
    return grading::MarksOf(handIns, std::move(problems));
}

ExitCode
GradeSheets(const GradeOptions& options)
{
    if (options.json && options.csv)
    {
        throw scenario::BadInput("grade: --json and --csv are two forms; one at a time");
    }
    const FoldedOutput folded(std::cout, !options.json && !options.csv);
    const grading::Marks marks = MarksOfFiles(options.files);
    if (options.json)
    {
        std::cout << analysis::JsonText(grading::ToJson(marks, options.answers));
    }
    else if (options.csv)
    {
        grading::PrintCsv(marks, options.answers, std::cout);
    }
    else
    {
        grading::PrintMarks(marks, options.answers, LineWidth(), std::cout);
    }
    if (!marks.problems.empty())
    {
        std::string text = "not graded:";
        for (const std::string& problem : marks.problems)
        {
            text += "\n  " + problem;
        }
        throw scenario::BadInput(text);
    }
    return ExitCode::Done;
}

} // namespace

void
AddGrade(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "grade", "points, feedback and typical mistakes for sheets that students filled in");
    auto options = std::make_shared<GradeOptions>();
    command->add_option("SHEET", options->files, "sheets of pptplab exercise, or tables of a class")
        ->required();
    command->add_flag("--answers",
                      options->answers,
                      "for the teacher: the right answers, and how they are computed");
    command->add_flag("--json", options->json, "print one JSON object and nothing else");
    command->add_flag("--csv", options->csv, "print a line for each answer and nothing else");
    command->footer(
        "A sheet of which more than the answers was changed, or that is of another version,\n"
        "is told and not graded; the others are.");
    Introduce(*command, kPlan, {"grade sheet.txt", "grade sheet.txt --answers"});
    command->callback([&chosen, options] { chosen = [options] { return GradeSheets(*options); }; });
}

} // namespace pptplab::sim::commands
