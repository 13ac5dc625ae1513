// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_STORE_H
#define PPTPLAB_ANALYSIS_STORE_STORE_H

#include "analysis/stats/tally.h"
#include "analysis/store/claimant.h"
#include "analysis/store/plan.h"
#include "analysis/store/sqlite.h"
#include "analysis/store/store-error.h"
#include "models/base/units.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::analysis
{

struct FailedReplication
{
    std::uint32_t number = 0; ///< number of the replication, from 0
    std::string message;
    std::string command{};   ///< what repeats it
    std::uint32_t tries = 1; ///< how often it has failed
};

/// A replication of a cell of a campaign that a program is at.
struct HeldClaim
{
    std::size_t position = 0; ///< of the cell in the plan
    std::uint32_t number = 0;
    Claimant holder;
    std::int64_t age = 0; ///< seconds
};

/// A failure of a cell of a campaign.
struct CellFailure
{
    std::size_t position = 0;
    FailedReplication failure;
};

/// What became of the wish to run a replication.
enum class Claim : std::uint8_t
{
    Granted,
    Finished, ///< its result is there
    Failed,   ///< it has failed before
    Taken,    ///< another program is at it
};

/// The result database, schema.sql. Each Record is one transaction, safe from the end of the
/// process when it returns: an interruption loses only what runs at that moment. After the last
/// writer has closed it the database is one file, which can be copied and read from a
/// write-protected place. Several processes may read and write at a time; a writer waits for up to
/// `busyTimeout` for another. Databases of former schemas are migrated: in place to write, in a
/// temporary copy to read. All members throw StoreError.
class Store
{
  public:
    enum class Access
    {
        Read,
        Write,     ///< creates the file if there is none
        ReadWhole, ///< nobody writes it: without locks, which some shared folders have not
        WriteAlone ///< as Write, with a rollback journal; nobody else uses it: without locks
    };

    static Store Open(const std::string& path,
                      Access access,
                      Duration busyTimeout = std::chrono::seconds(10));

    /// Finds the campaign by its hash or writes it, without cells. Returns its id.
    std::int64_t BeginCampaign(const Campaign& campaign);

    /// Adds cells to the campaign's plan, all or none. One that is there already, by its position,
    /// gets the new demand only.
    void Plan(std::int64_t campaign, const std::vector<PlannedCell>& cells);

    /// All cells are in the plan. Throws when they are not.
    void EndPlan(std::int64_t campaign);

    /// Gives all cells of the plan this demand. Those that had another are settled no more; nothing
    /// that was recorded is lost.
    void AskFor(std::int64_t campaign, const Demand& demand);

    /// Takes the campaign and its plan out again. Results that its cells have stay.
    void Forget(std::int64_t campaign);

    /// The cell at this position is finished with the first `replications`, which are all there:
    /// the precision of this demand is reached, or given up. No effect when another demand was made
    /// meanwhile.
    void Settle(std::int64_t campaign,
                std::size_t position,
                const Demand& demand,
                std::uint32_t replications);

    /// Takes a replication for this process, so that no other runs it. What has failed is granted
    /// again only when asked for.
    Claim TryClaim(CellId cell, std::uint32_t number, bool failedToo);

    /// Records a replication, or replaces it; ends its claim and its failure.
    void Record(CellId cell, std::uint32_t number, const Replication& replication);

    /// Keeps the reason, unless the replication has a result; ends its claim.
    void RecordFailure(CellId cell, const FailedReplication& failure);

    /// Ends all claims of this process.
    void Release();

    /// By the order in which exports count them, which depends on their content alone.
    std::vector<StoredCampaign> Campaigns() const;

    std::string KeyOf(CellId cell) const;

    /// Calls `take` for each cell of the plan, by position. It must not write to the plan.
    void ForEachCell(std::int64_t campaign,
                     const std::function<void(const StoredCell& cell)>& take) const;

    /// Calls `take` for each finished cell with the replications that finish it.
    void ForEachFinished(
        std::int64_t campaign,
        const std::function<void(const StoredCell& cell, const std::vector<Replication>& done)>&
            take) const;

    /// Whether all replications that finish the cell are there.
    bool IsFinished(const StoredCell& cell) const;

    bool IsPlanned(std::int64_t campaign, std::size_t position) const;

    /// Whether a campaign of this hash has begun.
    bool Knows(const std::string& planHash) const;

    /// Which of the first `cells` positions are in the plan.
    std::vector<bool> PlannedPositions(std::int64_t campaign, std::size_t cells) const;

    /// The engines of its cells, each once.
    std::vector<std::string> Engines(std::int64_t campaign) const;

    /// How far each cell of the plan has come, by position.
    std::vector<CellState> States(std::int64_t campaign) const;

    /// What is asked for of its cells, each demand once: several where files were merged that were
    /// asked differently.
    std::vector<Demand> Demands(std::int64_t campaign) const;

    /// Numbers below `upTo` of the replications that have no result, ascending.
    std::vector<std::uint32_t> Missing(CellId cell, std::uint32_t upTo) const;

    /// Those below `upTo` that have a result, by number.
    std::vector<Replication> Replications(CellId cell, std::uint32_t upTo) const;
    std::vector<FailedReplication> Failures(CellId cell) const;

    double DesignEffect(CellId cell) const;

    /// While it lives, all that is read is of one moment, whatever others write.
    class Moment
    {
      public:
        explicit Moment(Connection& connection);
        Moment(const Moment&) = delete;
        Moment& operator=(const Moment&) = delete;
        ~Moment();

      private:
        Connection& m_connection;
    };

    Moment OfOneMoment() const { return Moment(*m_connection); }

    /// The cell with this key.
    std::optional<CellId> FindCell(const std::string& cellKey) const;

    /// What programs are at in the cells of this campaign, and what failed in them.
    std::vector<HeldClaim> Claims(std::int64_t campaign) const;
    std::vector<CellFailure> FailuresIn(std::int64_t campaign) const;

    /// Names of the groups of clients that any cell tells apart.
    std::vector<std::string> Groups() const;

    /// Names of the parts of runs that any cell tells apart: "hour/07".
    std::vector<std::string> Parts() const;

    /// Swept keys of any campaign, by the order of campaigns and axes.
    std::vector<std::string> Axes() const;

    const std::string& Path() const { return m_path; }

    /// What is wrong with the file, and that what is whole of it is read; empty when all is well.
    /// Only a store that was opened to read has been looked through.
    const std::string& Damage() const { return m_damage; }

    /// Writes what is read, of a damaged file what is whole, into a new database.
    void SaveTo(const std::string& path) const;

  private:
    Store(std::string path, std::unique_ptr<Connection> connection);

    static Store OpenToRead(const std::string& path, Connection::Mode mode, Duration busyTimeout);
    static Store OpenToWrite(const std::string& path, bool alone, Duration busyTimeout);

    void InsertCell(std::int64_t campaign, const PlannedCell& cell);
    CellId InsertedCell(const PlannedCell& cell);
    void RequireInPlace() const;
    Replication Read(CellId cell,
                     std::int64_t number,
                     std::int64_t batches,
                     const std::string& tallies) const;

    std::string m_path;
    std::unique_ptr<Connection> m_connection; ///< at one place: the statements refer to it
    std::unique_ptr<StatementCache> m_statements;
    std::string m_damage;
    Claimant m_claimant = ThisProcess();
    bool m_isShared = true; ///< others may write, too
};

} // namespace pptplab::analysis

#endif
