// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/command.h"
#include "sim/commands/folded-output.h"
#include "sim/commands/task-group.h"
#include "sim/experiment/catalogue.h"
#include "sim/files/output-folder.h"
#include "sim/files/text-file.h"
#include "sim/files/write-failure.h"
#include "sim/lessons/handout.h"
#include "sim/scenario/values/problem.h"
#include "sim/workers/interrupts.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <system_error>

namespace pptplab::sim::commands
{

namespace
{

struct LessonOptions
{
    std::optional<int> number; ///< none: they are listed
    bool answers = false;
    std::string out = ".";
};

/// A folder that goes away with its files.
class WorkFolder
{
  public:
    WorkFolder()
    {
        std::error_code error;
        const auto place = std::filesystem::temp_directory_path(error);
        if (error)
        {
            files::FailToWrite("the folder of temporary files ($TMPDIR)", error);
        }
        std::string name = (place / "pptplab-lesson-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr)
        {
            files::FailToWrite(name, std::error_code(errno, std::generic_category()));
        }
        m_path = name;
    }

    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    ~WorkFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    const std::filesystem::path& Path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

void
PrintCourse(const std::vector<lessons::Lesson>& course)
{
    for (const lessons::Lesson& lesson : course)
    {
        std::cout << fmt::format("{}  {}\n   {}\n", lesson.number, lesson.title, lesson.about);
    }
    std::cout << "\npptplab lesson N writes the handout of one, with --answers the teacher's "
                 "edition.\n";
}

void
Tell(const std::filesystem::path& file)
{
    std::cout << file.lexically_normal().string() << "\n";
}

/// Puts the scenario files of a lesson beside its page, but not over somebody's own changes.
void
CopyScenarios(const lessons::Lesson& lesson, const std::filesystem::path& folder)
{
    for (const auto& file : lesson.files)
    {
        const auto copy = folder / file.filename();
        const std::string text = files::ReadTextFile(file);
        if (std::filesystem::exists(copy) && files::ReadTextFile(copy) != text)
        {
            std::cerr << copy.string() << " is there already, with changes, and is left as it is\n";
            continue;
        }
        files::WriteTextFile(copy, text);
        Tell(copy);
    }
}

/// Pictures for slides.
void
CopySlides(const std::filesystem::path& work, const std::filesystem::path& folder)
{
    for (const auto& each : std::filesystem::directory_iterator(work))
    {
        if (each.path().extension() == ".png")
        {
            const auto copy = folder / each.path().filename();
            files::WriteTextFile(copy, files::ReadTextFile(each.path()));
            Tell(copy);
        }
    }
}

ExitCode
WriteLesson(const lessons::Lesson& lesson, const LessonOptions& options)
{
    const workers::Interrupts interrupts; // the folder goes away then, too
    const WorkFolder work;
    const std::filesystem::path out = options.out;
    files::MakeFolder(out);
    for (const auto& file : lesson.files)
    {
        files::WriteTextFile(work.Path() / file.filename(), files::ReadTextFile(file));
    }
    const lessons::Trial trial = lessons::TryCommands(lesson, work.Path());
    if (workers::Interrupts::Pending())
    {
        std::cerr << fmt::format("lesson {}: interrupted; nothing is kept\n", lesson.number);
        return ExitCode::Interrupted;
    }
    const auto edition = options.answers ? lessons::Edition::Teacher : lessons::Edition::Students;
    const auto page = out / lessons::FileNameOf(lesson, edition);
    files::WriteTextFile(page, lessons::HandoutText(lesson, trial, work.Path(), edition));
    Tell(page);
    CopyScenarios(lesson, out);
    CopySlides(work.Path(), out);
    for (const std::string& complaint : trial.complaints)
    {
        std::cerr << fmt::format("lesson {}: {}\n", lesson.number, complaint);
    }
    return trial.complaints.empty() ? ExitCode::Done : ExitCode::Negative;
}

ExitCode
Lesson(const LessonOptions& options)
{
    const FoldedOutput folded(std::cout);
    const auto course = lessons::Course(experiment::ExperimentsFolder());
    if (!options.number)
    {
        if (options.answers)
        {
            throw scenario::BadInput("lesson --answers: of which lesson? its number is first");
        }
        PrintCourse(course);
        return ExitCode::Done;
    }
    return WriteLesson(lessons::LessonNumbered(course, *options.number), options);
}

} // namespace

void
AddLesson(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "lesson", "a course of six lessons: handouts for print and screen, pictures for slides");
    auto options = std::make_shared<LessonOptions>();
    command->add_option("N", options->number, "which one; without it they are listed");
    command->add_flag(
        "--answers", options->answers, "the teacher's edition: answers, time plan, usual mistakes");
    command->add_option("--out", options->out, "folder of the page, its files and pictures")
        ->type_name("DIR")
        ->capture_default_str();
    command->footer(
        "The commands of the lesson are run while it is written: pictures are drawn, and what\n"
        "the answers say is held against what they print. Exit code 1 where it is not so.");
    Introduce(
        *command, kPlan, {"lesson", "lesson 2 --out class", "lesson 2 --answers --out class"});
    command->callback([&chosen, options] { chosen = [options] { return Lesson(*options); }; });
}

} // namespace pptplab::sim::commands
