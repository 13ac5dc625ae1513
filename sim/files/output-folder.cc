// SPDX-License-Identifier: GPL-2.0-only
#include "sim/files/output-folder.h"

#include "sim/scenario/values/problem.h"

#include <unistd.h>

namespace pptplab::sim::files
{

void
MakeFolder(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error || ::access(folder.c_str(), W_OK) != 0)
    {
        throw scenario::BadInput(folder.string() + ": cannot be written: " +
                                 (error ? error.message() : "not permitted"));
    }
}

} // namespace pptplab::sim::files
