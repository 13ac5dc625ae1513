// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/resource-use.h"

#include <algorithm>
#include <chrono>

namespace pptplab
{

namespace
{

using namespace std::chrono_literals;

// RFC 1002 4.2.12 and 4.2.13: a name query with one question, and its answer with one address.
constexpr std::uint32_t kNameQuery = 50;
constexpr std::uint32_t kNameAnswer = 62;

// NetBT's parameters, recalled: BcastNameQueryCount and BcastQueryTimeout, NameSrvQueryCount and
// NameSrvQueryTimeout.
constexpr std::uint32_t kBroadcasts = 3;
constexpr Duration kBroadcastTimeout = 750ms;
constexpr std::uint32_t kQueries = 3;
constexpr Duration kQueryTimeout = 1500ms;

constexpr std::uint32_t kTcpBeyondUdp = 12;

// RFC 1002 4.3.2 and 4.3.3: session request and positive response.
constexpr std::uint32_t kSessionRequest = 72 + kTcpBeyondUdp;
constexpr std::uint32_t kSessionAnswer = 4 + kTcpBeyondUdp;

// SMB in a NetBIOS session. An SMB without parameters and data has 4 + 32 + 3 octets, and that is a
// denial; the other sizes are inference.
constexpr std::uint32_t kNegotiate = 168 + kTcpBeyondUdp;
constexpr std::uint32_t kNegotiated = 95 + kTcpBeyondUdp;
constexpr std::uint32_t kTreeConnect = 250 + kTcpBeyondUdp; // with the session set-up, AndX
constexpr std::uint32_t kTreeConnected = 130 + kTcpBeyondUdp;
constexpr std::uint32_t kDenied = 39 + kTcpBeyondUdp;
constexpr std::uint32_t kListRequest = 110 + kTcpBeyondUdp;
constexpr std::uint32_t kListAnswer = 60 + kTcpBeyondUdp; // before its entries
constexpr std::uint32_t kListEntry = 32;
constexpr std::uint32_t kEntriesInAnswer = 32; // a kilobyte, so that no answer is fragmented

/// TCP's part, shortened: three tries, then the resource is not there.
constexpr std::uint32_t kTries = 3;
constexpr Duration kTimeout = 10s; // beyond any round trip of a modem

} // namespace

std::vector<Exchange>
ExchangesOf(const ResourceAccess& access)
{
    std::vector<Exchange> exchanges;
    if (access.use == ResourceUse::None)
    {
        return exchanges;
    }
    const bool opens = access.use == ResourceUse::Browse || access.granted;
    exchanges = {{kNameQuery, kNameAnswer, kQueries, kQueryTimeout},
                 {kSessionRequest, kSessionAnswer, kTries, kTimeout},
                 {kNegotiate, kNegotiated, kTries, kTimeout},
                 {kTreeConnect, opens ? kTreeConnected : kDenied, kTries, kTimeout}};
    if (access.use == ResourceUse::Browse)
    {
        for (std::uint32_t left = access.servers; left > 0;)
        {
            const std::uint32_t entries = std::min(left, kEntriesInAnswer);
            exchanges.push_back(
                {kListRequest, kListAnswer + entries * kListEntry, kTries, kTimeout});
            left -= entries;
        }
        // RAS carries no broadcasts over IP: nobody hears them who could answer.
        exchanges.insert(
            exchanges.end(), access.servers, {kNameQuery, 0, kBroadcasts, kBroadcastTimeout});
    }
    return exchanges;
}

} // namespace pptplab
