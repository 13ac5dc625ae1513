// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/trace/capture.h"

#include "tests/analysis/trace/frames.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace pptplab::analysis
{

namespace
{

class CaptureFile : public testing::Test
{
  protected:
    void TearDown() override { std::filesystem::remove(m_path); }

    std::string Path() const { return m_path.string(); }

    void Write(const std::string& text) const { std::ofstream(m_path) << text; }

  private:
    std::filesystem::path m_path =
        std::filesystem::temp_directory_path() /
        ("pptplab-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "-" +
         ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".pcap");
};

TEST_F(CaptureFile, ComesBackToTheNanosecond)
{
    Capture capture = RawCapture({Tcp({}), Gre(LcpRequest())});
    capture.frames[1].time += Duration{1};
    ASSERT_TRUE(WriteCapture(Path(), capture));
    const auto back = ReadCapture(Path());
    ASSERT_TRUE(back);
    EXPECT_EQ(back.Value().link, LinkType::RawIp);
    ASSERT_EQ(back.Value().frames.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i)
    {
        EXPECT_EQ(back.Value().frames[i].time, capture.frames[i].time);
        EXPECT_EQ(back.Value().frames[i].octets, capture.frames[i].octets);
    }
    EXPECT_TRUE(back.Value().remark.empty());
}

TEST_F(CaptureFile, ThatEndsWithinAFrameIsReadUpToThere)
{
    ASSERT_TRUE(WriteCapture(Path(), RawCapture({Tcp({}), Tcp({})})));
    std::filesystem::resize_file(Path(), std::filesystem::file_size(Path()) - 1);
    const auto cut = ReadCapture(Path());
    ASSERT_TRUE(cut);
    EXPECT_EQ(cut.Value().frames.size(), 1U);
    EXPECT_FALSE(cut.Value().remark.empty());
}

TEST_F(CaptureFile, OfAnotherKindIsRefusedByName)
{
    Write("no capture at all, but long enough for a header");
    const auto none = ReadCapture(Path());
    ASSERT_FALSE(none);
    EXPECT_NE(none.Error().find(Path()), std::string::npos);
    EXPECT_FALSE(ReadCapture(Path() + ".missing"));
}

TEST_F(CaptureFile, OfAnUnknownLinkTypeIsRefusedWithTheKnownOnes)
{
    // The header of a pcap file, link type 105: IEEE 802.11.
    const std::string header("\xD4\xC3\xB2\xA1\2\0\4\0\0\0\0\0\0\0\0\0\xFF\xFF\0\0\x69\0\0\0", 24);
    Write(header);
    const auto other = ReadCapture(Path());
    ASSERT_FALSE(other);
    EXPECT_NE(other.Error().find("must be Ethernet or bare IP"), std::string::npos);
}

} // namespace

} // namespace pptplab::analysis
