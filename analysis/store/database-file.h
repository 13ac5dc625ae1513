// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_DATABASE_FILE_H
#define PPTPLAB_ANALYSIS_STORE_DATABASE_FILE_H

#include <cstdint>
#include <string>

namespace pptplab::analysis
{

enum class MayBeMissing : std::uint8_t
{
    No,
    Yes,
};

/// Throws StoreError when `path` is no file that can hold a database. To SQLite, "" and ":memory:"
/// are databases that end with the process, and what begins with "file:" may be a URI.
void RequireDatabaseFile(const std::string& path, MayBeMissing mayBeMissing);

} // namespace pptplab::analysis

#endif
