// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/catalogue.h"

#include "sim/experiment/setting.h"
#include "sim/scenario/values/document.h"
#include "sim/scenario/values/problem.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace pptplab::sim::experiment
{

namespace
{

constexpr std::string_view kMainFile = "experiment.toml";

std::string
ArticleOf(const std::string& name)
{
    const std::size_t digits = name.find_first_not_of("0123456789", 1);
    if (name.size() < 2 || name.front() != 'q' || digits == 1)
    {
        return {};
    }
    return "Q" + name.substr(1, digits == name.npos ? digits : digits - 1);
}

void
AddNew(const std::string& word, std::vector<std::string>& words)
{
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end())
    {
        words.push_back(word);
    }
}

/// The elements of a list in a file that nobody has checked; none when it is no list.
scenario::Value::List
ListIn(const scenario::Value::Table& table, std::string_view key)
{
    const scenario::Value* value = scenario::Find(table, key);
    return value == nullptr || value->AsList() == nullptr ? scenario::Value::List()
                                                          : *value->AsList();
}

std::string
TextIn(const scenario::Value::Table& table, std::string_view key)
{
    const scenario::Value* value = scenario::Find(table, key);
    return value == nullptr || value->String() == nullptr ? std::string() : *value->String();
}

/// An expectation that lets the metric be something else than 0.
bool
IsSeen(const scenario::Value::Table& expectation)
{
    const auto bounds = ListIn(expectation, "between");
    return bounds.size() == 2 && AsNumber(bounds.back()).value_or(0) > 0;
}

void
AddFile(const std::filesystem::path& file, CatalogueEntry& entry)
{
    const scenario::Document document = scenario::LoadDocument(file);
    if (file == entry.files.front())
    {
        entry.question = TextIn(document.root, "question");
    }
    for (const scenario::Value& article : ListIn(document.root, "articles"))
    {
        AddNew(article.String() == nullptr ? std::string() : *article.String(), entry.articles);
    }
    for (const scenario::Value& expectation : ListIn(document.root, "expect"))
    {
        if (expectation.AsTable() != nullptr && IsSeen(*expectation.AsTable()))
        {
            AddNew(TextIn(*expectation.AsTable(), "metric"), entry.metrics);
        }
    }
}

std::vector<std::filesystem::path>
FilesOf(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& each : std::filesystem::directory_iterator(folder))
    {
        if (each.path().extension() == ".toml" && each.path().filename() != kMainFile)
        {
            files.push_back(each.path());
        }
    }
    std::sort(files.begin(), files.end());
    files.insert(files.begin(), folder / kMainFile);
    return files;
}

} // namespace

bool
CatalogueEntry::Shows(std::string_view article) const
{
    return std::find(articles.begin(), articles.end(), article) != articles.end();
}

bool
CatalogueEntry::Meets(Outcome outcome) const
{
    return std::find(metrics.begin(), metrics.end(), NameOf(outcome)) != metrics.end();
}

std::filesystem::path
ExperimentsFolder()
{
    std::vector<std::filesystem::path> places;
    if (const char* root = std::getenv("PPTPLAB_ROOT"))
    {
        places.emplace_back(std::filesystem::path(root) / "experiments");
    }
    places.emplace_back("experiments");
    for (const auto& place : places)
    {
        if (std::filesystem::is_directory(place))
        {
            return place;
        }
    }
    throw scenario::BadInput(
        "no folder of experiments: neither $PPTPLAB_ROOT/experiments nor ./experiments");
}

std::vector<CatalogueEntry>
Catalogue(const std::filesystem::path& folder)
{
    std::vector<CatalogueEntry> entries;
    for (const auto& each : std::filesystem::directory_iterator(folder))
    {
        if (std::filesystem::is_regular_file(each.path() / kMainFile))
        {
            CatalogueEntry entry;
            entry.name = each.path().filename().string();
            AddNew(ArticleOf(entry.name), entry.articles);
            entry.files = FilesOf(each.path());
            for (const auto& file : entry.files)
            {
                AddFile(file, entry);
            }
            entries.push_back(std::move(entry));
        }
    }
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return a.name < b.name;
    });
    return entries;
}

CatalogueEntry
EntryOf(const std::filesystem::path& file)
{
    CatalogueEntry entry;
    entry.name = file.stem().string();
    entry.files = {file};
    AddFile(file, entry);
    return entry;
}

} // namespace pptplab::sim::experiment
