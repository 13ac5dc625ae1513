// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/json-text.h"
#include "sim/commands/command.h"
#include "sim/commands/folded-output.h"
#include "sim/commands/scenario-options.h"
#include "sim/commands/task-group.h"
#include "sim/files/output-folder.h"
#include "sim/paths/files.h"
#include "sim/paths/show-json.h"
#include "sim/paths/show-text.h"
#include "sim/scenario/values/problem.h"
#include "sim/scenario/values/quantity.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

namespace pptplab::sim::commands
{

namespace
{

struct PathsOptions
{
    ScenarioOptions scenario;
    std::string traffic = "33.6kbps";
    std::string folder;
    bool json = false;
};

BitRate
TrafficOf(const PathsOptions& options)
{
    const auto rate = scenario::ParseBitRate(options.traffic);
    if (!rate || rate->bitsPerSecond == 0)
    {
        throw scenario::BadInput(fmt::format(
            "--traffic {}: must be a rate above 0 in bps kbps Mbps Gbps", options.traffic));
    }
    return *rate;
}

/// Where each rule stands in the file.
std::vector<std::uint32_t>
RuleLines(const experiment::Experiment& experiment, std::size_t rules)
{
    std::vector<std::uint32_t> lines(rules);
    const scenario::Value* const section = scenario::Find(experiment.scenario, "firewall");
    const scenario::Value::List* const list = section == nullptr ? nullptr : section->AsList();
    for (std::size_t i = 0; list != nullptr && i < rules && i < list->size(); ++i)
    {
        lines[i] = (*list)[i].place.line;
    }
    return lines;
}

ExitCode
Paths(const PathsOptions& options)
{
    const BitRate traffic = TrafficOf(options);
    ScenarioOptions file = options.scenario;
    if (file.engine.empty())
    {
        file.engine = "packet";
    }
    const experiment::Experiment experiment = file.Read();
    const scenario::Scenario scenario = FirstCell(experiment);
    if (scenario.engine == scenario::Engine::Call)
    {
        throw scenario::BadInput("paths: the call engine has no network; it needs --engine packet");
    }
    if (!options.folder.empty())
    {
        files::MakeFolder(options.folder);
    }
    const plan::NetworkPlan plan = paths::PlanWithCallers(scenario);
    const paths::Prediction prediction = paths::PredictionFor(scenario, plan, traffic);
    const paths::Source source{
        scenario, plan, options.scenario.file, RuleLines(experiment, scenario.firewall.size())};
    const FoldedOutput folded(std::cout, !options.json);
    if (options.json)
    {
        std::cout << analysis::JsonText(paths::ToJson(prediction, source));
    }
    else
    {
        paths::Print(prediction, source, std::cout);
    }
    if (!options.folder.empty())
    {
        if (const auto missing = paths::WriteFiles(prediction, source, options.folder))
        {
            std::cerr << *missing << "\n";
        }
    }
    return prediction.AnyBlocked() ? ExitCode::Negative : ExitCode::Done;
}

} // namespace

void
AddPaths(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "paths", "what the network does to PPTP before anything runs: ways, and what blocks it");
    auto options = std::make_shared<PathsOptions>();
    options->scenario.AddTo(*command);
    command->add_option("--traffic", options->traffic, "of each tunnel: how many fit at once?")
        ->type_name("RATE")
        ->capture_default_str();
    command
        ->add_option("--out", options->folder, "folder for text, JSON, pictures, DOT and GraphML")
        ->type_name("DIR");
    command->add_flag("--json", options->json, "print one JSON object and nothing else");
    Introduce(*command, kLookInside, {"paths my.toml"});
    command->callback([&chosen, options] { chosen = [options] { return Paths(*options); }; });
}

} // namespace pptplab::sim::commands
