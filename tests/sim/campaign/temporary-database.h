// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_SIM_CAMPAIGN_TEMPORARY_DATABASE_H
#define PPTPLAB_TESTS_SIM_CAMPAIGN_TEMPORARY_DATABASE_H

#include "analysis/store/store.h"

#include <filesystem>
#include <string>
#include <unistd.h>

namespace pptplab::sim::campaign
{

/// A database in a folder of its own that goes away with it.
class TemporaryDatabase
{
  public:
    TemporaryDatabase()
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "pptplab-XXXXXX").string();
        m_folder = ::mkdtemp(pattern.data());
    }

    TemporaryDatabase(const TemporaryDatabase&) = delete;
    TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;
    ~TemporaryDatabase() { std::filesystem::remove_all(m_folder); }

    std::string Path() const { return (m_folder / "results.db").string(); }

    analysis::Store Open() const
    {
        return analysis::Store::Open(Path(), analysis::Store::Access::Write);
    }

  private:
    std::filesystem::path m_folder;
};

} // namespace pptplab::sim::campaign

#endif
