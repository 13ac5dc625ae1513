// SPDX-License-Identifier: GPL-2.0-only
#include "sim/files/text-file.h"

#include "sim/files/write-failure.h"
#include "sim/scenario/values/problem.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <csignal>
#include <sys/resource.h>

namespace pptplab::sim::files
{

namespace
{

class TextFile : public testing::Test
{
  protected:
    void SetUp() override
    {
        std::filesystem::remove_all(m_folder);
        std::filesystem::create_directory(m_folder);
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    std::size_t FilesThere() const
    {
        const std::filesystem::directory_iterator files(m_folder);
        return static_cast<std::size_t>(std::distance(begin(files), end(files)));
    }

    std::filesystem::path m_folder = testing::TempDir() + "pptplab-text-file";
};

/// No file may have an octet while this lives, as on a full disk.
class FullDisk
{
  public:
    FullDisk() : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none{0, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

  private:
    rlimit m_before{};
    void (*m_handler)(int);
};

TEST_F(TextFile, IsWholeOrWhatItWas)
{
    const auto file = m_folder / "a.txt";
    {
        const FullDisk full;
        EXPECT_THROW(WriteTextFile(file, "new"), WriteCutOff);
    }
    EXPECT_EQ(FilesThere(), 0U) << "nothing half written";
    WriteTextFile(file, "old");
    {
        const FullDisk full;
        EXPECT_THROW(WriteTextFile(file, "new"), WriteCutOff);
    }
    EXPECT_EQ(ReadTextFile(file), "old");
    WriteTextFile(file, "new");
    EXPECT_EQ(ReadTextFile(file), "new");
    EXPECT_EQ(FilesThere(), 1U);
}

TEST_F(TextFile, GoesWhereALinkLeadsAndReplacesNoDevice)
{
    WriteTextFile(m_folder / "a.txt", "before");
    std::filesystem::create_symlink("a.txt", m_folder / "link");
    WriteTextFile(m_folder / "link", "text");
    EXPECT_TRUE(std::filesystem::is_symlink(m_folder / "link"));
    EXPECT_EQ(ReadTextFile(m_folder / "a.txt"), "text");
    EXPECT_THROW(WriteTextFile("/dev/full", "text"), WriteCutOff);
    EXPECT_TRUE(std::filesystem::is_character_file("/dev/full"));
}

TEST_F(TextFile, ThatCannotBeIsWrongUse)
{
    EXPECT_THROW(WriteTextFile(m_folder / "no/a.txt", "text"), scenario::BadInput);
    EXPECT_THROW(WriteTextFile(m_folder, "text"), scenario::BadInput);
}

TEST(IsWantOfTheMachine, TellsAFullDiskFromAWrongPath)
{
    for (const int want : {ENOSPC, EDQUOT, EFBIG, EIO, ENOMEM, EAGAIN, EMFILE, ENFILE})
    {
        EXPECT_TRUE(IsWantOfTheMachine({want, std::generic_category()})) << want;
    }
    for (const int wrong : {ENOENT, EACCES, EPERM, EROFS, EISDIR, ENOTDIR, ENAMETOOLONG, EINVAL})
    {
        EXPECT_FALSE(IsWantOfTheMachine({wrong, std::generic_category()})) << wrong;
    }
}

} // namespace

} // namespace pptplab::sim::files
