// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_FILES_H
#define PPTPLAB_SIM_PATHS_FILES_H

#include "sim/paths/words.h"

#include <filesystem>
#include <optional>
#include <string>

namespace pptplab::sim::paths
{

/// paths.svg: the network with ways, blocked places and weak points marked; topology.svg: the
/// network alone; each with the text for Graphviz beside it; topology.graphml: the same for other
/// programs, and for `topology.file`; paths.txt and paths.json. Says why a picture is missing, if
/// one is. Throws BadInput when a file cannot be opened, WriteCutOff when one was not written
/// whole.
std::optional<std::string> WriteFiles(const Prediction& prediction,
                                      const Source& source,
                                      const std::filesystem::path& folder);

} // namespace pptplab::sim::paths

#endif
