// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/command.h"
#include "sim/experiment/catalogue.h"
#include "sim/scenario/key.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace pptplab::sim
{

namespace
{

struct ListOptions
{
    bool keys = false;
    bool experiments = false;
    bool articles = false;
    bool json = false;
};

std::string_view
EnginesText(Engines engines)
{
    switch (engines)
    {
    case Engines::CallOnly:
        return "call engine only";
    case Engines::PacketOnly:
        return "packet engine only";
    case Engines::NoEffectOnCall:
        return "no effect on the call engine";
    case Engines::Both:
        break;
    }
    return "both engines";
}

void
ListKeys(nlohmann::ordered_json* json)
{
    for (const KeyText& key : AllKeys())
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
    for (const CatalogueEntry& entry : Catalogue(ExperimentsFolder()))
    {
        if (json != nullptr)
        {
            json->push_back(
                {{"name", entry.name}, {"article", entry.article}, {"question", entry.question}});
            continue;
        }
        std::cout << fmt::format("{:<32} {}\n", entry.name, entry.question);
    }
}

void
ListArticles(nlohmann::ordered_json* json)
{
    const auto experiments = Catalogue(ExperimentsFolder());
    for (const std::string_view article : ras::HotfixArticles())
    {
        std::vector<std::string> shownBy;
        for (const CatalogueEntry& entry : experiments)
        {
            if (entry.article == article)
            {
                shownBy.push_back(entry.name);
            }
        }
        if (json != nullptr)
        {
            json->push_back({{"article", article}, {"experiments", shownBy}});
            continue;
        }
        std::cout << fmt::format("{}  {}\n", article, Joined(shownBy));
    }
}

ExitCode
List(const ListOptions& options)
{
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
        std::cout << json.dump(2) << "\n";
    }
    return ExitCode::Done;
}

} // namespace

void
AddList(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand("list", "what there is: experiments, articles, keys");
    auto options = std::make_shared<ListOptions>();
    command->add_flag("--keys", options->keys, "every key of a scenario");
    command->add_flag("--experiments", options->experiments, "what reproduce runs");
    command->add_flag("--articles", options->articles, "articles whose fault is modelled");
    command->add_flag("--json", options->json, "one JSON object");
    command->callback([&chosen, options] { chosen = [options] { return List(*options); }; });
}

} // namespace pptplab::sim
