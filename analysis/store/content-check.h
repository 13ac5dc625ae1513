// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_CONTENT_CHECK_H
#define PPTPLAB_ANALYSIS_STORE_CONTENT_CHECK_H

struct sqlite3;

namespace pptplab::analysis
{

/// Gives SQL the function content_check(value, ...): an integer that tells these values from others
/// of the same types, the first 63 bits of their ContentHash. The triggers of schema.sql keep it.
void AddContentCheck(sqlite3* handle);

} // namespace pptplab::analysis

#endif
