// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/address-translation.h"

#include "models/node/network/access-device.h"
#include "models/node/network/light-device.h"
#include "models/node/units/ns3-units.h"

#include <ns3/ipv4.h>
#include <ns3/trace-source-accessor.h>

#include <algorithm>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(AddressTranslation);

namespace
{

constexpr std::uint32_t kFirstHost = 2; // network and router come before

Octets
OctetsOf(const ns3::Packet& packet)
{
    Octets octets(packet.GetSize());
    packet.CopyData(octets.data(), packet.GetSize());
    return octets;
}

/// RFC 791 3.1.
std::uint32_t
SourceOf(ByteView packet)
{
    return ByteReader(packet.Part(12)).U32();
}

void
Add(const firewall::NatCounts& box, firewall::NatCounts& all)
{
    all.outwards += box.outwards;
    all.inwards += box.inwards;
    for (std::size_t i = 0; i < box.dropped.size(); ++i)
    {
        all.dropped[i] += box.dropped[i];
    }
    all.mappings += box.mappings;
    all.mappingsHighWater = std::max(all.mappingsHighWater, box.mappingsHighWater);
    all.calls += box.calls;
    all.callsHighWater = std::max(all.callsHighWater, box.callsHighWater);
}

} // namespace

ns3::TypeId
AddressTranslation::GetTypeId()
{
    static const ns3::TypeId kId =
        ns3::TypeId("pptplab::AddressTranslation")
            .SetParent<ns3::Object>()
            .SetGroupName("Pptplab")
            .AddConstructor<AddressTranslation>()
            .AddTraceSource("Drop",
                            "A packet that was not translated: packet with its IP header, reason.",
                            ns3::MakeTraceSourceAccessor(&AddressTranslation::m_drop),
                            "pptplab::AddressTranslation::DropTracedCallback");
    return kId;
}

void
AddressTranslation::Install(const ns3::Ptr<LightDevice>& inside, const Options& options)
{
    m_options = options;
    m_lastAddress =
        options.network.GetSubnetDirectedBroadcast(options.mask).Get() - 1 - options.reserved;
    for (std::uint32_t number = 0; number < options.forwards.size(); ++number)
    {
        m_boxes.try_emplace(number, options.nat, OutsideAddress(number), options.forwards[number]);
    }
    inside->SetTranslation(this);
}

ns3::Ptr<ns3::Packet>
AddressTranslation::FromHosts(const ns3::Ptr<ns3::Packet>& packet)
{
    const std::uint32_t destination = DestinationOf(*packet);
    if (IsInside(destination) && BoxAt(destination) == nullptr)
    {
        return packet;
    }
    const Octets octets = OctetsOf(*packet);
    const std::uint32_t host = SourceOf(octets);
    if (!IsInside(host))
    {
        return DropStranger(packet);
    }
    return Translated(BoxOf(host).Outwards(octets, Now()), packet);
}

ns3::Ptr<ns3::Packet>
AddressTranslation::ToHosts(const ns3::Ptr<ns3::Packet>& packet)
{
    const Octets octets = OctetsOf(*packet);
    if (firewall::Nat* const box = BoxAt(DestinationOf(*packet)))
    {
        return Translated(box->Inwards(octets, Now()), packet);
    }
    if (IsInside(SourceOf(octets)))
    {
        return packet;
    }
    return DropStranger(packet);
}

std::optional<firewall::Endpoint>
AddressTranslation::Outside(firewall::Endpoint host, firewall::Endpoint peer)
{
    return BoxOf(host.address).OutsideOf({firewall::kTcp, host, peer});
}

firewall::NatCounts
AddressTranslation::Counts()
{
    firewall::NatCounts all;
    all.dropped[static_cast<std::size_t>(firewall::NatDrop::Unsolicited)] = m_strangers;
    for (auto& [number, box] : m_boxes)
    {
        Add(box.Counts(Now()), all);
    }
    return all;
}

bool
AddressTranslation::IsInside(std::uint32_t address) const
{
    return m_options.mask.IsMatch(ns3::Ipv4Address(address), m_options.network);
}

ns3::Ipv4Address
AddressTranslation::AddressOutside(ns3::Ipv4Address host) const
{
    return ns3::Ipv4Address(OutsideAddress(BoxNumberOf(host.Get())));
}

std::uint32_t
AddressTranslation::BoxNumberOf(std::uint32_t host) const
{
    const std::uint32_t index = host - m_options.network.Get() - kFirstHost;
    return m_options.hostsPerAddress ? index / *m_options.hostsPerAddress : 0U;
}

firewall::Nat&
AddressTranslation::BoxOf(std::uint32_t host)
{
    const std::uint32_t number = BoxNumberOf(host);
    return m_boxes.try_emplace(number, m_options.nat, OutsideAddress(number)).first->second;
}

firewall::Nat*
AddressTranslation::BoxAt(std::uint32_t outsideAddress)
{
    const auto box = m_boxes.find(m_lastAddress - outsideAddress);
    return box == m_boxes.end() ? nullptr : &box->second;
}

ns3::Ptr<ns3::Packet>
AddressTranslation::Translated(const Result<Octets, firewall::NatDrop>& result,
                               const ns3::Ptr<ns3::Packet>& packet)
{
    if (!result)
    {
        m_drop(packet, result.Error());
        return nullptr;
    }
    const Octets& octets = result.Value();
    return ns3::Create<ns3::Packet>(octets.data(), static_cast<std::uint32_t>(octets.size()));
}

ns3::Ptr<ns3::Packet>
AddressTranslation::DropStranger(const ns3::Ptr<ns3::Packet>& packet)
{
    ++m_strangers;
    m_drop(packet, firewall::NatDrop::Unsolicited);
    return nullptr;
}

ns3::Ipv4Address
AddressSeenOutside(const ns3::Ptr<ns3::Node>& host)
{
    const auto device = AccessDeviceOf(host);
    const auto own = host->GetObject<ns3::Ipv4>()->GetAddress(kFirstOwnDevice, 0).GetLocal();
    const auto& translation = device->Router()->Translation();
    return translation ? translation->AddressOutside(own) : own;
}

firewall::Endpoint
SeenAs(const ns3::Ptr<ns3::Node>& host, firewall::Endpoint own, firewall::Endpoint peer)
{
    const auto& router = AccessDeviceOf(host)->Router();
    const auto& translation = router->Translation();
    return translation ? translation->Outside(own, peer).value_or(own) : own;
}

} // namespace pptplab::node
