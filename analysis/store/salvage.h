// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_SALVAGE_H
#define PPTPLAB_ANALYSIS_STORE_SALVAGE_H

#include "analysis/store/sqlite.h"

#include <optional>
#include <string>

namespace pptplab::analysis
{

/// What is wrong with a database of this schema: pages that cannot be read, or rows that are not
/// what was written; none when it is whole. Reads all of it. Throws StoreError when it is no
/// database at all.
std::optional<std::string> DamageOf(Connection& connection);

/// Copies the rows that can be read and are what was written into an empty database of this schema:
/// plans, cells and results, but no failures or claims. Returns what was found, in words.
std::string CopyWhole(Connection& damaged, Connection& copy);

} // namespace pptplab::analysis

#endif
