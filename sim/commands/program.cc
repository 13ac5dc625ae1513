// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/program.h"

#include "sim/commands/command.h"
#include "sim/commands/failure.h"
#include "sim/commands/folded-output.h"
#include "sim/commands/printable-output.h"
#include "sim/commands/task-group.h"
#include "sim/scenario/values/nearest.h"
#include "sim/version/version.h"
#include "sim/workers/interrupts.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <string>
#include <vector>

namespace pptplab::sim::commands
{

namespace
{

/// A shell variable that is not set leaves an empty word: it is no path, name or number of any
/// option, and none means by it that it was not given.
void
RefuseEmptyWords(CLI::App& app)
{
    const CLI::Validator notEmpty(
        [](const std::string& word) {
            return word.empty() ? std::string("must not be empty") : std::string();
        },
        "");
    for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; }))
    {
        for (CLI::Option* option : command->get_options())
        {
            if (option->get_items_expected_max() > 0)
            {
                option->check(notEmpty);
            }
        }
    }
}

void
AddCommands(CLI::App& app, Action& chosen)
{
    AddReproduce(app, chosen);
    AddStudy(app, chosen);
    AddExplain(app, chosen);
    AddList(app, chosen);
    AddInit(app, chosen);
    AddCheck(app, chosen);
    AddRun(app, chosen);
    AddSweep(app, chosen);
    AddCapacity(app, chosen);
    AddFormula(app, chosen);
    AddLab(app, chosen);
    AddLesson(app, chosen);
    AddPaths(app, chosen);
    AddExercise(app, chosen);
    AddGrade(app, chosen);
    AddTrace(app, chosen);
    AddShow(app, chosen);
    AddPlot(app, chosen);
    AddReport(app, chosen);
    AddCompare(app, chosen);
    AddExport(app, chosen);
    AddMerge(app, chosen);
    RefuseEmptyWords(app);
}

bool
Contains(const std::vector<std::string>& names, const std::string& name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// A misspelt option of the command, if there is one.
std::string
OptionSuggestion(const CLI::App& command, const std::vector<std::string>& words)
{
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options())
    {
        for (const std::string& name : option->get_lnames())
        {
            names.push_back("--" + name);
        }
    }
    for (const std::string& word : words)
    {
        const std::string name = word.substr(0, word.find('='));
        if (name.size() > 2 && name.compare(0, 2, "--") == 0 && !Contains(names, name))
        {
            return "unknown option " + name + "; the nearest is " + scenario::Nearest(name, names) +
                   "\n";
        }
    }
    return {};
}

/// A misspelt command or option, if that is what the parser stumbled over.
std::string
Suggestion(const CLI::App& app, const std::vector<std::string>& words)
{
    const std::string first = words.empty() ? "" : words.front();
    if (first.empty() || first.front() == '-')
    {
        return {};
    }
    std::vector<std::string> names;
    for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
    {
        names.push_back(command->get_name());
        if (command->get_name() == first)
        {
            return OptionSuggestion(*command, words);
        }
    }
    return "unknown command " + first + "; the nearest is " + scenario::Nearest(first, names) +
           "\n";
}

std::string
VersionText()
{
    return fmt::format("pptplab {} ({}), ns-3 {}",
                       version::Release(),
                       version::ProgramVersion(),
                       version::Ns3Release());
}

ExitCode
Parsed(CLI::App& app, int argc, char** argv)
{
    try
    {
        app.parse(argc, argv);
    }
    catch (const CLI::ParseError& error)
    {
        if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success))
        {
            const FoldedOutput folded(std::cout);
            app.exit(error, std::cout, std::cerr); // --help, --version
            return ExitCode::Done;
        }
        const std::string suggestion = Suggestion(app, {argv + 1, argv + argc});
        std::cerr << "pptplab: "
                  << (suggestion.empty() ? error.what() + std::string("\n") : suggestion)
                  << "Run pptplab --help, or pptplab COMMAND --help, for what there is.\n";
        return ExitCode::BadInput;
    }
    return ExitCode::Done;
}

/// What was printed must have arrived: a full disk behind `> file` is not success.
ExitCode
Flushed(ExitCode code)
{
    std::cout.flush();
    if (std::cout)
    {
        return code;
    }
    std::cerr << "pptplab: the output could not be written\n";
    return ExitCode::Interrupted;
}

ExitCode
Acted(const Action& chosen)
{
    try
    {
        return Flushed(chosen());
    }
    catch (...)
    {
        std::cout.flush(); // what was printed comes before the reason why there is no more
        return TellFailure();
    }
}

int
Run(int argc, char** argv)
{
    // A file at its size limit (ulimit -f) is an error to be told, as a full disk is.
    std::signal(SIGXFSZ, SIG_IGN);
    workers::EndAtInterrupts("pptplab: interrupted; nothing is kept\n",
                             static_cast<int>(ExitCode::Interrupted));
    const PrintableOutput out(std::cout);
    const PrintableOutput errors(std::cerr);
    CLI::App app("A laboratory for PPTP on Windows NT 4.0: how often are callers refused, why, and "
                 "what would change it?",
                 "pptplab");
    Action chosen;
    app.set_version_flag("--version", VersionText());
    app.require_subcommand(1);
    app.formatter(HelpFormatter());
    AddCommands(app, chosen);
    const ExitCode parsed = Parsed(app, argc, argv);
    return static_cast<int>(chosen ? Acted(chosen) : parsed);
}

} // namespace

int
RunProgram(int argc, char** argv)
{
    try
    {
        return Run(argc, argv);
    }
    catch (...)
    {
        return static_cast<int>(TellFailure());
    }
}

} // namespace pptplab::sim::commands
