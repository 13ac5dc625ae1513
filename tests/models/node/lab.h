// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_NODE_LAB_H
#define PPTPLAB_TESTS_MODELS_NODE_LAB_H

#include "models/node/applications/pptp-helper.h"
#include "models/node/units/ns3-units.h"
#include "tests/models/node/small-network.h"

#include <ns3/boolean.h>
#include <ns3/uinteger.h>

#include <vector>

namespace pptplab::node
{

/// One client, one server; the test dials.
struct Lab : SmallNetwork
{
    explicit Lab(std::uint32_t portCount = 2)
    {
        pptp.SetServerAttribute("Ports", ns3::UintegerValue(portCount));
        pptp.SetClientAttribute("DialOnStart", ns3::BooleanValue(false));
        ras = pptp.InstallServer(server);
        caller = pptp.InstallClient(client);
        ras->TraceConnectWithoutContext("PortState", ns3::MakeCallback(&Lab::OnPort, this));
        caller->TraceConnectWithoutContext("Outcome", ns3::MakeCallback(&Lab::OnOutcome, this));
        caller->TraceConnectWithoutContext("SessionEnded", ns3::MakeCallback(&Lab::OnEnded, this));
        caller->TraceConnectWithoutContext("Idle", ns3::MakeCallback(&Lab::OnIdle, this));
    }

    void DialAt(Duration at, ProtocolSet protocols = {NetworkProtocol::TcpIp})
    {
        ns3::Simulator::Schedule(
            ToNs3(at), &PptpClient::Dial, caller, PptpClient::Call{kServerAddress, protocols, ras});
    }

    void RunUntil(Duration at)
    {
        ns3::Simulator::Stop(ToNs3(at) - ns3::Simulator::Now());
        ns3::Simulator::Run();
    }

    struct PortChange
    {
        Duration at;
        std::uint32_t port;
        ras::PortState state;
    };

    std::vector<ras::PortState> PortStates() const
    {
        std::vector<ras::PortState> states;
        states.reserve(ports.size());
        for (const PortChange& change : ports)
        {
            states.push_back(change.state);
        }
        return states;
    }

    void OnPort(std::uint32_t port, ras::PortState state) { ports.push_back({Now(), port, state}); }
    void OnEnded(session::EndCause cause) { causes.push_back(cause); }
    void OnIdle() { idleAt.push_back(Now()); }
    void OnOutcome(Outcome outcome,
                   ns3::Time setUp) // NOLINT(performance-*): a trace sink's type
    {
        outcomes.push_back(outcome);
        setUps.push_back(FromNs3(setUp));
    }

    PptpHelper pptp;
    ns3::Ptr<RasServer> ras;
    ns3::Ptr<PptpClient> caller;
    std::vector<PortChange> ports;
    std::vector<Outcome> outcomes;
    std::vector<Duration> setUps;
    std::vector<session::EndCause> causes;
    std::vector<Duration> idleAt;
};

} // namespace pptplab::node

#endif
