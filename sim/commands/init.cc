// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/command.h"
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

ExitCode
Init(const std::string& file)
{
    if (std::filesystem::exists(file))
    {
        throw scenario::BadInput(file + ": is there already and stays as it is; name another file");
    }
    files::WriteTextFile(file, scenario::ExampleScenario());
    std::cout << file << " written; next: pptplab run " << file << "\n";
    return ExitCode::Done;
}

} // namespace

void
AddInit(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand("init", "write a commented example scenario");
    auto file = std::make_shared<std::string>("scenario.toml");
    command->add_option("FILE", *file, "the file to make")->capture_default_str();
    command->callback([&chosen, file] { chosen = [file] { return Init(*file); }; });
}

} // namespace pptplab::sim::commands
