// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/overhead.h"

#include <gtest/gtest.h>

namespace pptplab::sim::capacity
{

namespace
{

// RFC 791 3.1, RFC 2637 4.1, RFC 1661 6.5 and 6.6, RFC 3078 3.1.
TEST(Overhead, IsCountedOctetByOctet)
{
    const auto parts = TunnelOverhead(true);
    std::vector<std::size_t> octets;
    for (const Part& part : parts)
    {
        octets.push_back(part.octets);
    }
    EXPECT_EQ(octets, (std::vector<std::size_t>{20, 16, 1, 2, 1}));
    EXPECT_EQ(OctetsOf(parts), 40U);
    EXPECT_EQ(OctetsOf(TunnelOverhead(false)), 37U);
}

} // namespace

} // namespace pptplab::sim::capacity
