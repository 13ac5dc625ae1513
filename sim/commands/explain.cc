// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/command.h"
#include "sim/commands/explain-scenario.h"
#include "sim/explain/explanation.h"
#include "sim/explain/symptom-walk.h"
#include "sim/scenario/problem.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

namespace pptplab::sim
{

namespace
{

struct ExplainOptions
{
    std::vector<std::string> words;
    std::vector<std::string> symptoms;
    std::string scenario;
    bool json = false;
};

void
PrintTests()
{
    std::cout << "tests of Q162847, in its order (--symptom NAME=ANSWER):\n";
    for (const Test& test : Tests())
    {
        std::cout << fmt::format("  {:<20} {}\n", test.symptom, test.what);
        for (const Answer& answer : test.answers)
        {
            std::cout << fmt::format("      {:<16} {}\n", answer.value, answer.meaning);
        }
    }
}

void
PrintWalk(const Walk& walk)
{
    std::cout << "The tests of Q162847, in its order:\n";
    for (std::size_t i = 0; i < walk.steps.size(); ++i)
    {
        const WalkStep& step = walk.steps[i];
        std::cout << fmt::format(
            "  {:>2}. {:<20} {}\n", i + 1, step.test->symptom, step.test->what);
        if (!step.answer.empty())
        {
            std::cout << fmt::format(
                "      {}{}{}\n", step.answer, step.meaning.empty() ? "" : ": ", step.meaning);
        }
    }
    std::cout << fmt::format("\n{} causes fit, the likeliest first:\n", walk.suspects.size());
    for (const Suspect& suspect : walk.suspects)
    {
        PrintCause(*suspect.cause, std::cout);
    }
    if (walk.next != nullptr)
    {
        std::cout << fmt::format("\nnext: {} ({})\n", walk.next->what, walk.next->symptom);
    }
}

nlohmann::ordered_json
ToJson(const Walk& walk)
{
    nlohmann::ordered_json json;
    json["steps"] = nlohmann::ordered_json::array();
    for (const WalkStep& step : walk.steps)
    {
        json["steps"].push_back({{"symptom", step.test->symptom},
                                 {"test", step.test->what},
                                 {"answer", step.answer},
                                 {"meaning", step.meaning}});
    }
    json["causes"] = nlohmann::ordered_json::array();
    for (const Suspect& suspect : walk.suspects)
    {
        json["causes"].push_back(ToJson(*suspect.cause));
        json["causes"].back()["matches"] = suspect.matches;
    }
    json["next"] = walk.next == nullptr ? nlohmann::ordered_json()
                                        : nlohmann::ordered_json(walk.next->symptom);
    return json;
}

void
ExplainWords(const ExplainOptions& options)
{
    const auto experiments = Catalogue(ExperimentsFolder());
    auto all = nlohmann::ordered_json::array();
    for (const std::string& word : options.words)
    {
        const Explanation explanation = Explain(word, experiments);
        if (options.json)
        {
            all.push_back(ToJson(explanation));
            continue;
        }
        std::cout << (&word == &options.words.front() ? "" : "\n");
        Print(explanation, std::cout);
    }
    if (options.json)
    {
        std::cout << nlohmann::ordered_json{{"explanations", std::move(all)}}.dump(2) << "\n";
    }
}

void
ExplainSymptoms(const ExplainOptions& options)
{
    const Walk walk = WalkThrough(ReadSymptoms(options.symptoms));
    if (options.json)
    {
        std::cout << ToJson(walk).dump(2) << "\n";
        return;
    }
    PrintWalk(walk);
}

ExitCode
Explain(const ExplainOptions& options)
{
    const int asked = (options.words.empty() ? 0 : 1) + (options.symptoms.empty() ? 0 : 1) +
                      (options.scenario.empty() ? 0 : 1);
    if (asked > 1)
    {
        throw BadInput("explain: numbers, --symptom and --scenario are three questions; one at a "
                       "time");
    }
    if (!options.scenario.empty())
    {
        return ExplainScenario(options.scenario, options.json);
    }
    if (!options.symptoms.empty())
    {
        ExplainSymptoms(options);
    }
    else if (!options.words.empty())
    {
        ExplainWords(options);
    }
    else if (options.json)
    {
        std::cout << ToJson(WalkThrough({})).dump(2) << "\n";
    }
    else
    {
        PrintTests();
    }
    return ExitCode::Done;
}

} // namespace

void
AddExplain(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "explain", "what an error, an event or an article means, and what a failing call tells");
    auto options = std::make_shared<ExplainOptions>();
    command->add_option("WHAT",
                        options->words,
                        "721 (error), 20050 (event), Q233048 (article); without any: the tests of "
                        "Q162847");
    command
        ->add_option("--symptom",
                     options->symptoms,
                     "what is known, such as ping=yes error=721: from symptoms to causes")
        ->type_name("NAME=ANSWER");
    command
        ->add_option("--scenario",
                     options->scenario,
                     "what the callers of a scenario meet, why, and which frames show it")
        ->type_name("FILE");
    command->add_flag("--json", options->json, "print one JSON object and nothing else");
    command->callback([&chosen, options] { chosen = [options] { return Explain(*options); }; });
}

} // namespace pptplab::sim
