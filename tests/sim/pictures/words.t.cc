// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/metric.h"
#include "sim/pictures/key-words.h"
#include "sim/pictures/metric-words.h"
#include "sim/pictures/value-words.h"
#include "sim/scenario/keys/key.h"
#include "sim/scenario/values/document.h"

#include <gtest/gtest.h>

namespace pptplab::sim::pictures
{

namespace
{

scenario::Value
Parsed(const std::string& text)
{
    return scenario::ParseOptionValue(text);
}

TEST(Words, EveryMetricAndKeyHasAName)
{
    for (const std::string& metric : experiment::Metrics({"office"}))
    {
        EXPECT_EQ(NameOfMetric(metric).find_first_of("._"), std::string::npos) << metric;
        EXPECT_FALSE(ShortNameOfMetric(metric).empty());
    }
    EXPECT_EQ(NameOfMetric("refused.office"), "attempts of \"office\" refused");
    for (const scenario::KeyText& key : scenario::AllKeys())
    {
        EXPECT_EQ(NameOfKey(key.path, {}).find_first_of("._"), std::string::npos) << key.path;
    }
}

TEST(Words, AKeySaysWhoseItIsWhereAnotherIsCalledTheSame)
{
    EXPECT_EQ(NameOfKey("server.service_pack", {"server.service_pack"}), "service pack");
    EXPECT_EQ(NameOfKey("clients.service_pack", {"server.service_pack", "clients.service_pack"}),
              "callers' service pack");
    EXPECT_EQ(NameOfKey("clients.home.holding", {}), "time connected of \"home\"");
    EXPECT_EQ(NameOfKey("server.registry.MaxConfigure", {}), "MaxConfigure");
}

TEST(Words, ValuesAreWhatPeopleSay)
{
    const std::pair<const char*, const char*> kTexts[] = {
        {"sp6a", "SP6a"},
        {"90/h", "90 per hour"},
        {"33.6kbps", "33.6 kbit/s"},
        {"1min", "1 min"},
        {"never", "never"},
        {"true", "yes"},
        {"{ exponential = \"1min\" }", "mean 1 min"},
        {"{ uniform = [\"3s\", \"5s\"] }", "3 s to 5 s"},
        {"{ lognormal = { mean = \"30min\", cv = 2 } }", "mean 30 min"},
        {"{ icmp = 2 }", "icmp 2"},
        {"[\"tcpip\", \"netbeui\"]", "TCP/IP, NetBEUI"},
        {"[]", "none"},
    };
    for (const auto& [value, text] : kTexts)
    {
        EXPECT_EQ(TextOfValue(Parsed(value)), text);
    }
    EXPECT_EQ(BareTextsOfValues("clients.netbeui_share", {Parsed("0.5")}).front(), "50 %");
}

TEST(Words, LawsOfOneMeanAreToldApart)
{
    const auto texts = TextsOfValues("clients.holding",
                                     {Parsed("{ exponential = \"30min\" }"),
                                      Parsed("{ lognormal = { mean = \"30min\", cv = 2 } }")},
                                     {});
    EXPECT_EQ(texts[0], "mean time connected 30 min, exponential");
    EXPECT_EQ(texts[1], "mean time connected 30 min, lognormal, cv 2");
}

TEST(Words, AnAxisHasTheUnitOfItsNumbers)
{
    const auto axis = [](const char* key, const char* value) {
        return AxisOfKey(key, {Parsed(value)}, {});
    };
    EXPECT_EQ(axis("clients.arrival_rate", "0.025/s").axis.label, "calls offered (per hour)");
    EXPECT_DOUBLE_EQ(axis("clients.arrival_rate", "0.025/s").factor, 3600);
    EXPECT_EQ(axis("clients.access.rate", "10Mbps").axis.label, "access rate (Mbit/s)");
    EXPECT_EQ(axis("clients.netbeui_share", "0.5").axis.shown, analysis::Shown::PerCent);
    EXPECT_EQ(axis("server.cleanup", "4s").axis.shown, analysis::Shown::Duration);
    EXPECT_EQ(AxisOfMetrics({"goodput.up"}).label, "payload from the caller (bit/s)");
    EXPECT_EQ(AxisOfMetrics({"refused", "callers.lost"}).label, "share");
    EXPECT_EQ(AxisOfMetrics({"refused.z"}).label,
              "attempts refused, distance from the exact value (standard errors)");
}

} // namespace

} // namespace pptplab::sim::pictures
