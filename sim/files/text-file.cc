// SPDX-License-Identifier: GPL-2.0-only
#include "sim/files/text-file.h"

#include "sim/files/stream-file.h"
#include "sim/files/write-failure.h"

#include <fstream>
#include <sstream>
#include <string_view>
#include <unistd.h>

namespace pptplab::sim::files
{

namespace
{

/// Writes to `file`, which is made or emptied.
std::error_code
WriteTo(const std::filesystem::path& file, std::string_view text)
{
    StreamFile out(file);
    out.Write(text);
    return out.Close();
}

} // namespace

void
WriteTextFile(const std::filesystem::path& file, const std::string& text)
{
    std::error_code error;
    if (std::filesystem::exists(file, error) && !std::filesystem::is_regular_file(file, error))
    {
        error = WriteTo(file, text); // a device is not replaced
    }
    else
    {
        // A link stays, and leads to the new text.
        const auto target = std::filesystem::weakly_canonical(file, error);
        auto part = target;
        part += "." + std::to_string(::getpid()) + ".part";
        error = WriteTo(part, text);
        if (!error)
        {
            std::filesystem::rename(part, target, error);
        }
        if (error)
        {
            std::error_code ignored; // it may never have been made
            std::filesystem::remove(part, ignored);
        }
    }
    if (error)
    {
        FailToWrite(file, error);
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
