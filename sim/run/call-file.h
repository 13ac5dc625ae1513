// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_CALL_FILE_H
#define PPTPLAB_SIM_RUN_CALL_FILE_H

#include <cstdint>
#include <filesystem>

namespace pptplab::sim::run
{

/// The table of calls of all replications. Each is written to a part of its own, whoever is at it
/// and in whichever order; in the end they are joined. The file is there whole or not at all.
class CallFile
{
  public:
    /// Throws what files::FailToWrite does where there can be no such file.
    explicit CallFile(std::filesystem::path file);
    CallFile(const CallFile&) = delete;
    CallFile& operator=(const CallFile&) = delete;

    /// Takes away the parts that are left.
    ~CallFile();

    /// The part of one replication, which CallRows writes.
    std::filesystem::path PartOf(std::uint64_t replication) const;

    /// Joins the parts of so many replications, from 0 on. Throws what files::FailToWrite does; a
    /// file that was there before is then still what it was.
    void Join(std::uint64_t replications);

  private:
    std::filesystem::path Part(const std::string& name) const;

    std::filesystem::path m_file;
    bool m_isDevice = false;       ///< is written to and not replaced
    std::filesystem::path m_start; ///< what names of parts begin with
};

} // namespace pptplab::sim::run

#endif
