// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/key-number.h"

#include "sim/scenario/keys/key.h"
#include "sim/scenario/values/document.h"

#include <gtest/gtest.h>

#include <set>

namespace pptplab::sim::scenario
{

namespace
{

struct NumberCase
{
    const char* key = "";
    const char* value = "";
    const char* name = "";
    std::optional<double> number;
};

TEST(NumberOfKey, FollowsFromTheFormOfTheKey)
{
    for (const NumberCase& each : {
             NumberCase{"server.ports", "48", "server.ports", 48.0},
             {"clients.netbeui_share", "0.25", "clients.netbeui_share", 0.25},
             {"clients.arrival_rate", "3/min", "clients.arrival_rate_per_s", 0.05},
             {"clients.office.arrival_rate", "90/h", "clients.office.arrival_rate_per_s", 0.025},
             {"clients.holding", "30min", "clients.holding_mean_s", 1800.0},
             {"clients.holding", "{ exponential = \"1h\" }", "clients.holding_mean_s", 3600.0},
             {"server.cleanup", "{ uniform = [\"3s\", \"5s\"] }", "server.cleanup_mean_s", 4.0},
             {"scenario.duration", "20000s", "scenario.duration_s", 20000.0},
             {"scenario.warm_up", "auto", "scenario.warm_up_s", std::nullopt},
             {"clients.access.rate", "33.6kbps", "clients.access.rate_bps", 33600.0},
             {"clients.access.jitter", "10ms", "clients.access.jitter_mean_s", 0.005},
             {"server.registry.InactivityIdleSeconds",
              "0x3C",
              "server.registry.InactivityIdleSeconds",
              60.0},
             {"clients.holding",
              "{ empirical = \"no-such-file.csv\" }",
              "clients.holding_mean_s",
              std::nullopt},
         })
    {
        SCOPED_TRACE(testing::Message() << each.key << " = " << each.value);
        const auto number = NumberOfKey(each.key);
        ASSERT_TRUE(number);
        EXPECT_EQ(number->name, each.name);
        EXPECT_EQ(number->isPlain, number->name == each.key);
        EXPECT_EQ(number->of(ParseOptionValue(each.value)), each.number);
    }
}

TEST(NumberOfKey, IsNoneForNamesTextsAndLists)
{
    for (const char* key : {"server.hunt",
                            "server.service_pack",
                            "clients.name",
                            "clients.protocols",
                            "clients.trace",
                            "attributes.ns3::TcpSocket::SegmentSize",
                            "no.such.key"})
    {
        EXPECT_FALSE(NumberOfKey(key)) << key;
    }
}

// A form of numbers that is forgotten here would be missing in every export.
TEST(NumberOfKey, KnowsEveryTypeOfKeyThatSaysHowMuch)
{
    std::set<std::string> without;
    for (const KeyText& key : AllKeys())
    {
        if (!NumberOfKey(key.path))
        {
            without.insert(key.type);
        }
    }
    EXPECT_EQ(without,
              (std::set<std::string>{"address",
                                     "list of addresses",
                                     "list of names",
                                     "list of times",
                                     "list of two integers",
                                     "name",
                                     "name or list of names",
                                     "name or number",
                                     "network",
                                     "precision",
                                     "table",
                                     "text",
                                     "text, number or flag",
                                     "verdict"}));
}

} // namespace

} // namespace pptplab::sim::scenario
