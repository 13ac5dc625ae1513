// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/command.h"
#include "sim/commands/failure.h"
#include "sim/commands/pairs-output.h"
#include "sim/commands/task-group.h"
#include "sim/commands/wish-options.h"
#include "sim/results/pairs.h"
#include "sim/results/wish.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/document.h"
#include "sim/scenario/values/problem.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>

namespace pptplab::sim::commands
{

namespace
{

struct CompareOptions
{
    std::vector<std::string> databases;
    results::Wish wish;
    std::vector<std::string> cells;
    std::vector<std::string> campaigns;
    std::string key;
    std::string before;
    std::string after;
    bool csv = false;
    bool json = false;
};

std::size_t
NumberIn(const std::string& option, const std::string& text)
{
    const scenario::Value value = scenario::ParseOptionValue(text);
    const auto* number = std::get_if<std::int64_t>(&value.content);
    if (number == nullptr || *number < 0)
    {
        throw scenario::BadInput(fmt::format("{} must be a number, as export has it", option));
    }
    return static_cast<std::size_t>(*number);
}

/// "12", or "2:12" of campaign 2.
results::CellPlace
PlaceIn(const std::string& text)
{
    const std::string option = "--cell " + text;
    const std::size_t colon = text.find(':');
    if (colon == text.npos)
    {
        return {0, NumberIn(option, text)};
    }
    return {NumberIn(option, text.substr(0, colon)), NumberIn(option, text.substr(colon + 1))};
}

using Takes = std::function<bool(const analysis::ChosenCell&)>;

void
And(analysis::Choice& choice, const Takes& more)
{
    choice.takesCell = [former = choice.takesCell, more](const analysis::ChosenCell& chosen) {
        return (!former || former(chosen)) && more(chosen);
    };
}

Takes
AtPlace(const results::CellPlace& place)
{
    return [place](const analysis::ChosenCell& chosen) {
        return chosen.cell.plan.position == place.cell &&
               (place.campaign == 0 || chosen.campaign.number == place.campaign);
    };
}

Takes
InCampaign(std::size_t number)
{
    return
        [number](const analysis::ChosenCell& chosen) { return chosen.campaign.number == number; };
}

Takes
Where(const std::string& key, const std::string& text)
{
    return [key, wanted = scenario::ParseOptionValue(text)](const analysis::ChosenCell& chosen) {
        const auto values = results::ValuesOf(chosen.cell.plan.setup.settings);
        const scenario::Value* value = experiment::Find(values, key);
        return value != nullptr && experiment::SameValue(*value, wanted);
    };
}

/// What tells the two sides of one database apart.
void
RequireSides(const CompareOptions& options, const analysis::Store& store)
{
    const bool byKey = !options.key.empty();
    if (byKey == options.before.empty() || byKey == options.after.empty())
    {
        throw scenario::BadInput("--key, --before and --after go together");
    }
    for (const auto* twice : {&options.cells, &options.campaigns})
    {
        if (!twice->empty() && twice->size() != 2)
        {
            throw scenario::BadInput(
                "--cell and --campaign are given twice: for the first side and the second");
        }
    }
    if (options.databases.size() == 1 && !byKey && options.cells.empty() &&
        options.campaigns.empty())
    {
        throw scenario::BadInput("of one database say which sides: --key KEY --before VALUE "
                                 "--after VALUE, --campaign A --campaign B, or --cell A --cell B");
    }
    const auto axes = store.Axes();
    if (byKey && std::find(axes.begin(), axes.end(), options.key) == axes.end())
    {
        throw scenario::BadInput(fmt::format("--key {}: not swept in {}; that is {}",
                                             options.key,
                                             store.Path(),
                                             axes.empty() ? "nothing" : scenario::Joined(axes)));
    }
}

results::Source
SourceOf(const CompareOptions& options, const analysis::Store& store, std::size_t side)
{
    results::Source source{store, results::ChoiceOf(store, options.wish)};
    if (!options.cells.empty())
    {
        And(source.choice, AtPlace(PlaceIn(options.cells[side])));
    }
    if (!options.campaigns.empty())
    {
        And(source.choice,
            InCampaign(NumberIn("--campaign " + options.campaigns[side], options.campaigns[side])));
    }
    if (!options.key.empty())
    {
        And(source.choice, Where(options.key, side == 0 ? options.before : options.after));
    }
    return source;
}

std::string
TextOf(const CompareOptions& options, const analysis::Store& store, std::size_t side)
{
    std::string text = store.Path();
    const auto add = [&](const std::string& more) { text += ", " + more; };
    if (!options.campaigns.empty())
    {
        add("campaign " + options.campaigns[side]);
    }
    if (!options.cells.empty())
    {
        add("cell " + options.cells[side]);
    }
    if (!options.key.empty())
    {
        add(options.key + " = " + (side == 0 ? options.before : options.after));
    }
    return text;
}

/// The axes by which pairs are told apart in the output.
std::vector<std::string>
TellingAxes(const analysis::Store& store, const results::PairsWish& wish)
{
    std::vector<std::string> axes = store.Axes();
    axes.erase(std::remove_if(axes.begin(),
                              axes.end(),
                              [&](const std::string& axis) {
                                  return std::find(wish.apart.begin(), wish.apart.end(), axis) !=
                                         wish.apart.end();
                              }),
               axes.end());
    return axes;
}

ExitCode
Compare(const CompareOptions& options)
{
    using analysis::Store;
    const Store first = Store::Open(options.databases.front(), Store::Access::Read);
    std::optional<Store> other;
    if (options.databases.size() == 2)
    {
        other.emplace(Store::Open(options.databases.back(), Store::Access::Read));
    }
    const Store& second = other ? *other : first;
    RequireSides(options, first);
    results::RequireExported(options.wish.metrics);
    const results::Source a = SourceOf(options, first, 0);
    const results::Source b = SourceOf(options, second, 1);
    results::PairsWish wish{options.wish.metrics, {}, !options.cells.empty()};
    if (!options.key.empty())
    {
        wish.apart = {options.key};
    }
    const PairsHead head{
        TextOf(options, first, 0), TextOf(options, second, 1), TellingAxes(first, wish)};
    const auto output = options.json  ? JsonPairs(head, std::cout)
                        : options.csv ? CsvPairs(head, std::cout)
                                      : TextPairs(head, std::cout);
    if (wish.metrics.empty() && !options.json && !options.csv)
    {
        wish.metrics = {"refused", "refused.no-port", "refused.cleanup"};
    }
    const auto end =
        ForEachPair(a, b, wish, [&](const results::CellPair& pair) { output->Take(pair); });
    output->End(end);
    const ExitCode code = TellDamage(first);
    return other ? std::max(code, TellDamage(*other)) : code;
}

} // namespace

void
AddCompare(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "compare", "differences between cells of two databases, in pairs of equal random numbers");
    auto options = std::make_shared<CompareOptions>();
    command->add_option("DB", options->databases, "one database or two")
        ->required()
        ->expected(1, 2);
    AddWish(*command, options->wish);
    AddMany(*command, "--campaign", "N", options->campaigns, "twice: as export counts them");
    AddMany(*command,
            "--cell",
            "[CAMPAIGN:]CELL",
            options->cells,
            "twice: two cells, whatever their settings");
    command
        ->add_option("--key", options->key, "swept key by which the sides of one database differ")
        ->type_name("KEY");
    command->add_option("--before", options->before, "its value on the first side")
        ->type_name("VALUE");
    command->add_option("--after", options->after, "and on the second")->type_name("VALUE");
    auto* csv = command->add_flag("--csv", options->csv, "comma-separated, a line a difference");
    command->add_flag("--json", options->json, "one JSON object")->excludes(csv);
    Introduce(*command,
              kKeepAndCompare,
              {"compare before.db after.db",
               "compare my.db --key server.service_pack --before sp3 --after sp4"});
    command->callback([&chosen, options] { chosen = [options] { return Compare(*options); }; });
}

} // namespace pptplab::sim::commands
