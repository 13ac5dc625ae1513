// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/event.h"

#include <gtest/gtest.h>

namespace pptplab::ras
{
namespace
{

// Q233048, word for word.
TEST(Event, NotProjectedHasTheWordsAndTheNumberOfItsArticle)
{
    EXPECT_EQ(EventText({EventKind::NotProjected, {6}, "Domain\\User", ""}),
              "The user Domain\\User connected to port VPN7 has been disconnected because the "
              "computer could not be projected onto the network.");
    EXPECT_EQ(EventId(EventKind::NotProjected, Product::Ras), 20053U) << "Q117304";
    EXPECT_EQ(EventId(EventKind::NotProjected, Product::Rras), 20050U);
}

TEST(Event, RoutingAndRemoteAccessNumbersAsDocumented)
{
    EXPECT_EQ(EventId(EventKind::PppFailure, Product::Ras), 20077U);
    EXPECT_EQ(EventId(EventKind::PppFailure, Product::Rras), 20073U);
    EXPECT_EQ(EventId(EventKind::NoInitialData, Product::TerminalServer), 20099U);
    EXPECT_EQ(EventId(EventKind::NoInitialData, Product::Rras), 20095U);
}

TEST(Event, EachTextIsFilledIn)
{
    for (int kind = 0; kind <= static_cast<int>(EventKind::NoInitialData); ++kind)
    {
        const std::string text =
            EventText({static_cast<EventKind>(kind), {0}, "D\\u", "172.16.0.1"});
        EXPECT_EQ(text.find('%'), std::string::npos) << text;
        EXPECT_EQ(text.back(), '.') << text;
    }
}

TEST(Event, LeasesHaveTheirAddressInTheText)
{
    for (const auto kind :
         {EventKind::LeaseOfServerLost, EventKind::LeaseOfCallerLost, EventKind::AddressOfServer})
    {
        const std::string text = EventText({kind, {0}, "", "172.16.0.1"});
        EXPECT_NE(text.find("IP Address 172.16.0.1 "), std::string::npos) << text;
    }
    EXPECT_EQ(EventId(EventKind::LeaseOfServerLost, Product::Ras), 20088U);
    EXPECT_EQ(EventId(EventKind::LeaseOfCallerLost, Product::Ras), 20089U);
    EXPECT_EQ(EventId(EventKind::NoAddressForCaller, Product::Ras), 20090U);
    EXPECT_EQ(EventId(EventKind::NoAddressForServer, Product::Ras), 20091U);
    EXPECT_EQ(EventId(EventKind::AddressOfServer, Product::Ras), 20092U);
}

} // namespace
} // namespace pptplab::ras
