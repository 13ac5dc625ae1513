// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_NETWORK_NS3_ADDRESS_H
#define PPTPLAB_SIM_NETWORK_NS3_ADDRESS_H

#include "topologies/address-plan.h"

#include <ns3/ipv4-address.h>

namespace pptplab::sim::network
{

inline ns3::Ipv4Address
ToNs3(topologies::Address address)
{
    return ns3::Ipv4Address(address.value);
}

} // namespace pptplab::sim::network

#endif
