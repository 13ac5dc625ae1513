// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/call-file.h"

#include "sim/files/stream-file.h"
#include "sim/files/write-failure.h"
#include "sim/run/call-rows.h"

#include <cerrno>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace pptplab::sim::run
{

namespace fs = std::filesystem;

CallFile::CallFile(fs::path file) : m_file(std::move(file))
{
    std::error_code error;
    m_isDevice = fs::exists(m_file, error) && !fs::is_regular_file(m_file, error);
    if (fs::is_directory(m_file, error))
    {
        files::FailToWrite(m_file, std::make_error_code(std::errc::is_a_directory));
    }
    // A link stays, and leads to the new table.
    m_start = m_isDevice ? fs::temp_directory_path() / m_file.filename()
                         : fs::weakly_canonical(fs::absolute(m_file), error);
    m_start += "." + std::to_string(::getpid()) + ".";
    if (!m_isDevice && fs::exists(m_file, error) && ::access(m_file.c_str(), W_OK) != 0)
    {
        files::FailToWrite(m_file, {errno, std::generic_category()});
    }
    if (const auto failed = files::StreamFile(Part("all")).Close())
    {
        files::FailToWrite(m_file, failed);
    }
}

CallFile::~CallFile()
{
    std::error_code ignored;
    const std::string start = m_start.filename().string();
    for (const auto& entry : fs::directory_iterator(m_start.parent_path(), ignored))
    {
        if (entry.path().filename().string().compare(0, start.size(), start) == 0)
        {
            fs::remove(entry.path(), ignored);
        }
    }
}

fs::path
CallFile::Part(const std::string& name) const
{
    fs::path part = m_start;
    part += name + ".part";
    return part;
}

fs::path
CallFile::PartOf(std::uint64_t replication) const
{
    return Part(std::to_string(replication));
}

void
CallFile::Join(std::uint64_t replications)
{
    const fs::path whole = m_isDevice ? m_file : Part("all");
    files::StreamFile out(whole);
    out.Write(kCallColumns);
    for (std::uint64_t i = 0; i < replications; ++i)
    {
        out.Append(PartOf(i));
    }
    std::error_code error = out.Close();
    if (!error && !m_isDevice)
    {
        fs::rename(whole, fs::weakly_canonical(m_file, error), error);
    }
    if (error)
    {
        files::FailToWrite(m_file, error);
    }
}

} // namespace pptplab::sim::run
