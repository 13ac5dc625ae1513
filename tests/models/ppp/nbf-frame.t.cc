// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/nbf-frame.h"

#include <gtest/gtest.h>

namespace pptplab::ppp
{

TEST(NbfFrame, HasTheOctetsOfANameQuery)
{
    Octets octets;
    ByteWriter out(octets);
    Encode(NbfNameFrame{NbfNameFrame::Command::NameQuery, 1, 0x0102, "SERVER", "CLIENT"}, out);
    ASSERT_EQ(octets.size(), NbfNameFrame::kWireSize);
    const Octets head = {0xF0,
                         0xF0,
                         0x03,
                         0x2C,
                         0x00,
                         0xFF,
                         0xEF,
                         0x0A,
                         0x00,
                         0x01,
                         0x00,
                         0x00,
                         0x00,
                         0x02,
                         0x01,
                         'S',
                         'E',
                         'R'};
    EXPECT_EQ(ByteView(octets).Part(0, head.size()), ByteView(head));
    EXPECT_EQ(octets.back(), ' ');
    const auto read = DecodeNbfName(octets);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->sessionNumber, 1);
    EXPECT_EQ(read->correlator, 0x0102);
    EXPECT_EQ(read->destination, "SERVER");
    EXPECT_EQ(read->source, "CLIENT");
}

TEST(NbfFrame, IsToldFromOthers)
{
    Octets octets;
    ByteWriter out(octets);
    Encode(NbfNameFrame{NbfNameFrame::Command::NameRecognized, 0, 7, "CLIENT", "SERVER"}, out);
    EXPECT_TRUE(IsNbf(octets));
    EXPECT_EQ(DecodeNbfName(octets)->correlator, 7);
    for (std::size_t length = 0; length < octets.size(); ++length)
    {
        EXPECT_FALSE(DecodeNbfName(ByteView(octets).Part(0, length))) << length;
    }
    Octets other = octets;
    other[7] = 0x08; // DATAGRAM
    EXPECT_FALSE(DecodeNbfName(other));
    EXPECT_FALSE(IsNbf(Octets{0xFF, 0x03, 0xC0, 0x21}));
}

} // namespace pptplab::ppp
