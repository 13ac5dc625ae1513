// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_FILES_WRITE_FAILURE_H
#define PPTPLAB_SIM_FILES_WRITE_FAILURE_H

#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>

namespace pptplab::sim::files
{

/// A file lacks its end or could not be made: the disk is full or gone. What was counted is whole.
class WriteCutOff : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
    explicit WriteCutOff(const std::filesystem::path& file);
};

/// Is it the machine that lacks something, such as storage, memory, processes or descriptors? The
/// same command can succeed later. Else the command asks for what cannot be.
bool IsWantOfTheMachine(const std::error_code& error);

/// Throws WriteCutOff for a want of the machine, else BadInput: "FILE: cannot be written: ...".
[[noreturn]] void FailToWrite(const std::filesystem::path& file, const std::error_code& error);

} // namespace pptplab::sim::files

#endif
