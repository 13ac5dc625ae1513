// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_CATALOGUE_H
#define PPTPLAB_SIM_EXPERIMENT_CATALOGUE_H

#include <filesystem>
#include <string>
#include <vector>

namespace pptplab::sim
{

/// One folder of experiments/: `experiment.toml` first, then its other files by name.
struct CatalogueEntry
{
    std::string name;    ///< of the folder: "q194465-netbeui-cleanup"
    std::string article; ///< "Q194465"; empty when the name does not open with one
    std::string question;
    std::vector<std::filesystem::path> files;
};

/// The folder that holds the experiments: experiments/ in $PPTPLAB_ROOT or the current folder.
/// Throws BadInput when there is none.
std::filesystem::path ExperimentsFolder();

/// All experiments in the order of their names.
std::vector<CatalogueEntry> Catalogue(const std::filesystem::path& folder);

} // namespace pptplab::sim

#endif
