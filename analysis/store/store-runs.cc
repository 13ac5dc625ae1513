// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/store.h"
#include "analysis/store/tally-json.h"

#include <chrono>

namespace pptplab::analysis
{

namespace
{

std::int64_t
SecondsSince1970()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

bool
IsThere(StatementCache::Use&& query, CellId cell, std::uint32_t number)
{
    return query->Bind(cell, std::int64_t{number}).Next();
}

} // namespace

Claim
Store::TryClaim(CellId cell, std::uint32_t number, bool failedToo)
{
    RequireInPlace();
    Transaction transaction(*m_connection);
    StatementCache& kept = *m_statements;
    if (IsThere(kept("SELECT 1 FROM replications WHERE cell = ? AND number = ?"), cell, number))
    {
        return Claim::Finished;
    }
    if (!failedToo &&
        IsThere(kept("SELECT 1 FROM failures WHERE cell = ? AND number = ?"), cell, number))
    {
        return Claim::Failed;
    }
    if (!m_isShared)
    {
        return Claim::Granted;
    }
    const std::int64_t now = SecondsSince1970();
    {
        auto claim =
            kept("SELECT host, process, started, since FROM claims WHERE cell = ? AND number = ?");
        if (claim->Bind(cell, std::int64_t{number}).Next())
        {
            const Claimant other{claim->Text(0), claim->Integer(1), claim->Integer(2)};
            const bool isOwn = other.host == m_claimant.host &&
                               other.process == m_claimant.process &&
                               other.started == m_claimant.started;
            if (!isOwn && StillCounts(other, now - claim->Integer(3)))
            {
                return Claim::Taken;
            }
        }
    }
    kept("INSERT OR REPLACE INTO claims VALUES (?, ?, ?, ?, ?, ?)")
        ->Bind(cell,
               std::int64_t{number},
               m_claimant.host,
               m_claimant.process,
               m_claimant.started,
               now)
        .Run();
    transaction.Commit();
    return Claim::Granted;
}

void
Store::Record(CellId cell, std::uint32_t number, const Replication& replication)
{
    RequireInPlace();
    Transaction transaction(*m_connection);
    const std::int64_t replicationNumber = number;
    (*m_statements)("INSERT OR REPLACE INTO replications VALUES (?, ?, ?, ?)")
        ->Bind(cell,
               replicationNumber,
               static_cast<std::int64_t>(replication.batches.size()),
               ToTallyJson(replication))
        .Run();
    for (const char* sql : {"DELETE FROM failures WHERE cell = ? AND number = ?",
                            "DELETE FROM claims WHERE cell = ? AND number = ?"})
    {
        (*m_statements)(sql)->Bind(cell, replicationNumber).Run();
    }
    transaction.Commit();
}

void
Store::RecordFailure(CellId cell, const FailedReplication& failure)
{
    RequireInPlace();
    Transaction transaction(*m_connection);
    const std::int64_t number = failure.number;
    if (!IsThere((*m_statements)("SELECT 1 FROM replications WHERE cell = ? AND number = ?"),
                 cell,
                 failure.number))
    {
        (*m_statements)("INSERT INTO failures VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET "
                        "message = excluded.message, command = excluded.command, tries = tries + 1")
            ->Bind(cell, number, failure.message, failure.command)
            .Run();
    }
    (*m_statements)("DELETE FROM claims WHERE cell = ? AND number = ?")->Bind(cell, number).Run();
    transaction.Commit();
}

void
Store::Release()
{
    RequireInPlace();
    Transaction transaction(*m_connection);
    (*m_statements)("DELETE FROM claims WHERE host = ? AND process = ? AND started = ?")
        ->Bind(m_claimant.host, m_claimant.process, m_claimant.started)
        .Run();
    transaction.Commit();
}

std::vector<std::uint32_t>
Store::Missing(CellId cell, std::uint32_t upTo) const
{
    auto rows = (*m_statements)("SELECT number FROM replications WHERE cell = ? AND number < ? "
                                "ORDER BY number");
    rows->Bind(cell, std::int64_t{upTo});
    std::vector<std::uint32_t> missing;
    std::uint32_t next = 0;
    while (rows->Next())
    {
        for (const auto found = static_cast<std::uint32_t>(rows->Integer(0)); next < found; ++next)
        {
            missing.push_back(next);
        }
        ++next;
    }
    for (; next < upTo; ++next)
    {
        missing.push_back(next);
    }
    return missing;
}

std::vector<Replication>
Store::Replications(CellId cell, std::uint32_t upTo) const
{
    auto rows = (*m_statements)("SELECT number, batches, tallies FROM replications "
                                "WHERE cell = ? AND number < ? ORDER BY number");
    rows->Bind(cell, std::int64_t{upTo});
    std::vector<Replication> replications;
    while (rows->Next())
    {
        replications.push_back(Read(cell, rows->Integer(0), rows->Integer(1), rows->Text(2)));
    }
    return replications;
}

std::vector<FailedReplication>
Store::Failures(CellId cell) const
{
    auto rows = (*m_statements)("SELECT number, message, command, tries FROM failures "
                                "WHERE cell = ? ORDER BY number");
    rows->Bind(cell);
    std::vector<FailedReplication> failures;
    while (rows->Next())
    {
        failures.push_back({static_cast<std::uint32_t>(rows->Integer(0)),
                            rows->Text(1),
                            rows->Text(2),
                            static_cast<std::uint32_t>(rows->Integer(3))});
    }
    return failures;
}

} // namespace pptplab::analysis
