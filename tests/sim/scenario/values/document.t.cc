// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/document.h"

#include <gtest/gtest.h>

namespace pptplab::sim::scenario
{
namespace
{

TEST(Document, AnAttributeMayStandInQuotesAsInAFile)
{
    const std::vector<std::string> parts = {"attributes", "ns3::TcpSocket::SndBufSize"};
    EXPECT_EQ(PathParts("attributes.ns3::TcpSocket::SndBufSize"), parts);
    EXPECT_EQ(PathParts("attributes.\"ns3::TcpSocket::SndBufSize\""), parts);
    EXPECT_EQ(PathParts("attributes.'ns3::TcpSocket::SndBufSize'"), parts);
}

TEST(Document, APlaceIsTheKeysOwnOrThatOfWhatShouldHoldIt)
{
    const Document document = ParseDocument("[a]\nb = 1\n[[c]]\nname = \"d\"\ne = 2\n", "test");
    EXPECT_EQ(PlaceOf(document.root, "a.b").line, 2U);
    EXPECT_EQ(PlaceOf(document.root, "a.x").line, 1U);
    EXPECT_EQ(PlaceOf(document.root, "c.d.e").line, 5U);
    EXPECT_EQ(PlaceOf(document.root, "x.y").line, 0U);
}

} // namespace
} // namespace pptplab::sim::scenario
