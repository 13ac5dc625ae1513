// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/service-pack.h"

#include "models/ras/fault-rows.h"

#include <algorithm>
#include <iterator>

namespace pptplab::ras
{

namespace
{

constexpr std::uint8_t
Bit(Product product)
{
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(product));
}

constexpr std::uint8_t
Bit(Side side)
{
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(side));
}

constexpr std::uint8_t kServer = Bit(Side::Server);
constexpr std::uint8_t kClient = Bit(Side::Client);
constexpr std::uint8_t kBoth = kServer | kClient;
constexpr std::uint8_t kAllProducts = Bit(Product::Ras) | Bit(Product::Rras) |
                                      Bit(Product::Workstation) | Bit(Product::TerminalServer);

// clang-format off
constexpr std::array kFaultTable = {
    // Present in all of Windows NT 4.0 and Terminal Server, first corrected in SP4 of each. RRAS is
    // not named; Q233196 describes it as passing on to the next VPN port, so it has no row here
    // (inference).
    FaultRow{"Q194465", kServer,
             Bit(Product::Ras) | Bit(Product::Workstation) | Bit(Product::TerminalServer),
             ServicePack::Rtm, ServicePack::Sp4, &Faults::refusalEndsHunt},
    // "RAS or RRAS", first corrected in SP6; the first level that has it is not stated: all.
    FaultRow{"Q233048", kServer, kAllProducts,
             ServicePack::Rtm, ServicePack::Sp6, &Faults::leavesHostRoute},
    // "Corrected in the latest U.S. Service Pack"; the SP3 readme (Q152841) lists it.
    FaultRow{"Q159309", kServer, kAllProducts,
             ServicePack::Rtm, ServicePack::Sp3, &Faults::keepsStaticAddress},
    // RAS, Workstation and Terminal Server are named; RRAS has the same RASMAN and port handler
    // (Q240089, Q244717 have the symptom there).
    FaultRow{"Q238171", kServer, kAllProducts,
             ServicePack::Rtm, ServicePack::Sp6, &Faults::losesPort},
    // "When you run the Routing and Remote Access Service".
    FaultRow{"Q193499", kServer, Bit(Product::Rras),
             ServicePack::Rtm, ServicePack::Sp4, &Faults::countsCallersForEver},
    // Names RRAS at SP4; that earlier levels have it too is inference.
    FaultRow{"Q232133", kServer, Bit(Product::Rras),
             ServicePack::Rtm, ServicePack::Sp6, &Faults::stopsAtManyPorts},
    // "SP4 RAS Server Hangs Up", servers only, corrected in SP5.
    FaultRow{"Q219380", kServer, Bit(Product::Ras) | Bit(Product::Rras),
             ServicePack::Sp4, ServicePack::Sp5, &Faults::ndiswanLocksTwice},
    // Q219380, status: "a problem in Windows NT Server 4.0 and Windows NT Server 4.0 SP4".
    FaultRow{"Q219380", kServer, Bit(Product::Ras) | Bit(Product::Rras),
             ServicePack::Rtm, ServicePack::Sp5, &Faults::ndiswanAlwaysLockedTwice},
    // "Caused by a change in RAS in Windows NT Service Pack 2"; in the next one it is corrected.
    FaultRow{"Q163129", kServer, kAllProducts,
             ServicePack::Sp2, ServicePack::Sp3, &Faults::nbfcpWaitsForGateway},
    // "Corrected in the latest Service Pack", which was SP2. RRAS and Terminal Server came later.
    FaultRow{"Q158387", kServer, Bit(Product::Ras) | Bit(Product::Workstation),
             ServicePack::Rtm, ServicePack::Sp2, &Faults::filteringDropsBroadcasts},
    // Corrected in SP4. RRAS is not named and has no row (inference).
    FaultRow{"Q153161", kServer,
             Bit(Product::Ras) | Bit(Product::Workstation) | Bit(Product::TerminalServer),
             ServicePack::Rtm, ServicePack::Sp4, &Faults::forgetsLeases},
    // AllowPacketsForLocalMachine came with SP2.
    FaultRow{"Q164052", kBoth, Bit(Product::Ras) | Bit(Product::Workstation),
             ServicePack::Rtm, ServicePack::Sp2, &Faults::filteringHidesMachine},
    // The PPTP Performance Update (pptp2-fix) raises the window; it is in SP4.
    FaultRow{"Q167040", kBoth, kAllProducts,
             ServicePack::Rtm, ServicePack::Sp4, &Faults::smallReceiveWindow},
    FaultRow{"Q162230", kBoth, kAllProducts,
             ServicePack::Rtm, ServicePack::Sp4, &Faults::wideTunnelMtu},
    // The Performance and Security Update (pptp3-fix), in SP4 too.
    FaultRow{"Q189595", kBoth, kAllProducts,
             ServicePack::Rtm, ServicePack::Sp4, &Faults::lacksMsChapV2},
    FaultRow{"Q189595", kBoth, kAllProducts,
             ServicePack::Rtm, ServicePack::Sp4, &Faults::lacksHistoryless},
    // Came with MS-CHAP v2; SP5 on the client mends it.
    FaultRow{"Q222060", kClient, kAllProducts,
             ServicePack::Sp4, ServicePack::Sp5, &Faults::answersChallengeAnew},
    // "Server SP5 or later, client SP4 or earlier"; SP5 on the client mends it.
    FaultRow{"Q251382", kBoth, kAllProducts,
             ServicePack::Rtm, ServicePack::Sp5, &Faults::sectionSignAtF5},
    // "After you upgrade to SP5", 128-bit clients; the same with dial-on-demand of RRAS as caller.
    FaultRow{"Q236584", kClient, kAllProducts,
             ServicePack::Sp5, ServicePack::Sp6, &Faults::spoils128BitKey},
    // RRAS, on either side; the first level that has it is not stated.
    FaultRow{"Q219353", kBoth, Bit(Product::Rras),
             ServicePack::Rtm, ServicePack::Sp5, &Faults::repeatsConfigureEarly},
};
// clang-format on

bool
Applies(const FaultRow& row, const Level& level, Side side)
{
    const auto& fixes = level.hotfixes;
    return IsOn(row, side) && IsIn(row, level.product) && level.servicePack >= row.introduced &&
           level.servicePack < row.fixed &&
           std::find(fixes.begin(), fixes.end(), row.article) == fixes.end();
}

} // namespace

Faults
FaultsOf(const Level& level, Side side)
{
    Faults faults;
    for (const FaultRow& row : kFaultTable)
    {
        if (Applies(row, level, side))
        {
            faults.*row.mechanism = true;
        }
    }
    return faults;
}

bool
IsHotfix(std::string_view article)
{
    return std::any_of(kFaultTable.begin(), kFaultTable.end(), [article](const FaultRow& row) {
        return row.article == article;
    });
}

std::vector<std::string_view>
HotfixArticles()
{
    std::vector<std::string_view> articles;
    for (const FaultRow& row : kFaultTable)
    {
        if (std::find(articles.begin(), articles.end(), row.article) == articles.end())
        {
            articles.push_back(row.article);
        }
    }
    return articles;
}

std::vector<FaultRow>
FaultRowsOf(std::string_view article)
{
    std::vector<FaultRow> rows;
    std::copy_if(kFaultTable.begin(),
                 kFaultTable.end(),
                 std::back_inserter(rows),
                 [article](const FaultRow& row) { return row.article == article; });
    return rows;
}

bool
IsIn(const FaultRow& row, Product product)
{
    return (row.products & Bit(product)) != 0;
}

bool
IsOn(const FaultRow& row, Side side)
{
    return (row.sides & Bit(side)) != 0;
}

} // namespace pptplab::ras
