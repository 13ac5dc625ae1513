// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_PEOPLE_FAILING_SERVERS_H
#define PPTPLAB_MODELS_NODE_PEOPLE_FAILING_SERVERS_H

#include "models/base/units.h"
#include "models/node/applications/ras-server.h"
#include "models/population/failure-steps.h"
#include "models/population/farm.h"
#include "models/population/load.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::node
{

/// The failures of a load at work on servers: these go down and are repaired, and the farm learns
/// of it. What callers notice is theirs to find out.
class FailingServers
{
  public:
    /// All arguments outlive this object. `servers`: as many as the farm has.
    FailingServers(const population::Load& load,
                   const std::vector<ns3::Ptr<RasServer>>& servers,
                   population::Farm& farm);

    /// Schedules all there is to come.
    void Start();

    /// The last time, if it has.
    std::optional<Duration> FailedAt(std::uint32_t server) const { return m_failedAt[server]; }

  private:
    void OnStep(population::FailureStep step);
    void OnFails(std::uint32_t server);
    void OnRepaired(std::uint32_t server);

    const population::Load& m_load;
    const std::vector<ns3::Ptr<RasServer>>& m_servers;
    population::Farm& m_farm;
    std::vector<std::optional<Duration>> m_failedAt; ///< time of each server's failure
    bool m_failing = false;                          ///< a server is down by a failure of this load
};

} // namespace pptplab::node

#endif
