// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/json-text.h"
#include "sim/commands/command.h"
#include "sim/commands/key-page.h"
#include "sim/commands/task-group.h"
#include "sim/experiment/catalogue.h"
#include "sim/explain/article.h"
#include "sim/explain/explanation.h"
#include "sim/scenario/keys/key.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace pptplab::sim::commands
{

namespace
{

struct ListOptions
{
    bool keys = false;
    bool experiments = false;
    bool articles = false;
    bool json = false;
    bool markdown = false;
};

void
ListKeys(nlohmann::ordered_json* json)
{
    for (const scenario::KeyText& key : scenario::AllKeys())
    {
        if (json != nullptr)
        {
            json->push_back({{"key", key.path},
                             {"type", key.type},
                             {"range", key.range},
                             {"default", key.defaultText},
                             {"engines", EnginesText(key.engines)},
                             {"meaning", key.meaning}});
            continue;
        }
        std::cout << fmt::format("{}\n    {}\n    {}: {}\n    default: {}; {}\n",
                                 key.path,
                                 key.meaning,
                                 key.type,
                                 key.range,
                                 key.defaultText,
                                 EnginesText(key.engines));
    }
}

void
ListExperiments(nlohmann::ordered_json* json)
{
    for (const experiment::CatalogueEntry& entry :
         experiment::Catalogue(experiment::ExperimentsFolder()))
    {
        if (json != nullptr)
        {
            json->push_back(
                {{"name", entry.name}, {"articles", entry.articles}, {"question", entry.question}});
            continue;
        }
        std::cout << fmt::format("{:<32} {}\n", entry.name, entry.question);
    }
}

void
AddArticle(const explain::Article& article,
           const std::vector<experiment::CatalogueEntry>& experiments,
           nlohmann::ordered_json& json)
{
    const explain::Levels levels = explain::LevelsOf(article);
    json.push_back(
        {{"article", article.number},
         {"title", article.title},
         {"product", levels.product},
         {"introduced", levels.introduced},
         {"fixed", levels.fixed},
         {"otherwise", levels.otherwise},
         {"note", article.note},
         {"simulated", explain::IsModelled(article)},
         {"mechanism", explain::IsModelled(article) ? article.mechanism : std::string_view()},
         {"experiments", explain::ShownBy(article.number, experiments)}});
}

void
PrintArticle(const explain::Article& article,
             const std::vector<experiment::CatalogueEntry>& experiments)
{
    const explain::Levels levels = explain::LevelsOf(article);
    const auto shownBy = explain::ShownBy(article.number, experiments);
    std::cout << fmt::format("{:<8} {}\n", article.number, article.title);
    if (!levels.product.empty() || !levels.fixed.empty())
    {
        std::cout << fmt::format("         product: {}; introduced: {}; fixed: {}\n",
                                 levels.product.empty() ? "any" : levels.product,
                                 levels.introduced.empty() ? "-" : levels.introduced,
                                 levels.fixed);
    }
    if (!levels.otherwise.empty())
    {
        std::cout << fmt::format("         by another reading: {}\n", levels.otherwise);
    }
    if (!article.note.empty())
    {
        std::cout << fmt::format("         note: {}\n", article.note);
    }
    std::cout << fmt::format("         mechanism: {}\n         experiment: {}\n",
                             explain::IsModelled(article) ? article.mechanism
                                                          : "none, told by explain only",
                             shownBy.empty() ? "-" : scenario::Joined(shownBy));
}

/// What the simulator does first, then what it only knows of.
void
ListArticles(nlohmann::ordered_json* json)
{
    const auto experiments = experiment::Catalogue(experiment::ExperimentsFolder());
    for (const bool modelled : {true, false})
    {
        for (const explain::Article& article : explain::Articles())
        {
            if (explain::IsModelled(article) != modelled)
            {
                continue;
            }
            if (json != nullptr)
            {
                AddArticle(article, experiments, *json);
                continue;
            }
            PrintArticle(article, experiments);
        }
    }
}

ExitCode
List(const ListOptions& options)
{
    if (options.markdown)
    {
        std::cout << KeyPage();
        return ExitCode::Done;
    }
    nlohmann::ordered_json json;
    const auto print = [&](bool asked, std::string_view name, const auto& list) {
        if (!asked)
        {
            return;
        }
        auto* part =
            options.json ? &(json[std::string(name)] = nlohmann::ordered_json::array()) : nullptr;
        list(part);
    };
    const bool all = !options.keys && !options.experiments && !options.articles;
    print(all || options.experiments, "experiments", ListExperiments);
    print(all || options.articles, "articles", ListArticles);
    print(all || options.keys, "keys", ListKeys);
    if (options.json)
    {
        std::cout << analysis::JsonText(json);
    }
    return ExitCode::Done;
}

} // namespace

void
AddList(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand("list", "what there is: experiments, articles, keys");
    auto options = std::make_shared<ListOptions>();
    auto* keys = command->add_flag("--keys", options->keys, "every key of a scenario");
    command->add_flag("--experiments", options->experiments, "what reproduce runs");
    command->add_flag(
        "--articles", options->articles, "articles: title, product, levels, mechanism, experiment");
    auto* json = command->add_flag("--json", options->json, "one JSON object");
    command->add_flag("--markdown", options->markdown, "the keys as a page: sim/scenario/KEYS.md")
        ->needs(keys)
        ->excludes(json);
    Introduce(*command, kSeeTheFailures, {"list", "list --articles"});
    command->callback([&chosen, options] { chosen = [options] { return List(*options); }; });
}

} // namespace pptplab::sim::commands
