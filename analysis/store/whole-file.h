// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_WHOLE_FILE_H
#define PPTPLAB_ANALYSIS_STORE_WHOLE_FILE_H

#include <cstdint>
#include <string>

namespace pptplab::analysis
{

/// A file of this process alone, which becomes another one as a whole or goes away. All throw
/// StoreError.
class UnfinishedFile
{
  public:
    /// Makes an empty file: `start`, six random letters, `end`.
    UnfinishedFile(const std::string& start, const std::string& end);
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    /// Removes it, unless it was kept or has become another.
    ~UnfinishedFile();

    const std::string& Path() const { return m_path; }

    /// Stays for a later process when this one ends.
    void Keep() { m_stays = true; }

    /// Replaces `path`, also for those who look after a power failure: old or new, nothing between.
    void Become(const std::string& path);

  private:
    std::string m_path;
    bool m_stays = false;
};

/// Copies a database with a rollback journal as it is between two transactions, without SQLite's
/// locks: its writer may be dead, or live on a machine that is taken for dead. False when the
/// writer is too busy for that.
bool CopyWithoutLocks(const std::string& from, const std::string& to);

/// How many transactions have changed a database, by its header; 0 when it cannot be read.
std::uint32_t ChangesOf(const std::string& database);

/// The journal beside such a database, which is there during a transaction and after a crash in
/// one.
std::string JournalOf(const std::string& database);

} // namespace pptplab::analysis

#endif
