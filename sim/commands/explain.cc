// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/json-text.h"
#include "sim/commands/command.h"
#include "sim/commands/explain-scenario.h"
#include "sim/commands/folded-output.h"
#include "sim/commands/scenario-options.h"
#include "sim/commands/task-group.h"
#include "sim/explain/explanation.h"
#include "sim/explain/foreign-names.h"
#include "sim/explain/glossary.h"
#include "sim/explain/registry-value.h"
#include "sim/explain/symptom-walk.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/problem.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <string_view>
#include <utility>

namespace pptplab::sim::commands
{

namespace
{

struct ExplainOptions
{
    std::vector<std::string> words;
    std::vector<std::string> symptoms;
    ScenarioOptions scenario;
    bool json = false;
};

/// Most causes that are told at length: any error has fewer.
constexpr std::size_t kMostAtLength = 15;

std::string
Counted(std::size_t causes)
{
    return fmt::format("{} cause{}", causes, causes == 1 ? "" : "s");
}

void
PrintTests()
{
    std::cout << "tests of Q162847, in its order (--symptom NAME=ANSWER):\n";
    for (const explain::Test& test : explain::Tests())
    {
        std::cout << fmt::format("  {:<20} {}\n", test.symptom, test.what);
        for (const explain::Answer& answer : test.answers)
        {
            std::cout << fmt::format("      {:<16} {}\n", answer.value, answer.meaning);
        }
    }
}

std::vector<std::string>
TermNames()
{
    std::vector<std::string> names;
    names.reserve(explain::Terms().size());
    for (const explain::Term& term : explain::Terms())
    {
        names.emplace_back(term.name);
    }
    return names;
}

/// "error 721 (Q162847, Q169831)" of each error among the causes.
void
PrintErrors(const std::vector<explain::Suspect>& suspects)
{
    std::map<std::uint16_t, std::vector<std::string>> articles;
    for (const explain::Suspect& suspect : suspects)
    {
        auto& of = articles[suspect.cause->error];
        const std::string article(suspect.cause->article);
        if (!article.empty() && std::find(of.begin(), of.end(), article) == of.end())
        {
            of.push_back(article);
        }
    }
    for (const auto& [error, of] : articles)
    {
        std::cout << (error == 0 ? "    connected" : fmt::format("    error {}", error))
                  << (of.empty() ? "" : fmt::format(" ({})", scenario::Joined(of))) << "\n";
    }
}

void
PrintContradictions(const explain::Walk& walk)
{
    std::cout << (walk.without.empty() ? "\nNo cause here fits what was told.\n"
                                       : "\nNo cause fits all that was told.\n");
    for (const explain::Relaxation& relaxation : walk.without)
    {
        const std::size_t causes = relaxation.suspects.size();
        std::cout << fmt::format("  without {}={}, {} fit{}:\n",
                                 relaxation.symptom,
                                 relaxation.answer,
                                 Counted(causes),
                                 causes == 1 ? "s" : "");
        PrintErrors(relaxation.suspects);
    }
}

/// Each cause at length once the error, or that there is none, is known; before that by errors.
void
PrintSuspects(const explain::Walk& walk)
{
    if (walk.suspects.empty())
    {
        PrintContradictions(walk);
        return;
    }
    const std::string count = Counted(walk.suspects.size());
    if (walk.suspects.size() > kMostAtLength)
    {
        std::cout << fmt::format("\n{} fit, too many to be told at length; by error:\n", count);
        PrintErrors(walk.suspects);
        return;
    }
    std::cout << fmt::format(
        "\n{} fit{}:\n", count, walk.suspects.size() == 1 ? "s" : ", the likeliest first");
    for (const explain::Suspect& suspect : walk.suspects)
    {
        explain::PrintCause(*suspect.cause, std::cout);
    }
}

void
PrintWalk(const explain::Walk& walk)
{
    std::cout << "The tests of Q162847, in its order:\n";
    for (std::size_t i = 0; i < walk.steps.size(); ++i)
    {
        const explain::WalkStep& step = walk.steps[i];
        std::cout << fmt::format(
            "  {:>2}. {:<20} {}\n", i + 1, step.test->symptom, step.test->what);
        if (!step.answer.empty())
        {
            std::cout << fmt::format(
                "      {}{}{}\n", step.answer, step.meaning.empty() ? "" : ": ", step.meaning);
        }
    }
    PrintSuspects(walk);
    if (walk.next != nullptr)
    {
        std::cout << fmt::format("\nnext: {} ({})\n", walk.next->what, walk.next->symptom);
    }
}

nlohmann::ordered_json
ToJson(const explain::Walk& walk)
{
    nlohmann::ordered_json json;
    json["steps"] = nlohmann::ordered_json::array();
    for (const explain::WalkStep& step : walk.steps)
    {
        json["steps"].push_back({{"symptom", step.test->symptom},
                                 {"test", step.test->what},
                                 {"answer", step.answer},
                                 {"meaning", step.meaning}});
    }
    json["causes"] = nlohmann::ordered_json::array();
    for (const explain::Suspect& suspect : walk.suspects)
    {
        json["causes"].push_back(explain::ToJson(*suspect.cause));
        json["causes"].back()["matches"] = suspect.matches;
    }
    json["without"] = nlohmann::ordered_json::object();
    for (const explain::Relaxation& relaxation : walk.without)
    {
        auto& causes = json["without"][relaxation.symptom];
        for (const explain::Suspect& suspect : relaxation.suspects)
        {
            causes.push_back(explain::ToJson(*suspect.cause));
        }
    }
    json["next"] = walk.next == nullptr ? nlohmann::ordered_json()
                                        : nlohmann::ordered_json(walk.next->symptom);
    return json;
}

/// The words one by one, but a line of a log or a term that was not quoted as one.
std::vector<std::string>
WordsOf(const std::vector<std::string>& words)
{
    std::string line;
    for (const std::string& word : words)
    {
        line += (line.empty() ? "" : " ") + word;
    }
    // Each thing that is asked for by itself has a digit.
    const bool each = std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return word.find_first_of("0123456789") != std::string::npos;
    });
    const bool isOne = explain::FindForeignName(line) || explain::FindTerm(line) != nullptr;
    return !each && isOne ? std::vector<std::string>{line} : words;
}

/// Gives what is known of a word to `tell`: as a term, as a value of the registry or as the rest.
template <typename Tell>
void
ExplainWord(const std::string& word,
            const std::vector<experiment::CatalogueEntry>& experiments,
            Tell tell)
{
    if (explain::FindForeignName(word))
    {
        tell(explain::Explain(word, experiments));
        return;
    }
    if (const explain::Term* term = explain::FindTerm(word))
    {
        tell(*term);
        return;
    }
    if (const auto value = explain::ExplainRegistryValue(word, experiments))
    {
        tell(*value);
        return;
    }
    if (word.find_first_of("0123456789") == std::string::npos)
    {
        throw scenario::BadInput(
            fmt::format("explain {}: no term of the glossary, and errors, events and articles have "
                        "numbers; the nearest term is {}; pptplab explain shows them all",
                        word,
                        explain::NearestTerm(word)));
    }
    tell(explain::Explain(word, experiments));
}

void
ExplainWords(const ExplainOptions& options)
{
    const auto experiments = experiment::Catalogue(experiment::ExperimentsFolder());
    auto all = nlohmann::ordered_json::array();
    std::string_view between;
    for (const std::string& word : WordsOf(options.words))
    {
        ExplainWord(word, experiments, [&](const auto& told) {
            if (options.json)
            {
                all.push_back(explain::ToJson(told));
                return;
            }
            std::cout << std::exchange(between, "\n");
            explain::Print(told, std::cout);
        });
    }
    if (options.json)
    {
        std::cout << analysis::JsonText(nlohmann::ordered_json{{"explanations", std::move(all)}});
    }
}

ExitCode
ExplainSymptoms(const ExplainOptions& options)
{
    const explain::Walk walk = explain::WalkThrough(explain::ReadSymptoms(options.symptoms));
    if (options.json)
    {
        std::cout << analysis::JsonText(ToJson(walk));
    }
    else
    {
        PrintWalk(walk);
    }
    return walk.suspects.empty() ? ExitCode::Negative : ExitCode::Done;
}

ExitCode
Explain(const ExplainOptions& options)
{
    const FoldedOutput folded(std::cout, !options.json);
    const int asked = (options.words.empty() ? 0 : 1) + (options.symptoms.empty() ? 0 : 1) +
                      (options.scenario.file.empty() ? 0 : 1);
    if (asked > 1)
    {
        throw scenario::BadInput(
            "explain: numbers, --symptom and --scenario are three questions; one at a "
            "time");
    }
    if (options.scenario.file.empty() && !options.scenario.Changes().empty())
    {
        throw scenario::BadInput(
            "explain: --set, --engine and --seed change what --scenario FILE says; "
            "there is none");
    }
    if (!options.scenario.file.empty())
    {
        return ExplainScenario(options.scenario, options.json);
    }
    if (!options.symptoms.empty())
    {
        return ExplainSymptoms(options);
    }
    if (!options.words.empty())
    {
        ExplainWords(options);
    }
    else if (options.json)
    {
        auto json = ToJson(explain::WalkThrough({}));
        json["terms"] = TermNames();
        std::cout << analysis::JsonText(json);
    }
    else
    {
        PrintTests();
        std::cout << fmt::format("\nterms (explain TERM): {}\n", scenario::Joined(TermNames()));
    }
    return ExitCode::Done;
}

} // namespace

void
AddExplain(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "explain",
        "what an error, an event, an article or a term means, and what a failing call tells");
    auto options = std::make_shared<ExplainOptions>();
    command->add_option("WHAT",
                        options->words,
                        "721 (error), 20050 (event), Q233048 (article), MaxConfigure (value of "
                        "the registry), E=649, a line of pppd's log, a term such as erlang; "
                        "without any: the tests of Q162847 and all terms");
    command
        ->add_option("--symptom",
                     options->symptoms,
                     "what is known, such as ping=yes error=721: from symptoms to causes")
        ->type_name("NAME=ANSWER");
    command
        ->add_option("--scenario",
                     options->scenario.file,
                     "what the callers of a scenario meet, why, and which frames show it")
        ->type_name("FILE");
    options->scenario.AddChangesTo(*command);
    command->add_flag("--json", options->json, "print one JSON object and nothing else");
    Introduce(*command,
              kSeeTheFailures,
              {"explain 721", "explain --symptom ping=yes error=721", "explain busy hour"});
    command->callback([&chosen, options] { chosen = [options] { return Explain(*options); }; });
}

} // namespace pptplab::sim::commands
