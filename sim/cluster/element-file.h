// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CLUSTER_ELEMENT_FILE_H
#define PPTPLAB_SIM_CLUSTER_ELEMENT_FILE_H

#include "analysis/store/whole-file.h"
#include "sim/campaign/share.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::cluster
{

/// The folder with the elements of this database.
std::string ElementsFolder(const std::string& database);

/// "3-of-20.db"
std::string ElementFileName(campaign::Element element);

/// The element whose finished file has this name, if it is one.
std::optional<campaign::Element> ElementNamed(std::string_view fileName);

/// Finished elements in a folder, by their names; none if there is no folder.
std::vector<std::string> FinishedElements(const std::string& folder);

/// The database that one attempt at an element writes: a file of its own, which is renamed when the
/// element is finished. An attempt begins with what the last one has recorded. So two attempts
/// never write one file, also when a machine that was taken for dead goes on; the older one finds
/// its file gone and ends. Throws StoreError.
class ElementFile
{
  public:
    ElementFile(const std::string& database, campaign::Element element);

    /// What to write to. It stays for the next attempt unless Finish() is called.
    const std::string& Path() const { return m_own.Path(); }

    /// Pre: nobody has it open.
    void Finish() { m_own.Become(m_finished); }

  private:
    bool TakeOver(const std::string& file);

    std::string m_finished;
    analysis::UnfinishedFile m_own;
};

} // namespace pptplab::sim::cluster

#endif
