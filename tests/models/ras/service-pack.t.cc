// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/service-pack.h"

#include "models/ras/fault-rows.h"

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

struct ServerFault
{
    const char* article;
    bool Faults::* mechanism;
    Product product;
    ServicePack introduced;
    ServicePack fixed;
};

// What the server leaves behind, counts and lacks, by the articles' words.
constexpr std::array kServerFaults = {
    ServerFault{
        "Q233048", &Faults::leavesHostRoute, Product::Rras, ServicePack::Rtm, ServicePack::Sp6},
    ServerFault{
        "Q159309", &Faults::keepsStaticAddress, Product::Ras, ServicePack::Rtm, ServicePack::Sp3},
    ServerFault{
        "Q153161", &Faults::forgetsLeases, Product::Ras, ServicePack::Rtm, ServicePack::Sp4},
    ServerFault{"Q238171", &Faults::losesPort, Product::Ras, ServicePack::Rtm, ServicePack::Sp6},
    ServerFault{
        "Q219380", &Faults::ndiswanLocksTwice, Product::Ras, ServicePack::Sp4, ServicePack::Sp5},
    ServerFault{"Q219380",
                &Faults::ndiswanAlwaysLockedTwice,
                Product::Rras,
                ServicePack::Rtm,
                ServicePack::Sp5},
    ServerFault{
        "Q163129", &Faults::nbfcpWaitsForGateway, Product::Ras, ServicePack::Sp2, ServicePack::Sp3},
    ServerFault{"Q193499",
                &Faults::countsCallersForEver,
                Product::Rras,
                ServicePack::Rtm,
                ServicePack::Sp4},
    ServerFault{
        "Q232133", &Faults::stopsAtManyPorts, Product::Rras, ServicePack::Rtm, ServicePack::Sp6},
};

TEST(ServicePack, ServerFaultsAreThereFromOneLevelUntilAnother)
{
    for (const ServerFault& each : kServerFaults)
    {
        for (const ServicePack pack : kPacks)
        {
            const bool there = pack >= each.introduced && pack < each.fixed;
            EXPECT_EQ(FaultsOf({each.product, pack, {}}, Side::Server).*each.mechanism, there)
                << each.article << " " << kServicePackNames.at(static_cast<std::size_t>(pack));
            EXPECT_FALSE(FaultsOf({each.product, pack, {each.article}}, Side::Server).*
                         each.mechanism)
                << "with its hotfix";
            EXPECT_FALSE(FaultsOf({each.product, pack, {}}, Side::Client).*each.mechanism);
        }
    }
}

TEST(ServicePack, TheRoutersFaultsAreNotPlainRass)
{
    const Faults faults = FaultsOf({Product::Ras, ServicePack::Sp3, {}}, Side::Server);
    EXPECT_FALSE(faults.countsCallersForEver);
    EXPECT_FALSE(faults.stopsAtManyPorts);
    EXPECT_FALSE(FaultsOf({Product::Rras, ServicePack::Sp3, {}}, Side::Server).forgetsLeases);
}

TEST(ServicePack, ServerFaultsDoNotShowOnClients)
{
    EXPECT_FALSE(FaultsOf({Product::Ras, ServicePack::Sp3, {}}, Side::Client).refusalEndsHunt);
}

TEST(ServicePack, TunnelsAreBetterFromServicePack4OnBothSides)
{
    for (const Side side : {Side::Server, Side::Client})
    {
        for (const ServicePack pack : kPacks)
        {
            const Faults faults = FaultsOf({Product::Ras, pack, {}}, side);
            const bool before = pack < ServicePack::Sp4;
            EXPECT_EQ(faults.smallReceiveWindow, before);
            EXPECT_EQ(faults.wideTunnelMtu, before);
            EXPECT_EQ(faults.lacksMsChapV2, before);
            EXPECT_EQ(faults.lacksHistoryless, before);
            EXPECT_EQ(faults.sectionSignAtF5, pack < ServicePack::Sp5);
        }
    }
}

TEST(ServicePack, Q222060IsAFaultOfClientsWithServicePack4)
{
    for (const ServicePack pack : kPacks)
    {
        EXPECT_EQ(FaultsOf({Product::Workstation, pack, {}}, Side::Client).answersChallengeAnew,
                  pack == ServicePack::Sp4);
        EXPECT_FALSE(FaultsOf({Product::Ras, pack, {}}, Side::Server).answersChallengeAnew);
    }
}

// "Upgrade to SP5 [...] first corrected in SP6"; the calling machine's fault.
TEST(ServicePack, Q236584IsAFaultOfClientsWithServicePack5)
{
    for (const ServicePack pack : kPacks)
    {
        EXPECT_EQ(FaultsOf({Product::Workstation, pack, {}}, Side::Client).spoils128BitKey,
                  pack == ServicePack::Sp5);
        EXPECT_FALSE(FaultsOf({Product::Ras, pack, {}}, Side::Server).spoils128BitKey);
    }
}

TEST(ServicePack, Q219353IsAFaultOfRoutingAndRemoteAccessUntilServicePack5)
{
    for (const Side side : {Side::Server, Side::Client})
    {
        for (const ServicePack pack : kPacks)
        {
            EXPECT_EQ(FaultsOf({Product::Rras, pack, {}}, side).repeatsConfigureEarly,
                      pack < ServicePack::Sp5);
            EXPECT_FALSE(FaultsOf({Product::Ras, pack, {}}, side).repeatsConfigureEarly);
        }
    }
}

TEST(ServicePack, RowsOfAnArticleTellWhoHasItsFaults)
{
    const auto rows = FaultRowsOf("Q189595");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_TRUE(IsOn(rows.front(), Side::Client) && IsOn(rows.front(), Side::Server));
    EXPECT_FALSE(IsIn(FaultRowsOf("Q194465").front(), Product::Rras));
    EXPECT_TRUE(FaultRowsOf("Q000001").empty());
}

TEST(ServicePack, AnUpdateWithSeveralRowsClearsThemAll)
{
    const Faults faults = FaultsOf({Product::Ras, ServicePack::Sp3, {"Q189595"}}, Side::Server);
    EXPECT_FALSE(faults.lacksMsChapV2);
    EXPECT_FALSE(faults.lacksHistoryless);
    EXPECT_TRUE(faults.smallReceiveWindow);
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

// "Install Windows NT 4.0 service pack 2 or later"; Q164052 names SP2 as well.
TEST(ServicePack, PptpFilteringIsMendedByServicePack2)
{
    for (const ServicePack pack : kPacks)
    {
        const bool before = pack < ServicePack::Sp2;
        const Faults faults = FaultsOf({Product::Ras, pack, {}}, Side::Server);
        EXPECT_EQ(faults.filteringDropsBroadcasts, before);
        EXPECT_EQ(faults.filteringHidesMachine, before);
    }
    EXPECT_FALSE(FaultsOf({Product::Ras, ServicePack::Sp1, {"Q158387"}}, Side::Server)
                     .filteringDropsBroadcasts);
}

} // namespace
} // namespace pptplab::ras
