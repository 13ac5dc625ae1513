// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/rules-by-caller.h"

#include <gtest/gtest.h>

namespace pptplab::sim::paths
{

namespace
{

TEST(RulesByCaller, AreThoseWithAnAddressWithinAGroupOrAPortThatACallerMayHave)
{
    std::vector<scenario::FirewallRule> rules(6);
    rules[1].match.source = {0x0A000002, 32};      // one caller
    rules[2].match.destination = {0x0A000000, 14}; // a whole group
    rules[3].match.destinationPort = 1723;
    rules[4].match.sourcePort = 1024;
    rules[5].match.eitherPort = 5000; // Q196271
    EXPECT_EQ(RulesByCaller(rules), (std::vector<std::size_t>{1, 5}));
}

} // namespace
} // namespace pptplab::sim::paths
