// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cluster/element-file.h"

#include "analysis/store/salvage.h"
#include "analysis/store/sqlite.h"
#include "sim/files/output-folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace pptplab::sim::cluster
{

namespace
{

constexpr std::string_view kBetween = "-of-";
constexpr std::string_view kFinished = ".db";
constexpr std::string_view kUnfinished = ".part";

bool
EndsIn(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string
PathOf(const std::string& database, campaign::Element element)
{
    const std::string folder = ElementsFolder(database);
    files::MakeFolder(folder);
    return (std::filesystem::path(folder) / ElementFileName(element)).string();
}

/// What earlier attempts have left.
std::vector<std::string>
LeftBy(const std::string& finished)
{
    std::vector<std::string> left;
    const std::filesystem::path path(finished);
    const std::string start = path.filename().string() + ".";
    for (const auto& entry : std::filesystem::directory_iterator(path.parent_path()))
    {
        const std::string name = entry.path().filename().string();
        if (name.compare(0, start.size(), start) == 0 && EndsIn(name, kUnfinished))
        {
            left.push_back(entry.path().string());
        }
    }
    return left;
}

/// Grows with what is in a database; of a copy that broke off its size tells.
std::pair<std::uint32_t, std::uintmax_t>
ContentOf(const std::string& file)
{
    std::error_code gone;
    const std::uintmax_t size = std::filesystem::file_size(file, gone);
    return {analysis::ChangesOf(file), gone ? 0 : size};
}

} // namespace

std::string
ElementsFolder(const std::string& database)
{
    return database + ".elements";
}

std::string
ElementFileName(campaign::Element element)
{
    return fmt::format("{}{}{}{}", element.number, kBetween, element.of, kFinished);
}

std::optional<campaign::Element>
ElementNamed(std::string_view fileName)
{
    if (!EndsIn(fileName, kFinished))
    {
        return std::nullopt;
    }
    fileName.remove_suffix(kFinished.size());
    return campaign::ElementFrom(fileName, kBetween);
}

std::vector<std::string>
FinishedElements(const std::string& folder)
{
    std::vector<std::string> names;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing))
    {
        if (ElementNamed(entry.path().filename().string()))
        {
            names.push_back(entry.path().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

ElementFile::ElementFile(const std::string& database, campaign::Element element)
    : m_finished(PathOf(database, element)), m_own(m_finished + ".", std::string(kUnfinished))
{
    std::vector<std::string> left = LeftBy(m_finished);
    left.erase(std::remove(left.begin(), left.end(), m_own.Path()), left.end());
    // The one that holds most: an attempt may have ended while it took over from another.
    std::vector<std::string> candidates = {m_finished};
    candidates.insert(candidates.end(), left.begin(), left.end());
    std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
        return ContentOf(a) > ContentOf(b);
    });
    // If none can be taken over, the element begins anew.
    static_cast<void>(std::any_of(candidates.begin(),
                                  candidates.end(),
                                  [this](const std::string& file) { return TakeOver(file); }));
    m_own.Keep();
    for (const std::string& former : left)
    {
        std::error_code gone;
        std::filesystem::remove(former, gone);
        std::filesystem::remove(analysis::JournalOf(former), gone);
    }
}

bool
ElementFile::TakeOver(const std::string& file)
{
    if (std::filesystem::exists(file) && analysis::CopyWithoutLocks(file, m_own.Path()))
    {
        try
        {
            using analysis::Connection;
            Connection copy(m_own.Path(), Connection::Mode::WriteAlone, Duration::zero());
            if (!analysis::DamageOf(copy))
            {
                return true;
            }
        }
        catch (const analysis::StoreError&) // NOLINT(bugprone-empty-catch): not a whole database
        {
        }
    }
    std::error_code ignored;
    std::filesystem::resize_file(m_own.Path(), 0, ignored);
    std::filesystem::remove(analysis::JournalOf(m_own.Path()), ignored);
    return false;
}

} // namespace pptplab::sim::cluster
