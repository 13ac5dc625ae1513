// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/explain-scenario.h"

#include "analysis/report/json-text.h"
#include "models/dialer/ras-error.h"
#include "sim/campaign/repeat-command.h"
#include "sim/commands/outcomes-met.h"
#include "sim/experiment/experiment.h"
#include "sim/explain/explanation.h"
#include "sim/scenario/values/problem.h"
#include "sim/scenario/values/shell-word.h"

#include <fmt/format.h>

#include <iostream>

namespace pptplab::sim::commands
{

namespace
{

/// The cell of a file that is told of, and how to say it to another command.
struct ToldCell
{
    const ScenarioOptions& options;
    experiment::Settings cell; ///< settings of the file's sweep, as far as --set leaves it open
    scenario::Scenario scenario;

    bool HasPackets() const { return scenario.engine == scenario::Engine::Packet; }

    std::string Words() const
    {
        std::string words = scenario::ShellWord(options.file);
        for (const std::string& set : options.sets)
        {
            words += " --set " + scenario::ShellWord(set);
        }
        for (const experiment::Setting& setting : cell)
        {
            words += campaign::SetWords(setting);
        }
        words += options.engine.empty() ? "" : " --engine " + scenario::ShellWord(options.engine);
        words += options.seed.empty() ? "" : " --seed " + scenario::ShellWord(options.seed);
        return words;
    }
};

std::string
TraceCommand(const ToldCell& told, const Met& met)
{
    return fmt::format("pptplab trace {} --outcome {}", told.Words(), NameOf(met.outcome));
}

void
PrintCell(const ToldCell& told)
{
    if (told.cell.empty())
    {
        return;
    }
    std::cout << "The first cell of the sweep (--set KEY=VALUE chooses another):\n";
    for (const experiment::Setting& setting : told.cell)
    {
        std::cout << fmt::format("  {} = {}\n", setting.key, experiment::Label(setting.value));
    }
}

void
PrintMet(const Met& met, const ToldCell& told)
{
    std::cout << fmt::format("\n{}: {} attempts\n", NameOf(met.outcome), met.attempts);
    for (const std::uint16_t error : met.errors)
    {
        std::cout << fmt::format(
            "  the caller sees error {}: {}\n", error, dialer::CallerErrorText(error).value_or(""));
    }
    for (const auto& finding : met.findings)
    {
        const auto frame = finding.at("frame").get<std::size_t>();
        std::cout << fmt::format("  call {}: {}={}{}\n",
                                 finding.at("call").get<std::uint64_t>(),
                                 finding.at("symptom").get<std::string>(),
                                 finding.at("answer").get<std::string>(),
                                 frame == 0 ? ", as no frame answers"
                                            : fmt::format(", frame {}", frame));
    }
    if (met.outcome == Outcome::Connected && met.suspects.empty())
    {
        return;
    }
    std::cout << (met.suspects.empty()                ? "  no cause fits\n"
                  : met.outcome == Outcome::Connected ? "  yet the dialer tells of:\n"
                                                      : "  causes that fit:\n");
    for (const explain::Suspect& suspect : met.suspects)
    {
        explain::PrintCause(*suspect.cause, std::cout);
    }
    if (told.HasPackets() && met.outcome != Outcome::Connected)
    {
        std::cout << fmt::format(
            "  look: {}; pptplab paths {}\n", TraceCommand(told, met), told.Words());
    }
}

nlohmann::ordered_json
ToJson(const Met& met, const ToldCell& told)
{
    nlohmann::ordered_json json{{"outcome", NameOf(met.outcome)},
                                {"attempts", met.attempts},
                                {"errors", met.errors},
                                {"findings", met.findings}};
    json["causes"] = nlohmann::ordered_json::array();
    for (const explain::Suspect& suspect : met.suspects)
    {
        json["causes"].push_back(sim::explain::ToJson(*suspect.cause));
    }
    if (told.HasPackets() && met.outcome != Outcome::Connected)
    {
        json["trace"] = TraceCommand(told, met);
        json["paths"] = "pptplab paths " + told.Words();
    }
    return json;
}

void
PrintServerSide(const run::RunLog& log)
{
    if (!log.kinds.empty())
    {
        std::cout << "\nThe servers wrote:\n";
    }
    for (const auto& [number, kind] : log.kinds)
    {
        const std::string times = kind.times == 1 ? "once" : fmt::format("{} times", kind.times);
        std::cout << fmt::format("  event {}, {} (pptplab explain {})\n", number, times, number);
    }
    for (const run::RunLog::Rule& rule : log.rules)
    {
        std::cout << fmt::format("  firewall rule {}: {} packets\n", rule.text, rule.packets);
    }
}

nlohmann::ordered_json
ToJson(const OutcomesMet& met, const ToldCell& told)
{
    nlohmann::ordered_json json{{"file", told.options.file}};
    json["cell"] = nlohmann::ordered_json::object();
    for (const experiment::Setting& setting : told.cell)
    {
        json["cell"][setting.key] = experiment::Label(setting.value);
    }
    json["outcomes"] = nlohmann::ordered_json::array();
    for (const Met& each : met.outcomes)
    {
        json["outcomes"].push_back(ToJson(each, told));
    }
    json["events"] = nlohmann::ordered_json::object();
    for (const auto& [number, kind] : met.log.kinds)
    {
        json["events"][std::to_string(number)] = kind.times;
    }
    return json;
}

ToldCell
CellOf(const ScenarioOptions& options)
{
    const experiment::Experiment experiment = options.Read();
    experiment::Settings cell = FirstSettings(experiment);
    scenario::Scenario scenario = experiment.ReadCell(cell).scenario;
    if (scenario.refusalsBy == scenario::RefusalsBy::Splitting)
    {
        throw scenario::BadInput(options.file +
                                 ": scenario.refusals_by = \"splitting\" weighs refusals and "
                                 "has no calls to explain");
    }
    return {options, std::move(cell), std::move(scenario)};
}

} // namespace

ExitCode
ExplainScenario(const ScenarioOptions& options, bool json)
{
    const ToldCell told = CellOf(options);
    const auto met = MeetOutcomes(told.scenario);
    if (!met)
    {
        std::cerr << "pptplab: interrupted; nothing is kept\n";
        return ExitCode::Interrupted;
    }
    if (json)
    {
        std::cout << analysis::JsonText(ToJson(*met, told));
        return ExitCode::Done;
    }
    PrintCell(told);
    for (const Met& each : met->outcomes)
    {
        PrintMet(each, told);
    }
    PrintServerSide(met->log);
    return ExitCode::Done;
}

} // namespace pptplab::sim::commands
