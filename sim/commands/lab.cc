// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/command.h"
#include "sim/commands/task-group.h"
#include "sim/files/text-file.h"
#include "sim/lab/bench.h"
#include "sim/lab/exact.h"
#include "sim/lab/page.h"
#include "sim/scenario/values/problem.h"
#include "sim/scenario/values/quantity.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>

namespace pptplab::sim::commands
{

namespace
{

struct LabOptions
{
    std::string file = "lab.html";
    std::string link;
    std::string time = "1000h";
};

lab::Setting
SettingOf(const LabOptions& options)
{
    // Of a whole address the part that counts.
    const std::size_t mark = options.link.find('#');
    const auto setting =
        lab::ParseSetting(mark == std::string::npos ? options.link : options.link.substr(mark));
    if (setting)
    {
        return setting.Value();
    }
    const lab::BadPart& bad = setting.Error();
    throw scenario::BadInput(bad.allowed.empty()
                                 ? fmt::format("--figures: {} is no name of a setting", bad.name)
                                 : fmt::format("--figures: {}: must be {}", bad.name, bad.allowed));
}

std::string
ExactText(const lab::Setting& setting, ras::ServicePack servicePack)
{
    try
    {
        const auto exact = lab::ExactRefused(setting, servicePack);
        return exact ? fmt::format("{:.12g}", *exact) : "null";
    }
    catch (const std::domain_error&)
    {
        return "null";
    }
}

/// What the page of that link comes to, computed by this program.
ExitCode
PrintFigures(const LabOptions& options)
{
    const lab::Setting setting = SettingOf(options);
    const auto time = scenario::ParseDuration(options.time);
    if (!time || *time <= Duration{})
    {
        throw scenario::BadInput(
            fmt::format("--for {}: must be a time above 0 in ns us ms s min h d", options.time));
    }
    lab::Bench bench(setting);
    bench.RunFor(*time);
    std::cout << fmt::format("{{\"exact\":[{},{}],\"look\":{}}}\n",
                             ExactText(setting, ras::ServicePack::Sp3),
                             ExactText(setting, ras::ServicePack::Sp4),
                             bench.Look());
    return ExitCode::Done;
}

ExitCode
WritePage(const LabOptions& options)
{
    files::WriteTextFile(options.file, lab::PageText());
    std::cout << options.file << " written; open it in a browser, no network is needed\n";
    return ExitCode::Done;
}

} // namespace

void
AddLab(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "lab", "write the classroom page: one HTML file in which the call engine runs");
    auto options = std::make_shared<LabOptions>();
    command->add_option("--out", options->file, "the file to make")
        ->type_name("FILE")
        ->capture_default_str();
    auto* figures = command
                        ->add_option("--figures",
                                     options->link,
                                     "print instead what the page of that link (#...) comes to, as "
                                     "JSON, computed by this program")
                        ->type_name("LINK");
    command->add_option("--for", options->time, "simulated time of --figures after the warm-up")
        ->type_name("TIME")
        ->needs(figures)
        ->capture_default_str();
    Introduce(*command, kPlan, {"lab", "lab --figures ports=52 --for 1000h"});
    command->callback([&chosen, options, figures] {
        const bool wantsFigures = figures->count() > 0;
        chosen = [options, wantsFigures] {
            return wantsFigures ? PrintFigures(*options) : WritePage(*options);
        };
    });
}

} // namespace pptplab::sim::commands
