// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_NODE_NAT_HOUSE_H
#define PPTPLAB_TESTS_MODELS_NODE_NAT_HOUSE_H

#include "models/node/applications/pptp-helper.h"
#include "models/node/network/address-translation.h"
#include "models/node/pptp/gre-protocol.h"
#include "models/node/units/ns3-units.h"
#include "tests/models/node/small-network.h"

#include <ns3/boolean.h>
#include <ns3/uinteger.h>

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace pptplab::node
{

/// A SmallNetwork with more clients, 10.0.0.2 and on, behind NAT boxes, and more servers.
struct NatHouse : SmallNetwork
{
    struct Caller
    {
        ns3::Ptr<PptpClient> client;
        std::optional<Outcome> outcome;
        std::optional<session::EndCause> ended;
        std::size_t greReceived = 0; ///< GRE packets that the caller's device received

        void OnOutcome(Outcome decided,
                       ns3::Time /*setUp*/) // NOLINT(performance-*): a trace sink's type
        {
            outcome = decided;
        }
        void OnEnded(session::EndCause cause) { ended = cause; }
        void OnPacket(ns3::Ptr<const ns3::Packet> packet)
        {
            std::array<std::uint8_t, 10> header{};
            packet->CopyData(header.data(), header.size());
            const std::uint32_t host = AccessAddressOf(client->GetNode()).Get();
            const bool isGre = header[9] == GreProtocol::kProtocolNumber; // RFC 791 3.1
            greReceived += isGre && DestinationOf(*packet) == host ? 1U : 0U;
        }
    };

    explicit NatHouse(const firewall::NatOptions& options,
                      std::uint32_t clientCount,
                      std::uint32_t serverCount = 1,
                      std::optional<std::uint32_t> perAddress = std::nullopt,
                      std::uint32_t ports = 4)
    {
        nat->Install(clients, {options, "10.0.0.0", ns3::Ipv4Mask("255.255.0.0"), perAddress});
        pptp.SetServerAttribute("Ports", ns3::UintegerValue(ports));
        pptp.SetClientAttribute("DialOnStart", ns3::BooleanValue(false));
        for (std::uint32_t i = 0; i < serverCount; ++i)
        {
            const ns3::Ipv4Address address(ns3::Ipv4Address(kServerAddress).Get() + i);
            farm.push_back(
                pptp.InstallServer(i == 0 ? server : helper.AddHost(servers, address, Link())));
        }
        for (std::uint32_t i = 0; i < clientCount; ++i)
        {
            const ns3::Ipv4Address address(ns3::Ipv4Address(kClientAddress).Get() + i);
            hosts.push_back(i == 0 ? client : helper.AddHost(clients, address, Link()));
            Caller& caller = callers.emplace_back();
            caller.client = pptp.InstallClient(hosts.back());
            caller.client->TraceConnectWithoutContext(
                "Outcome", ns3::MakeCallback(&Caller::OnOutcome, &caller));
            caller.client->TraceConnectWithoutContext("SessionEnded",
                                                      ns3::MakeCallback(&Caller::OnEnded, &caller));
            AccessDeviceOf(hosts.back())
                ->TraceConnectWithoutContext("Sniffer",
                                             ns3::MakeCallback(&Caller::OnPacket, &caller));
        }
    }

    /// `after` counts from now.
    void DialAt(std::size_t caller,
                Duration after,
                std::size_t to = 0,
                ProtocolSet protocols = {NetworkProtocol::TcpIp})
    {
        ns3::Simulator::Schedule(ToNs3(after),
                                 &PptpClient::Dial,
                                 callers[caller].client,
                                 PptpClient::Call{farm[to]->Address(), protocols, farm[to]});
    }

    void HangUp(std::size_t caller) { callers[caller].client->HangUp(); }

    void RunUntil(Duration at)
    {
        ns3::Simulator::Stop(ToNs3(at) - ns3::Simulator::Now());
        ns3::Simulator::Run();
    }

    std::uint64_t Dropped(firewall::NatDrop reason)
    {
        return nat->Counts().dropped[static_cast<std::size_t>(reason)];
    }

    ns3::Ptr<AddressTranslation> nat = ns3::CreateObject<AddressTranslation>();
    PptpHelper pptp;
    std::vector<ns3::Ptr<RasServer>> farm;
    std::vector<ns3::Ptr<ns3::Node>> hosts;
    std::deque<Caller> callers;
};

} // namespace pptplab::node

#endif
