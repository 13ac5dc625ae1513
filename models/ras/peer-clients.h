// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_PEER_CLIENTS_H
#define PPTPLAB_MODELS_RAS_PEER_CLIENTS_H

#include <algorithm>
#include <cstdint>
#include <vector>

namespace pptplab::ras
{

/// The addresses that RASPPTPE takes calls from, two values of its registry (Q154674).
struct PeerClients
{
    bool authenticate = false;            ///< AuthenticateIncomingCalls: only from `addresses`
    std::vector<std::uint32_t> addresses; ///< PeerClientIPAddresses, host byte order

    /// "If there are no addresses in PeerClientIPAddresses, then no clients can connect."
    bool Admit(std::uint32_t address) const
    {
        return !authenticate ||
               std::find(addresses.begin(), addresses.end(), address) != addresses.end();
    }
};

} // namespace pptplab::ras

#endif
