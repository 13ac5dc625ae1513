// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/printable.h"
#include "sim/commands/command.h"
#include "sim/commands/task-group.h"
#include "sim/exercises/sheet.h"
#include "sim/files/output-folder.h"
#include "sim/files/text-file.h"
#include "sim/grading/class-table.h"
#include "sim/grading/sheet-text.h"
#include "sim/scenario/forms/csv-file.h"
#include "sim/scenario/values/problem.h"
#include "sim/scenario/values/shell-word.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace pptplab::sim::commands
{

namespace
{

struct ExerciseOptions
{
    int lesson = 1;
    std::string student;
    std::string classFile;
    std::string out;
    bool csv = false;
};

std::vector<std::string>
StudentsAsked(const ExerciseOptions& options)
{
    if (options.student.empty() == options.classFile.empty())
    {
        throw scenario::BadInput(
            "exercise: for whom? --student ID, or --class FILE with one ID a line");
    }
    if (options.classFile.empty())
    {
        if (const auto why = exercises::WhyNoStudent(options.student))
        {
            throw scenario::BadInput("exercise: --student: the ID " + *why);
        }
        return {options.student};
    }
    auto file = scenario::OpenNamed(options.classFile, {});
    if (!file)
    {
        throw scenario::BadInput("exercise: --class " + file.Error());
    }
    auto text = std::move(file).Value();
    return grading::StudentsOf(text, options.classFile);
}

/// A sheet may have been filled in already.
void
RefuseToOverwrite(const std::filesystem::path& file)
{
    if (std::filesystem::exists(file))
    {
        throw scenario::BadInput(file.string() +
                                 ": is there already and stays as it is; name another");
    }
}

/// What of an ID can stand in a name of a file: letters, digits, and what is no ASCII.
std::string
FileNameOf(int lesson, const std::string& student)
{
    std::string name = fmt::format("lesson-{}-{}.txt", lesson, student);
    const auto isPlain = [](char character) {
        const auto code = static_cast<unsigned char>(character);
        return code >= 0x80 || std::isalnum(code) != 0 || character == '-' || character == '_' ||
               character == '.';
    };
    std::replace_if(
        name.begin(), name.end(), [&](char character) { return !isPlain(character); }, '-');
    return name;
}

ExitCode
WriteSheets(const ExerciseOptions& options, const std::vector<std::string>& students)
{
    if (options.out.empty())
    {
        throw scenario::BadInput(
            "exercise: --class writes a sheet for each student into the folder --out; or one "
            "table for all with --csv");
    }
    const std::filesystem::path folder = options.out;
    std::map<std::filesystem::path, std::string> files;
    for (const std::string& student : students)
    {
        const std::filesystem::path file = folder / FileNameOf(options.lesson, student);
        const auto [before, isNew] = files.emplace(file, student);
        if (!isNew)
        {
            throw scenario::BadInput(
                fmt::format("{}: the sheets of {} and {} would have the same name, {}",
                            options.classFile,
                            before->second,
                            student,
                            file.filename().string()));
        }
        RefuseToOverwrite(file);
    }
    files::MakeFolder(folder);
    for (const auto& [file, student] : files)
    {
        files::WriteTextFile(file, grading::TextOf(exercises::SheetOf(options.lesson, student)));
    }
    std::cout << fmt::format("{} sheets in {}; graded by: pptplab grade {}/*.txt\n",
                             files.size(),
                             options.out,
                             scenario::ShellWord(options.out));
    return ExitCode::Done;
}

ExitCode
Exercise(const ExerciseOptions& options)
{
    const auto students = StudentsAsked(options);
    if (!options.classFile.empty() && !options.csv)
    {
        return WriteSheets(options, students);
    }
    const std::string text =
        options.csv ? grading::EmptyTable(options.lesson, students)
                    : grading::TextOf(exercises::SheetOf(options.lesson, students.front()));
    if (options.out.empty())
    {
        std::cout << text;
        return ExitCode::Done;
    }
    RefuseToOverwrite(options.out);
    files::WriteTextFile(options.out, text);
    std::cout << fmt::format("{} written; filled in, graded by: pptplab grade {}\n",
                             options.out,
                             scenario::ShellWord(options.out));
    return ExitCode::Done;
}

} // namespace

void
AddExercise(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "exercise",
        "write a sheet of exercises whose numbers differ by student, for pptplab grade");
    auto options = std::make_shared<ExerciseOptions>();
    command->add_option("LESSON", options->lesson, fmt::format("1 to {}", exercises::kLessons))
        ->required()
        ->check(CLI::Range(1, exercises::kLessons));
    command
        ->add_option(
            "--student",
            options->student,
            fmt::format("whose sheet: any text of up to {} characters", exercises::kLongestStudent))
        ->type_name("ID");
    command->add_option("--class", options->classFile, "one ID a line: a sheet for each")
        ->type_name("FILE");
    command->add_option("--out", options->out, "the file to make; with --class a folder of sheets")
        ->type_name("FILE");
    command->add_flag(
        "--csv", options->csv, "a table to collect answers in, a row for each student");
    std::string lessons = "Lessons:";
    for (int lesson = 1; lesson <= exercises::kLessons; ++lesson)
    {
        lessons += fmt::format("\n  {}  {}", lesson, exercises::TitleOf(lesson));
    }
    command->footer(lessons);
    Introduce(*command,
              kPlan,
              {"exercise 2 --student 4711", "exercise 2 --student 4711 --out sheet.txt"});
    command->callback([&chosen, options] { chosen = [options] { return Exercise(*options); }; });
}

} // namespace pptplab::sim::commands
