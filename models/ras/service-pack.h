// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_SERVICE_PACK_H
#define PPTPLAB_MODELS_RAS_SERVICE_PACK_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::ras
{

enum class Product : std::uint8_t
{
    Ras,            ///< Windows NT Server 4.0, Remote Access Service
    Rras,           ///< Windows NT Server 4.0 with the Routing and Remote Access Service update
    Workstation,    ///< Windows NT Workstation 4.0
    TerminalServer, ///< Windows NT Server 4.0, Terminal Server Edition
};

inline constexpr std::array<std::string_view, 4> kProductNames = {
    "ras", "rras", "workstation", "terminal-server"};

enum class ServicePack : std::uint8_t
{
    Rtm,
    Sp1,
    Sp2,
    Sp3,
    Sp4,
    Sp5,
    Sp6,
    Sp6a,
};

inline constexpr std::array<std::string_view, 8> kServicePackNames = {
    "rtm", "sp1", "sp2", "sp3", "sp4", "sp5", "sp6", "sp6a"};

/// What one machine runs. Hotfixes are article numbers such as "Q194465"; each clears the faults
/// of that article. An article without a fault in the table changes nothing here: IsHotfix tells.
struct Level
{
    Product product = Product::Ras;
    ServicePack servicePack = ServicePack::Sp3;
    std::vector<std::string> hotfixes;
};

/// The faults of one machine as switches on the mechanisms of its models; true is faulty.
struct Faults
{
    /// A port that refuses because it is being cleaned up is taken for "all ports in use"
    /// instead of passing the call on to another port (Q194465).
    bool refusalEndsHunt = false;

    /// The end of a session may leave the caller's host route behind (Q233048).
    bool leavesHostRoute = false;

    /// The end of a session may keep the caller's static address from coming back to the pool
    /// (Q159309).
    bool keepsStaticAddress = false;

    /// The end of a session may leave the caller's port in no state to take another call (Q238171).
    bool losesPort = false;

    /// Callers are added to the router's count of interfaces and never taken off it (Q193499).
    bool countsCallersForEver = false;

    /// Ports are given memory that the machine has not got, and it stops (Q232133).
    bool stopsAtManyPorts = false;

    /// NDISWAN takes its lock twice to send a frame without PPP (Q219380).
    bool ndiswanLocksTwice = false;

    /// NDISWAN takes its lock twice by the other reading of Q219380, which names the server without
    /// a service pack too.
    bool ndiswanAlwaysLockedTwice = false;

    /// NBFCP waits for the NetBIOS gateway also where there is none (Q163129; inference).
    bool nbfcpWaitsForGateway = false;

    /// The leases that were noted are forgotten when the service starts; others are asked for, and
    /// the forgotten ones stay taken until they expire (Q153161).
    bool forgetsLeases = false;

    /// While one adapter has PPTP filtering, broadcasts are lost on all of them (Q158387).
    bool filteringDropsBroadcasts = false;

    /// AllowPacketsForLocalMachine is not known: an adapter with PPTP filtering hides all other
    /// services of its machine (Q164052).
    bool filteringHidesMachine = false;

    /// A receive window of 2 packets in place of 16 (Q167040).
    bool smallReceiveWindow = false;

    /// IP packets of 1500 octets go into the tunnel, which has to fragment them; else of 1400
    /// (Q162230).
    bool wideTunnelMtu = false;

    /// MS-CHAP v2 is not known (Q189595).
    bool lacksMsChapV2 = false;

    /// MPPE with history only: a lost packet takes others with it (Q189595).
    bool lacksHistoryless = false;

    /// A repeated MS-CHAP v2 Challenge gets another Response (Q222060; mechanism: inference).
    bool answersChallengeAnew = false;

    /// The section sign becomes 0xF5 in code page 850, not 0x15 (Q251382; that the conversion is
    /// what changed, and which way round, is inference).
    bool sectionSignAtF5 = false;

    /// A calling machine that demands encryption spoils its key of 128 bits (Q236584; that the key
    /// is what is wrong, and on which side, is inference).
    bool spoils128BitKey = false;

    /// A Configure-Request is repeated in less than a second (Q219353).
    bool repeatsConfigureEarly = false;
};

/// The side of a tunnel that a row of the fault table speaks of: the same service pack changes
/// different things on a server and on a client.
enum class Side : std::uint8_t
{
    Server,
    Client,
};

/// One row of the table: who has the fault, and from which level until which.
struct FaultRow
{
    std::string_view article;
    std::uint8_t sides;    ///< one bit for each Side
    std::uint8_t products; ///< one bit for each Product
    ServicePack introduced;
    ServicePack fixed; ///< first level without the fault
    bool Faults::* mechanism;
};

/// The only place that turns a service pack into behaviour.
Faults FaultsOf(const Level& level, Side side);

/// Whether some row belongs to that article, so that naming it as a hotfix means something.
bool IsHotfix(std::string_view article);

/// The articles of the table, each once, in its order.
std::vector<std::string_view> HotfixArticles();

} // namespace pptplab::ras

#endif
