// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/bytes.h"

#include <gtest/gtest.h>

namespace pptplab
{
namespace
{

TEST(ByteWriter, WritesNetworkOrderAndPadsText)
{
    Octets out;
    ByteWriter writer(out);
    writer.U8(0x01);
    writer.U16(0x0203);
    writer.U32(0x04050607);
    writer.Text("NT", 4);
    writer.Text("long name", 3);
    writer.PatchU16(1, 0xAABB);
    EXPECT_EQ(out, (Octets{0x01, 0xAA, 0xBB, 4, 5, 6, 7, 'N', 'T', 0, 0, 'l', 'o', 'n'}));
}

TEST(ByteReader, ReadsWhatWasWritten)
{
    const Octets in{0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08};
    ByteReader reader(in);
    EXPECT_EQ(reader.U8(), 0x01);
    EXPECT_EQ(reader.U16(), 0x0203);
    EXPECT_EQ(reader.U32(), 0x04050607U);
    EXPECT_EQ(reader.Rest().size(), 1U);
    EXPECT_TRUE(reader.Ok());
}

TEST(ByteReader, StaysFailedAfterAReadPastTheEnd)
{
    const Octets in{0x01, 0x02, 0x03};
    ByteReader reader(in);
    EXPECT_EQ(reader.U32(), 0U);
    EXPECT_FALSE(reader.Ok());
    EXPECT_EQ(reader.U8(), 0) << "what was left must not be read after a failure";
    EXPECT_FALSE(reader.Ok());
}

TEST(ByteView, PartsNeverLeaveTheBuffer)
{
    const Octets in{1, 2, 3};
    const ByteView view(in);
    EXPECT_EQ(view.Part(1), ByteView(Octets{2, 3}));
    EXPECT_EQ(view.Part(1, 1), ByteView(Octets{2}));
    EXPECT_TRUE(view.Part(3).empty());
    EXPECT_TRUE(view.Part(9, 9).empty());
}

} // namespace
} // namespace pptplab
