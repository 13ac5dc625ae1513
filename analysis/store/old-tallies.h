// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_OLD_TALLIES_H
#define PPTPLAB_ANALYSIS_STORE_OLD_TALLIES_H

#include "analysis/stats/tally.h"
#include "analysis/store/sqlite.h"

#include <cstddef>
#include <cstdint>

namespace pptplab::analysis
{

/// The counts of replications as schemas 1 and 2 had them: a row for each name and batch, in
/// old_tallies and old_sums.
class OldTallies
{
  public:
    explicit OldTallies(const Connection& connection);

    /// Throws StoreError for names and batches that there are not.
    Replication Read(std::int64_t id, std::size_t batches);

  private:
    Batch& BatchAt(Replication& replication, const Statement& row) const;

    const Connection& m_connection;
    Statement m_counts;
    Statement m_sums;
};

} // namespace pptplab::analysis

#endif
