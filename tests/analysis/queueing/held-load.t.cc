// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/held-load.h"

#include "analysis/queueing/erlang.h"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>
#include <vector>

namespace pptplab::analysis
{

namespace
{

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

TEST(HeldLoad, CountsSetUpHoldingAndCleanup)
{
    const PortUse use{milliseconds(1200), minutes(30), seconds(4), 0.5};
    EXPECT_DOUBLE_EQ(HeldLoad(Rate{0.025}, use), 0.025 * (1.2 + 1800 + 2));
    EXPECT_EQ(HeldLoad(Rate{0}, use), 0);
}

// Erlang's sums in fractions: a = 45 on 50; a = 1/2 on 1; a = 2 on 2.
TEST(RefusedByInsensitivity, IsErlangBOfTheHeldLoad)
{
    const PortUse half{seconds(1), seconds(3), seconds(2), 0.5};
    EXPECT_NEAR(RefusedByInsensitivity(Rate{9}, half, 50), 0.0541044721646261704, 1e-14);
    EXPECT_NEAR(RefusedByInsensitivity(Rate{0.1}, half, 1), 1.0 / 3, 1e-15);
    EXPECT_NEAR(RefusedByInsensitivity(Rate{0.4}, half, 2), 0.4, 1e-15);
}

TEST(RefusalsOfRepaired, IsTheLeastOfTheFourServers)
{
    const CleanupQueue queue{7, Rate{0.02}, minutes(3), seconds(4), 0.5};
    const Refusals repaired = RefusalsOfRepaired(queue);
    EXPECT_NEAR(repaired.refused, ErlangB(0.02 * (180 + 2), 7), 1e-14);
    EXPECT_EQ(repaired.noPort, repaired.refused);
    EXPECT_EQ(repaired.cleanup, 0);
    EXPECT_LT(repaired.refused, RefusalsOfRandomHunt(queue).refused);
    EXPECT_LT(repaired.refused, RefusalsOfLowestHunt(queue).refused);
    EXPECT_LT(repaired.refused, RefusalsOfWholeServer(queue).refused);
}

// One port in clean-up is one port busy: there the article's fault changes nothing.
TEST(RefusalsOfRepaired, EqualsTheFaultyServerOfOnePort)
{
    const CleanupQueue queue{1, Rate{0.3}, seconds(2), seconds(5), 0.7};
    EXPECT_NEAR(RefusalsOfRepaired(queue).refused, RefusalsOfRandomHunt(queue).refused, 1e-14);
}

bool
IsRejected(const PortUse& use)
{
    try
    {
        HeldLoad(Rate{1}, use);
        return false;
    }
    catch (const std::domain_error&)
    {
        return true;
    }
}

TEST(HeldLoad, RejectsWhatIsOutOfRange)
{
    const PortUse good{seconds(1), seconds(3), seconds(2), 0.5};
    std::vector<PortUse> bad(4, good);
    bad[0].setup = seconds(-1);
    bad[1].holding = microseconds(-1);
    bad[2].cleanup = seconds(-1);
    bad[3].netbeuiShare = 1.1;
    for (const PortUse& use : bad)
    {
        EXPECT_TRUE(IsRejected(use));
    }
}

TEST(RefusedByInsensitivity, RejectsWhatIsOutOfRange)
{
    const PortUse good{seconds(1), seconds(3), seconds(2), 0.5};
    EXPECT_THROW(HeldLoad(Rate{-1}, good), std::domain_error);
    EXPECT_THROW(HeldLoad(Rate{std::numeric_limits<double>::infinity()}, good), std::domain_error);
    EXPECT_THROW(RefusedByInsensitivity(Rate{1}, good, -1), std::domain_error);
    EXPECT_THROW(RefusalsOfRepaired({0, Rate{1}, seconds(1)}), std::domain_error);
}

} // namespace

} // namespace pptplab::analysis
