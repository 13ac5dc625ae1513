// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/service-pack.h"

#include <gtest/gtest.h>

namespace pptplab::ras
{
namespace
{

constexpr std::array kPacks = {ServicePack::Rtm,
                               ServicePack::Sp1,
                               ServicePack::Sp2,
                               ServicePack::Sp3,
                               ServicePack::Sp4,
                               ServicePack::Sp5,
                               ServicePack::Sp6,
                               ServicePack::Sp6a};

// "First corrected in Windows NT 4.0 Service Pack 4.0 and [...] Terminal Server Edition SP4."
TEST(ServicePack, Q194465IsThereUntilServicePack4)
{
    for (const Product product : {Product::Ras, Product::Workstation, Product::TerminalServer})
    {
        for (const ServicePack pack : kPacks)
        {
            EXPECT_EQ(FaultsOf({product, pack, {}}, Side::Server).refusalEndsHunt,
                      pack < ServicePack::Sp4)
                << kProductNames.at(static_cast<std::size_t>(product)) << " "
                << kServicePackNames.at(static_cast<std::size_t>(pack));
        }
    }
}

// Q233196: RRAS goes to the next VPN port.
TEST(ServicePack, RoutingAndRemoteAccessHuntsOn)
{
    for (const ServicePack pack : kPacks)
    {
        EXPECT_FALSE(FaultsOf({Product::Rras, pack, {}}, Side::Server).refusalEndsHunt);
    }
}

TEST(ServicePack, ServerFaultsDoNotShowOnClients)
{
    EXPECT_FALSE(FaultsOf({Product::Ras, ServicePack::Sp3, {}}, Side::Client).refusalEndsHunt);
}

TEST(ServicePack, AHotfixClearsItsRow)
{
    EXPECT_FALSE(
        FaultsOf({Product::Ras, ServicePack::Sp3, {"Q194465"}}, Side::Server).refusalEndsHunt);
    EXPECT_TRUE(
        FaultsOf({Product::Ras, ServicePack::Sp3, {"Q233048"}}, Side::Server).refusalEndsHunt);
    EXPECT_TRUE(IsHotfix("Q194465"));
    EXPECT_FALSE(IsHotfix("Q000001"));
}

} // namespace
} // namespace pptplab::ras
