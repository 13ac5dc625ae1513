// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/registry-value.h"

#include "sim/explain/known-numbers.h"
#include "sim/scenario/values/problem.h"

#include <gtest/gtest.h>

#include <sstream>

namespace pptplab::sim::explain
{
namespace
{

TEST(RegistryValues, AreAllExplained)
{
    const auto values = scenario::RegistryValues();
    EXPECT_EQ(values.size(), scenario::kRegistryNames + 1) << "and the list of addresses";
    for (const scenario::RegistryValue& value : values)
    {
        SCOPED_TRACE(value.name);
        const auto explanation = ExplainRegistryValue(std::string(value.name), {});
        ASSERT_TRUE(explanation);
        EXPECT_FALSE(explanation->place.empty());
        EXPECT_FALSE(explanation->source.empty());
        EXPECT_FALSE(explanation->value.keys.empty());
        for (const std::uint16_t error : explanation->errors)
        {
            EXPECT_FALSE(ErrorText("test", error).empty());
        }
    }
}

// 0.5 s doubled nine times, 3 s four times: RFC 1122 4.2.3.1.
TEST(RegistryValues, TellWhenRetransmissionsGiveUp)
{
    std::ostringstream text;
    Print(*ExplainRegistryValue("pptptcpmaxdataretransmissions", {}), text);
    for (const char* part : {"DWORD, in retransmissions",
                             "default: 9",
                             "Q162847",
                             "server.registry.PPTPTcpMaxDataRetransmissions",
                             "3 gives up after 7.5s, if the time-out begins at 500ms",
                             "3 gives up after 45s"})
    {
        EXPECT_NE(text.str().find(part), std::string::npos) << part << "\n" << text.str();
    }
    std::ostringstream requests;
    Print(*ExplainRegistryValue("registry.MaxConfigure", {}), requests);
    EXPECT_NE(requests.str().find("10 give up after 30s"), std::string::npos) << requests.str();
}

TEST(RegistryValues, AreToldFromOtherWords)
{
    for (const char* word : {"721", "20050", "Q162847", "error"})
    {
        EXPECT_FALSE(ExplainRegistryValue(word, {})) << word;
    }
    EXPECT_THROW(ExplainRegistryValue("MaxConfigur", {}), scenario::BadInput);
}

} // namespace
} // namespace pptplab::sim::explain
