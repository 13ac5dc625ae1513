// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_FILES_TEXT_FILE_H
#define PPTPLAB_SIM_FILES_TEXT_FILE_H

#include <filesystem>
#include <stdexcept>
#include <string>

namespace pptplab::sim::files
{

/// A file lacks its end: the disk is full or gone. What was counted is whole.
class WriteCutOff : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
    explicit WriteCutOff(const std::filesystem::path& file);
};

/// Writes a whole file. Throws BadInput when it cannot be opened, WriteCutOff when it was not
/// written whole.
void WriteTextFile(const std::filesystem::path& file, const std::string& text);

/// The text of a file that was written or read before; empty when it is gone.
std::string ReadTextFile(const std::filesystem::path& file);

} // namespace pptplab::sim::files

#endif
