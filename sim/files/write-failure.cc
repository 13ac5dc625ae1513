// SPDX-License-Identifier: GPL-2.0-only
#include "sim/files/write-failure.h"

#include "sim/scenario/values/problem.h"

#include <cerrno>

namespace pptplab::sim::files
{

WriteCutOff::WriteCutOff(const std::filesystem::path& file)
    : std::runtime_error(file.string() + ": could not be written whole; is the disk full?")
{
}

bool
IsWantOfTheMachine(const std::error_code& error)
{
    switch (error.default_error_condition().value())
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
    case EIO:
    case ESTALE:
    case ENOMEM:
    case EAGAIN:
    case EMFILE:
    case ENFILE:
        return true;
    default:
        return false;
    }
}

void
FailToWrite(const std::filesystem::path& file, const std::error_code& error)
{
    const std::string text = file.string() + ": cannot be written: " + error.message();
    if (IsWantOfTheMachine(error))
    {
        throw WriteCutOff(text);
    }
    throw scenario::BadInput(text);
}

} // namespace pptplab::sim::files
