// SPDX-License-Identifier: GPL-2.0-only
#include "sim/files/output-folder.h"

#include "sim/files/write-failure.h"

#include <cerrno>
#include <unistd.h>

namespace pptplab::sim::files
{

void
MakeFolder(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (!error && ::access(folder.c_str(), W_OK) != 0)
    {
        error = {errno, std::generic_category()};
    }
    if (error)
    {
        FailToWrite(folder, error);
    }
}

} // namespace pptplab::sim::files
