// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_FIREWALL_PPTP_FILTERING_H
#define PPTPLAB_MODELS_FIREWALL_PPTP_FILTERING_H

#include "models/firewall/rule-set.h"

#include <cstdint>
#include <vector>

namespace pptplab::firewall
{

/// RASPPTPF on one adapter of an NT machine (PPTPFiltering = 1, Q154674): PPTP's control connection
/// and its data pass both ways, everything else is dropped in silence, ping too (Q162847, Q268742).
struct PptpFilteringOptions
{
    std::uint32_t address = 0;   ///< the adapter's address, host byte order
    std::uint32_t interface = 0; ///< the adapter's number
    /// From SP2 (Q164052): what is for or from the machine itself passes, only forwarding is shut.
    bool allowPacketsForLocalMachine = false;
    /// Before SP2 TCPIP.SYS throws broadcasts away on every adapter of such a machine (Q158387).
    bool dropsAllBroadcasts = false;
    Duration until = Duration::max(); ///< NET STOP RASPPTPF (Q162847)
};

std::vector<Rule> PptpFiltering(const PptpFilteringOptions& options);

} // namespace pptplab::firewall

#endif
