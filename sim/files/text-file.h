// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_FILES_TEXT_FILE_H
#define PPTPLAB_SIM_FILES_TEXT_FILE_H

#include <filesystem>
#include <string>

namespace pptplab::sim::files
{

/// Writes a whole file or none: under a temporary name beside it, which then becomes its own.
/// Throws what FailToWrite does; a file that was there before is then still what it was.
void WriteTextFile(const std::filesystem::path& file, const std::string& text);

/// The text of a file that was written or read before; empty when it is gone.
std::string ReadTextFile(const std::filesystem::path& file);

} // namespace pptplab::sim::files

#endif
