// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/json-text.h"
#include "sim/commands/command.h"
#include "sim/commands/folded-output.h"
#include "sim/commands/task-group.h"
#include "sim/formula/show.h"
#include "sim/scenario/values/problem.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace pptplab::sim::commands
{

namespace
{

struct FormulaOptions
{
    std::string name;
    bool json = false;
};

ExitCode
ComputeFormula(const FormulaOptions& options, const std::vector<std::string>& words)
{
    const FoldedOutput folded(std::cout, !options.json);
    if (options.name.empty() && !words.empty())
    {
        throw scenario::BadInput("formula " + words.front() +
                                 ": of which formula? its NAME is first");
    }
    if (options.name.empty())
    {
        if (options.json)
        {
            std::cout << analysis::JsonText(formula::ListToJson());
        }
        else
        {
            formula::PrintList(std::cout);
        }
        return ExitCode::Done;
    }
    const formula::Formula& formula = formula::FormulaNamed(options.name);
    try
    {
        const formula::Given given(formula.name, formula.arguments, words);
        if (options.json)
        {
            std::cout << analysis::JsonText(formula::ToJson(formula, given));
        }
        else
        {
            formula::Print(formula, given, std::cout);
        }
        return ExitCode::Done;
    }
    catch (const scenario::BadInput& error)
    {
        throw scenario::BadInput(std::string(error.what()) + "\n" + formula::Usage(formula));
    }
}

} // namespace

void
AddFormula(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "formula",
        "a closed form or chain by name: Erlang, Engset, overflow, redial, transient, ...");
    auto options = std::make_shared<FormulaOptions>();
    command->add_option("NAME", options->name, "which one; without it they are listed");
    command->add_flag("--json", options->json, "print one JSON object and nothing else");
    command->footer(
        "Its arguments: load=45 ports=50, or --load 45 --ports 50, or 45 50 in their order;\n"
        "times as in scenarios (30min), or in mean holding times (0.25).");
    command->allow_extras(); // the arguments, which differ with the name
    Introduce(*command, kPlan, {"formula erlang-b load=45 ports=50", "formula"});
    command->callback([&chosen, options, command] {
        chosen = [options, words = command->remaining()] {
            return ComputeFormula(*options, words);
        };
    });
}

} // namespace pptplab::sim::commands
