// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_STORE_H
#define PPTPLAB_ANALYSIS_STORE_STORE_H

#include "analysis/stats/summary.h"
#include "analysis/stats/tally.h"
#include "analysis/store/sqlite.h"
#include "analysis/store/store-error.h"
#include "models/base/units.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::analysis
{

/// A cell of a plan. Its results are a function of the key.
struct PlannedCell
{
    std::string key;                ///< what CellKey made of the cell
    std::string scenario;           ///< resolved text
    std::uint32_t replications = 1; ///< how many finish the cell; the most until it is settled
    CellSetup setup;
};

/// What one `run` or `sweep` asks for.
struct Campaign
{
    std::string scenario; ///< resolved text, with its sweep
    std::string programVersion;
    std::uint64_t seed = 1; ///< up to 2^63-1
    std::vector<PlannedCell> cells;
};

struct StoredCampaign
{
    std::int64_t id = 0; ///< 1, 2, ... in the order in which they began
    std::string planHash;
    std::string scenario;
    std::string programVersion;
    std::uint64_t seed = 0;
};

struct FinishedReplication
{
    std::uint32_t number = 0; ///< number of the replication, from 0
    Replication tally;
};

struct FailedReplication
{
    std::uint32_t number = 0;
    std::string message;
};

/// Stands before the name of a group of clients whose attempts and refusals are in the table sums.
inline constexpr std::string_view kGroupPrefix = "group/";

/// Hash by which a cell is found again: SHA-256 in hexadecimal digits.
std::string CellKey(std::string_view scenario,
                    std::uint64_t seed,
                    std::uint32_t replications,
                    std::string_view programVersion);

/// The result database, schema.sql. Each Record is one transaction, safe from the end of the
/// process when it returns: an interruption loses only what runs at that moment. After the last
/// writer has closed it the database is one file, which can be copied and read from a
/// write-protected place. Several processes may read while one writes; a second writer waits for up
/// to `busyTimeout`. All members throw StoreError.
class Store
{
  public:
    enum class Access
    {
        Read,
        Write ///< creates the file if there is none
    };

    static Store Open(const std::string& path,
                      Access access,
                      Duration busyTimeout = std::chrono::seconds(10));

    /// Writes the plan, or finds it if the same plan has begun before. Returns the campaign's id.
    std::int64_t BeginCampaign(const Campaign& campaign);

    /// Records all of them or nothing. Recording a replication again replaces it.
    void Record(const std::string& cellKey, const std::vector<FinishedReplication>& replications);

    /// Keeps the reason; the replication stays missing.
    void RecordFailure(const std::string& cellKey, const FailedReplication& failure);

    /// The cell is finished with the first `replications`, which are all there: its precision is
    /// reached, or given up.
    void Settle(const std::string& cellKey, std::uint32_t replications);

    /// Numbers of the replications that are still to be run, ascending.
    std::vector<std::uint32_t> Missing(const std::string& cellKey) const;
    bool Finished(const std::string& cellKey) const { return Missing(cellKey).empty(); }

    std::vector<StoredCampaign> Campaigns() const;
    std::vector<PlannedCell> Cells(std::int64_t campaign) const; ///< planned order
    std::vector<Replication> Replications(
        const std::string& cellKey) const; ///< finished, by number
    std::vector<FailedReplication> Failures(const std::string& cellKey) const;

    /// Names of the groups of clients that any cell tells apart.
    std::vector<std::string> Groups() const;

  private:
    explicit Store(Connection connection) : m_connection(std::move(connection)) {}

    void CreateOrCheck(bool mayCreate);
    std::int64_t IdOf(const std::string& cellKey) const;
    std::int64_t InsertedCell(const PlannedCell& cell);
    void RequireInPlace() const;

    Connection m_connection;
};

} // namespace pptplab::analysis

#endif
