// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_MIGRATION_H
#define PPTPLAB_ANALYSIS_STORE_MIGRATION_H

#include "analysis/store/sqlite.h"

namespace pptplab::analysis
{

/// Turns a database of schema 1 (until release 0.12) or 2 (0.13) into one of kSchemaVersion, in one
/// transaction. It exports the same octets before and after. Cells that differed only in how often
/// they were run become one. Does nothing when another process was faster. Pre: foreign keys are
/// not enforced.
void Migrate(Connection& connection);

} // namespace pptplab::analysis

#endif
