// SPDX-License-Identifier: GPL-2.0-only
#include "sim/files/text-file.h"

#include "sim/scenario/values/problem.h"

#include <fstream>
#include <sstream>

namespace pptplab::sim::files
{

WriteCutOff::WriteCutOff(const std::filesystem::path& file)
    : std::runtime_error(file.string() + ": could not be written whole; is the disk full?")
{
}

void
WriteTextFile(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream out(file, std::ios::binary);
    if (!out)
    {
        throw scenario::BadInput(file.string() + ": cannot be opened for writing");
    }
    out << text;
    out.close();
    if (!out)
    {
        throw WriteCutOff(file);
    }
}

std::string
ReadTextFile(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

} // namespace pptplab::sim::files
