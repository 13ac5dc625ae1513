// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/database-file.h"

#include "analysis/store/store-error.h"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

namespace pptplab::analysis
{

void
RequireDatabaseFile(const std::string& path, MayBeMissing mayBeMissing)
{
    constexpr std::string_view kUri = "file:";
    if (path.empty() || path == ":memory:" || path.compare(0, kUri.size(), kUri) == 0)
    {
        throw StoreError(StoreFault::CannotOpen,
                         fmt::format("\"{}\": names no file that keeps results; a database is a "
                                     "file, such as results.db or ./{}",
                                     path,
                                     path.empty() ? "results.db" : path));
    }
    std::error_code ignored; // a path that cannot be looked at cannot be opened either
    if (std::filesystem::is_directory(path, ignored))
    {
        throw StoreError(StoreFault::IsDirectory,
                         fmt::format("{}: is a directory, not a result database", path));
    }
    if (!std::filesystem::exists(path, ignored))
    {
        if (mayBeMissing == MayBeMissing::No)
        {
            throw StoreError(StoreFault::CannotOpen, fmt::format("{}: no such file", path));
        }
        const auto folder = std::filesystem::path(path).parent_path();
        if (!folder.empty() && !std::filesystem::is_directory(folder, ignored))
        {
            throw StoreError(
                StoreFault::CannotOpen,
                fmt::format("{}: cannot be made: {} is no folder", path, folder.string()));
        }
    }
    else if (!std::filesystem::is_regular_file(path, ignored))
    {
        throw StoreError(StoreFault::CannotOpen,
                         fmt::format("{}: is a pipe, a socket or a device; wanted is a result "
                                     "database",
                                     path));
    }
}

} // namespace pptplab::analysis
