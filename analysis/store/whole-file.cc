// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/whole-file.h"

#include "analysis/store/store-error.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sys/stat.h>
#include <thread>
#include <tuple>
#include <unistd.h>

namespace pptplab::analysis
{

namespace
{

/// Whether storage, a quota or a limit of size is used up.
bool
IsFull(int error)
{
    return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

/// `fault` is what it means while there is room.
[[noreturn]] void
Fail(const std::string& path, StoreFault fault)
{
    const int error = errno;
    throw StoreError(IsFull(error) ? StoreFault::Full : fault,
                     fmt::format("{}: {}", path, std::strerror(error)));
}

/// Waits until what was written is on the disk.
bool
IsSafe(const std::string& path, int flags)
{
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    const bool safe = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
    {
        ::close(file);
    }
    return safe;
}

/// What changes when a file is written.
using State = std::tuple<ino_t, off_t, std::int64_t, std::int64_t>;

std::optional<State>
StateOf(const std::string& path)
{
    struct stat found = {};
    if (::stat(path.c_str(), &found) != 0)
    {
        return std::nullopt;
    }
    return State{found.st_ino, found.st_size, found.st_mtim.tv_sec, found.st_mtim.tv_nsec};
}

} // namespace

UnfinishedFile::UnfinishedFile(const std::string& start, const std::string& end)
    : m_path(start + "XXXXXX" + end)
{
    const int file = ::mkstemps(m_path.data(), static_cast<int>(end.size()));
    if (file < 0)
    {
        Fail(m_path, StoreFault::CannotOpen);
    }
    // As other files: mkstemps() makes one for its user only.
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(file, static_cast<mode_t>(0666) & ~mask);
    ::close(file);
}

UnfinishedFile::~UnfinishedFile()
{
    if (!m_stays)
    {
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
        std::filesystem::remove(JournalOf(m_path), ignored);
    }
}

void
UnfinishedFile::Become(const std::string& path)
{
    if (!IsSafe(m_path, O_RDWR) || ::rename(m_path.c_str(), path.c_str()) != 0)
    {
        Fail(path, StoreFault::Lost);
    }
    m_stays = true;
    const auto folder = std::filesystem::absolute(path).parent_path();
    IsSafe(folder.string(), O_RDONLY | O_DIRECTORY); // some file systems cannot
}

bool
CopyWithoutLocks(const std::string& from, const std::string& to)
{
    constexpr int kTries = 50;
    constexpr std::chrono::milliseconds kBreath(20);
    const auto state = [&] {
        return std::tuple(StateOf(from), ChangesOf(from), StateOf(JournalOf(from)));
    };
    constexpr auto kOver = std::filesystem::copy_options::overwrite_existing;
    for (int i = 0; i < kTries && std::filesystem::exists(from); ++i)
    {
        const auto before = state();
        std::error_code error;
        std::filesystem::copy_file(from, to, kOver, error);
        std::filesystem::remove(JournalOf(to));
        if (!error && std::get<2>(before))
        {
            std::filesystem::copy_file(JournalOf(from), JournalOf(to), kOver, error);
        }
        if (IsFull(error.value()))
        {
            throw StoreError(StoreFault::Full, fmt::format("{}: {}", to, error.message()));
        }
        if (!error && state() == before)
        {
            return true;
        }
        std::this_thread::sleep_for(kBreath);
    }
    return false;
}

std::uint32_t
ChangesOf(const std::string& database)
{
    constexpr std::streamoff kPlace = 24; // https://sqlite.org/fileformat.html section 1.3.7
    std::array<char, 4> octets{};
    std::ifstream file(database, std::ios::binary);
    file.seekg(kPlace);
    file.read(octets.data(), octets.size());
    std::uint32_t changes = 0;
    for (const char octet : octets)
    {
        changes = changes << 8 | static_cast<unsigned char>(octet);
    }
    return changes;
}

std::string
JournalOf(const std::string& database)
{
    return database + "-journal";
}

} // namespace pptplab::analysis
