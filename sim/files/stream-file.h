// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_FILES_STREAM_FILE_H
#define PPTPLAB_SIM_FILES_STREAM_FILE_H

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

namespace pptplab::sim::files
{

/// A file that grows while a run goes on, in a constant amount of memory. After an error nothing
/// more is written.
class StreamFile
{
  public:
    /// Makes or empties the file; Close() tells when it cannot.
    explicit StreamFile(const std::filesystem::path& file);
    StreamFile(const StreamFile&) = delete;
    StreamFile& operator=(const StreamFile&) = delete;
    ~StreamFile();

    void Write(std::string_view text)
    {
        m_waiting += text;
        if (m_waiting.size() >= kMostWaiting)
        {
            Flush();
        }
    }

    /// Writes what is in another file.
    void Append(const std::filesystem::path& file);

    /// Writes what waits and ends the file. Returns the first error of all.
    std::error_code Close();

  private:
    static constexpr std::size_t kMostWaiting = 1U << 16U;

    void Flush();
    void End();

    int m_out = -1; ///< below 0 when closed
    std::string m_waiting;
    std::error_code m_error;
};

} // namespace pptplab::sim::files

#endif
