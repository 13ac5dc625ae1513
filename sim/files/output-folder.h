// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_FILES_OUTPUT_FOLDER_H
#define PPTPLAB_SIM_FILES_OUTPUT_FOLDER_H

#include <filesystem>

namespace pptplab::sim::files
{

/// Makes a folder for results, with those above it. Throws what FailToWrite does.
void MakeFolder(const std::filesystem::path& folder);

} // namespace pptplab::sim::files

#endif
