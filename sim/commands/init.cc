// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/command.h"
#include "sim/commands/task-group.h"
#include "sim/files/text-file.h"
#include "sim/scenario/keys/example.h"
#include "sim/scenario/values/problem.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>
#include <memory>

namespace pptplab::sim::commands
{

namespace
{

struct InitOptions
{
    std::string file = "scenario.toml";
    bool isShort = false;
};

ExitCode
Init(const InitOptions& options)
{
    const std::string& file = options.file;
    if (std::filesystem::exists(file))
    {
        throw scenario::BadInput(file + ": is there already and stays as it is; name another file");
    }
    files::WriteTextFile(file,
                         options.isShort ? scenario::ShortScenario() : scenario::ExampleScenario());
    std::cout << file << " written; next: pptplab run " << file << "\n";
    return ExitCode::Done;
}

} // namespace

void
AddInit(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand("init", "write a commented example scenario");
    auto options = std::make_shared<InitOptions>();
    command->add_option("FILE", options->file, "the file to make")->capture_default_str();
    command->add_flag("--short", options->isShort, "the dozen lines that most people change");
    Introduce(*command, kAskYourOwn, {"init --short my.toml", "init all-keys.toml"});
    command->callback([&chosen, options] { chosen = [options] { return Init(*options); }; });
}

} // namespace pptplab::sim::commands
