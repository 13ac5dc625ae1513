// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/people/failing-servers.h"

#include "models/node/units/ns3-units.h"

#include <ns3/simulator.h>

namespace pptplab::node
{

using population::FailureStep;

FailingServers::FailingServers(const population::Load& load,
                               const std::vector<ns3::Ptr<RasServer>>& servers,
                               population::Farm& farm)
    : m_load(load), m_servers(servers), m_farm(farm), m_failedAt(servers.size())
{
}

void
FailingServers::Start()
{
    for (const FailureStep& step : population::FailureStepsIn(m_load))
    {
        ns3::Simulator::Schedule(ToNs3(step.at), &FailingServers::OnStep, this, step);
    }
}

void
FailingServers::OnStep(FailureStep step)
{
    switch (step.kind)
    {
    case FailureStep::Kind::Fails:
        OnFails(step.server);
        break;
    case FailureStep::Kind::Repaired:
        OnRepaired(step.server);
        break;
    case FailureStep::Kind::KnownDown:
    case FailureStep::Kind::KnownUp:
        m_farm.SetListed(step.server, step.kind == FailureStep::Kind::KnownUp);
        break;
    }
}

void
FailingServers::OnFails(std::uint32_t server)
{
    RasServer& failing = *m_servers[server];
    m_failing = failing.State() == ras::ServiceState::Running; // else the server is down already
    if (!m_failing)
    {
        return;
    }
    m_failedAt[server] = Now();
    if (m_load.failures->kind == population::FailureKind::Host)
    {
        failing.FailHost();
    }
    else
    {
        failing.StopService();
    }
}

void
FailingServers::OnRepaired(std::uint32_t server)
{
    RasServer& repaired = *m_servers[server];
    if (m_failing && repaired.State() == ras::ServiceState::NoHost)
    {
        repaired.StartHost();
    }
    else if (m_failing && repaired.State() == ras::ServiceState::Stopped)
    {
        repaired.StartService();
    }
    m_failing = false;
}

} // namespace pptplab::node
