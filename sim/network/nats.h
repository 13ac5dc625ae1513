// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_NETWORK_NATS_H
#define PPTPLAB_SIM_NETWORK_NATS_H

#include "models/base/observation.h"
#include "models/node/network/address-translation.h"
#include "sim/network/router-network.h"
#include "sim/plan/plan.h"

#include <vector>

namespace pptplab::sim::network
{

/// Brings the NAT boxes of a scenario to the places where its client groups or its servers are
/// attached, and adds up their counts.
class Nats
{
  public:
    /// Pre: plan.ProblemsOf(nats) is empty.
    Nats(const plan::NetworkPlan& plan,
         const RouterNetwork& routers,
         const std::vector<scenario::NatSpec>& nats);

    /// One report for each NAT of the scenario, as of now.
    std::vector<NatReport> Reports() const;

  private:
    /// The translators of each NAT, one for each network that its hosts are in.
    std::vector<std::vector<ns3::Ptr<node::AddressTranslation>>> m_installed;
};

} // namespace pptplab::sim::network

#endif
