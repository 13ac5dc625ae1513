// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_ROUTER_MAPS_H
#define PPTPLAB_TOPOLOGIES_ROUTER_MAPS_H

#include "topologies/topology.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::topologies
{

/// Routers, and where a Topology on them has its clients and servers. Access is the form that all
/// lines between routers are given in, too.
struct RouterMap
{
    Graph routers;
    std::vector<Vertex> forClients; ///< ClientGroup::at
    Vertex forServers = 0;          ///< ServerSite::at
    std::vector<std::string> notes; ///< what is to be told of a map that was read
};

/// A dial-up provider of the 1990s.
///
///     clients --- pop-1-bank-1 ---+
///     clients --- pop-1-bank-2 ---+--- pop-1 ---+
///                                               +--- core --- servers
///     clients --- pop-2-bank-1 ------- pop-2 ---+
struct AccessTreeOptions
{
    std::uint32_t pops = 4;             ///< points of presence, 1 or more
    std::uint32_t banksPerPop = 2;      ///< modem banks; 0: clients are connected to the POP itself
    Access popLine{BitRate{1'544'000}}; ///< core to POP; T1
    Access bankLine{BitRate{10'000'000}}; ///< POP to bank; Ethernet
};

RouterMap AccessTree(const AccessTreeOptions& options);

/// Two sites of one company, each behind its border router.
///
///     clients --- branch --- provider --- head-office --- servers
struct TwoSitesOptions
{
    Access branchLine{BitRate{1'544'000}};
    Access headOfficeLine{BitRate{1'544'000}};
};

/// Clients are at the branch; head office can be given some, too: it is where the servers are.
RouterMap TwoSites(const TwoSitesOptions& options);

/// Many servers behind one name and one line.
///
///                                       +--- vpn-1
///     clients --- provider --- farm ----+--- vpn-2
///                                       +--- vpn-3
RouterMap Farm(const Access& farmLine);

} // namespace pptplab::topologies

#endif
