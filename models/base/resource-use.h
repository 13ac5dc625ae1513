// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_RESOURCE_USE_H
#define PPTPLAB_MODELS_BASE_RESOURCE_USE_H

#include "models/base/units.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pptplab
{

/// How a caller gets at what is on the servers behind his tunnel.
enum class ResourceUse : std::uint8_t
{
    None,
    Browse, ///< opens Network Neighborhood and waits until it is there
    Share,  ///< Start, Run, \\server\share
};

inline constexpr std::array<std::string_view, 3> kResourceUseNames = {"none", "browse", "share"};

struct ResourceAccess
{
    ResourceUse use = ResourceUse::None;
    std::uint32_t servers = 20; ///< servers in the browse list, >= 1
    bool granted = true;        ///< the share, to the caller's account
};

/// A question to the network behind the tunnel. Octets are those of UDP's payload; of what goes by
/// TCP on NT, the 12 octets are in them that TCP's header is longer than UDP's.
struct Exchange
{
    std::uint32_t request = 0;
    std::uint32_t answer = 0; ///< 0: nobody is there to answer
    std::uint32_t tries = 1;
    Duration timeout{}; ///< time-out of each try
};

/// What the access asks, one after the other.
std::vector<Exchange> ExchangesOf(const ResourceAccess& access);

/// How an access ended that came to an end.
struct ResourceReport
{
    Duration offeredAt{}; ///< time at which the attempt was dialled
    std::uint32_t group = 0;
    ResourceUse use = ResourceUse::None;
    bool granted = false; ///< the access was granted; else denied, or the server did not answer
    Duration took{};
};

} // namespace pptplab

#endif
