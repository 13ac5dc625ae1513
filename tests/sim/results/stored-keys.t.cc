// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/stored-keys.h"

#include <gtest/gtest.h>

namespace pptplab::sim::results
{

namespace
{

const char* const kStored = "[scenario]\n"
                            "seed = 1\n"
                            "duration = \"20000s\"\n"
                            "[server]\n"
                            "ports = 4\n"
                            "access.rate = \"1Mbps\"\n"
                            "[[clients]]\n"
                            "name = \"office\"\n"
                            "holding = { lognormal = { mean = \"30s\", cv = 2 } }\n"
                            "[[link]]\n"
                            "from = \"0s\"\n"
                            "[sweep]\n"
                            "\"server.ports\" = [4, 5]\n";

TEST(StoredKeys, AreThoseOfTheScenarioWithoutItsSweep)
{
    EXPECT_EQ(KeysIn(kStored),
              (StoredKeys{{"scenario.seed", "1"},
                          {"scenario.duration", "\"20000s\""},
                          {"server.ports", "4"},
                          {"server.access.rate", "\"1Mbps\""},
                          {"clients.office.name", "\"office\""},
                          {"clients.office.holding.lognormal.mean", "\"30s\""},
                          {"clients.office.holding.lognormal.cv", "2"},
                          {"link.1.from", "\"0s\""}}));
}

TEST(StoredKeys, DifferBesidesAxesAndHowOften)
{
    const StoredKeys first = KeysIn(kStored);
    StoredKeys second = first;
    second["scenario.seed"] = "7";
    second["server.ports"] = "5";
    second["server.access.rate"] = "\"2Mbps\"";
    second["clients.office.holding.lognormal.cv"] = "1";
    second["server.hunt"] = "\"random\"";
    const auto keysOf = [&](const std::vector<std::string>& axes) {
        std::vector<std::string> keys;
        for (const KeyThatDiffers& each : KeysThatDiffer(first, second, axes))
        {
            keys.push_back(each.key + ": " + each.first + " " + each.second);
        }
        return keys;
    };
    EXPECT_EQ(keysOf({"server.ports", "clients.holding"}),
              (std::vector<std::string>{"server.access.rate: \"1Mbps\" \"2Mbps\"",
                                        "server.hunt:  \"random\""}));
    EXPECT_EQ(keysOf({"clients.office.holding", "server.hunt", "server.access"}),
              (std::vector<std::string>{"server.ports: 4 5"}));
}

} // namespace

} // namespace pptplab::sim::results
