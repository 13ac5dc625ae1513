// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/catalogue.h"

#include "sim/scenario/document.h"
#include "sim/scenario/problem.h"

#include <algorithm>
#include <cstdlib>

namespace pptplab::sim
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

std::string
QuestionOf(const std::filesystem::path& file)
{
    const Document document = LoadDocument(file);
    const Value* question = Find(document.root, "question");
    return question == nullptr || question->String() == nullptr ? std::string()
                                                                : *question->String();
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
    throw BadInput("no folder of experiments: neither $PPTPLAB_ROOT/experiments nor ./experiments");
}

std::vector<CatalogueEntry>
Catalogue(const std::filesystem::path& folder)
{
    std::vector<CatalogueEntry> entries;
    for (const auto& each : std::filesystem::directory_iterator(folder))
    {
        if (std::filesystem::is_regular_file(each.path() / kMainFile))
        {
            const std::string name = each.path().filename().string();
            entries.push_back(
                {name, ArticleOf(name), QuestionOf(each.path() / kMainFile), FilesOf(each.path())});
        }
    }
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return a.name < b.name;
    });
    return entries;
}

} // namespace pptplab::sim
