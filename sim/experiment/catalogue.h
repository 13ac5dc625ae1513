// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_CATALOGUE_H
#define PPTPLAB_SIM_EXPERIMENT_CATALOGUE_H

#include "models/base/outcome.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::experiment
{

/// One folder of experiments/: `experiment.toml` first, then its other files by name. Or one file
/// of somebody's own.
struct CatalogueEntry
{
    std::string name;                  ///< the folder's: "q194465-netbeui-cleanup"; the file's stem
    std::vector<std::string> articles; ///< the name's article, if any, then those in the files
    std::string question;
    std::vector<std::filesystem::path> files;
    std::vector<std::string> metrics; ///< metrics that some expectation says are not always 0

    /// Whether it is about that article.
    bool Shows(std::string_view article) const;

    /// Whether some of its callers are expected to meet that outcome.
    bool Meets(Outcome outcome) const;
};

/// The folder that holds the experiments: experiments/ in $PPTPLAB_ROOT or the current folder.
/// Throws BadInput when there is none.
std::filesystem::path ExperimentsFolder();

/// All experiments in the order of their names.
std::vector<CatalogueEntry> Catalogue(const std::filesystem::path& folder);

/// A file that the catalogue has not as an experiment. Throws BadInput when it cannot be read.
CatalogueEntry EntryOf(const std::filesystem::path& file);

} // namespace pptplab::sim::experiment

#endif
