// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_SCHEMA_H
#define PPTPLAB_ANALYSIS_STORE_SCHEMA_H

#include <cstdint>

namespace pptplab::analysis
{

inline constexpr std::int64_t kSchemaVersion = 3;

/// schema.sql, which makes a new database.
inline constexpr const char* kSchema =
#include "analysis/store/schema.sql"
    ;

} // namespace pptplab::analysis

#endif
