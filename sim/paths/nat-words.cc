// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/nat-words.h"

#include "sim/paths/host-box.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::sim::paths
{

namespace
{

/// "2 of 8 callers can be connected to one server at a time, 1 behind each address".
std::string
AtOnceText(const NatShare& share)
{
    const std::string each = fmt::format("{} behind each address", share.oneAddressToOneServer);
    if (!share.toOneServer)
    {
        return each + " can be connected to one server at a time";
    }
    const std::string of = share.callers ? fmt::format(" of {}", *share.callers) : "";
    return fmt::format("{}{} callers can be connected to one server at a time, at most {}",
                       *share.toOneServer,
                       of,
                       each);
}

std::string
SharingReason(const firewall::NatOptions& box)
{
    switch (box.gre)
    {
    case firewall::GreMode::None:
        return "no GRE passes";
    case firewall::GreMode::Address:
        return box.greHolder == firewall::GreHolder::First
                   ? "GRE has no ports, and what the server sends goes to the first caller; a "
                     "further one sees error 721"
                   : "GRE has no ports, and what the server sends goes to the last caller; the "
                     "one before him hears no more";
    case firewall::GreMode::CallId:
        break;
    }
    return "each call has a Call ID of its own outside";
}

/// For how long after its end a call is in the way of others.
std::string
KeptOutText(const firewall::NatOptions& box, const NatShare& share)
{
    const std::string time = scenario::DurationText(*share.keptOut);
    if (box.greHolder == firewall::GreHolder::Last)
    {
        return fmt::format(
            "a call that has ended keeps those of its address out that called before "
            "it, for {} (timeouts.gre): until then what the server sends goes to "
            "its caller",
            time);
    }
    const std::string later =
        share.failsWithin > Duration::zero()
            ? fmt::format(
                  "whoever dials within {} of its end sees error 721, who dials later waits "
                  "for the rest",
                  scenario::DurationText(share.failsWithin))
            : std::string("PPP asks for as long, so that others wait, and may see error 629");
    return fmt::format("a call that has ended keeps the others of its address from that server for "
                       "{} (timeouts.gre), as the box cannot tell that it has: {}",
                       time,
                       later);
}

} // namespace

std::string
NatName(const Source& source, std::size_t nat)
{
    const auto& name = source.scenario.nats[nat].name;
    return name ? fmt::format("NAT box \"{}\"", *name) : fmt::format("NAT box {}", nat + 1);
}

std::string
BoxReason(const scenario::NatSpec& nat, PacketKind packet)
{
    switch (packet)
    {
    case PacketKind::EchoRequest:
    case PacketKind::EchoReply:
        return "nobody inside has asked for it";
    case PacketKind::Gre:
    case PacketKind::ServerGre:
        break;
    default:
        return "the port is not forwarded (forward_tcp)";
    }
    if (nat.box.gre == firewall::GreMode::Address)
    {
        return "no GRE has come from inside (gre = \"address\")";
    }
    return IsAtServers(nat) ? "GRE is not forwarded (gre = \"none\", forward_gre)"
                            : "it knows TCP, UDP and ICMP only (gre = \"none\")";
}

std::vector<std::string>
NatTexts(const Source& source, const NatShare& share)
{
    const firewall::NatOptions& box = source.scenario.nats[share.nat].box;
    const std::string who = share.perAddress ? fmt::format("{} callers", *share.perAddress)
                                             : std::string("all callers of a place");
    std::vector<std::string> texts = {
        fmt::format("{}, gre = \"{}\": {}{} an address outside",
                    NatName(source, share.nat),
                    firewall::kGreModeNames.at(static_cast<std::size_t>(box.gre)),
                    share.perAddress == 1U ? "each caller" : who,
                    share.perAddress == 1U ? " has" : " share"),
        fmt::format("{}: {}", AtOnceText(share), SharingReason(box))};
    if (box.gre != firewall::GreMode::None)
    {
        const bool hasIds = box.gre == firewall::GreMode::CallId;
        texts.push_back(fmt::format(
            "an address has {} ports{}: a caller for whom none is left sees error 650; a port is "
            "free again {} after its connection",
            box.ports.Size(),
            hasIds ? fmt::format(" and {} Call IDs", box.callIds.Size()) : "",
            scenario::DurationText(box.timeouts.tcpTransitory)));
    }
    if (share.keptOut)
    {
        texts.push_back(KeptOutText(box, share));
    }
    return texts;
}

namespace
{

/// Addresses that are told one by one.
constexpr std::size_t kMostAddresses = 6;

std::string
AddressText(const Source& source, const ServerAddress& address, const scenario::NatSpec& nat)
{
    std::string text = topologies::ToText(address.outside) + ": ";
    if (!address.forwards.pptp)
    {
        text += "TCP port 1723 is not forwarded; callers see error 650";
    }
    else
    {
        text +=
            fmt::format("TCP port 1723 leads to {}", ServersText(source, {*address.forwards.pptp}));
        std::vector<std::uint32_t> others = address.servers;
        others.erase(std::find(others.begin(), others.end(), *address.forwards.pptp));
        if (!others.empty())
        {
            text += fmt::format(", and so do calls to {}", ServersText(source, others));
        }
    }
    if (address.forwards.gre)
    {
        text +=
            fmt::format("; GRE {}leads to {}",
                        nat.box.gre == firewall::GreMode::None ? "" : "that the box cannot tell ",
                        ServersText(source, {*address.forwards.gre}));
    }
    return text;
}

std::string
ServerGreText(const scenario::NatSpec& nat)
{
    switch (nat.box.gre)
    {
    case firewall::GreMode::None:
        break;
    case firewall::GreMode::Address:
        return "gre = \"address\": GRE of a caller passes once the server has sent him some";
    case firewall::GreMode::CallId:
        return "gre = \"call-id\": GRE passes by the Call IDs of the control connection";
    }
    return "gre = \"none\": GRE passes by forward_gre only; without it the control connection "
           "comes about, no PPP frame passes, and callers see error 721";
}

std::string
SharedText(const scenario::NatSpec& nat, std::size_t servers)
{
    const std::size_t each = nat.serversPerAddress.value_or(static_cast<std::uint32_t>(servers));
    return each == 1 ? "each server has an address outside"
                     : fmt::format("{} servers share an address outside", std::min(each, servers));
}

} // namespace

std::vector<ServerAddress>
ServerAddressesOf(const Source& source, std::size_t nat)
{
    const auto& topology = source.plan.Topology();
    const scenario::NatSpec& spec = source.scenario.nats[nat];
    const auto servers = static_cast<std::uint32_t>(topology.Servers().size());
    std::vector<ServerAddress> addresses;
    for (const auto& forwards : ForwardsOf(spec, servers))
    {
        addresses.push_back({{}, {}, forwards});
    }
    const auto boxes = HostBox::OfServers(topology, spec, nat);
    for (std::uint32_t server = 0; server < servers; ++server)
    {
        auto& address = addresses[AddressOfServer(spec, server)];
        address.outside = {boxes[server].Outside().address};
        address.servers.push_back(server);
    }
    return addresses;
}

std::vector<std::string>
ServerNatTexts(const Source& source, std::size_t nat)
{
    const scenario::NatSpec& spec = source.scenario.nats[nat];
    const auto addresses = ServerAddressesOf(source, nat);
    std::vector<std::string> texts = {
        fmt::format("{}: {}, which callers dial",
                    NatName(source, nat),
                    SharedText(spec, source.plan.Topology().Servers().size())),
        ServerGreText(spec)};
    for (std::size_t i = 0; i < std::min(addresses.size(), kMostAddresses); ++i)
    {
        texts.push_back(AddressText(source, addresses[i], spec));
    }
    if (addresses.size() > kMostAddresses)
    {
        texts.push_back(fmt::format("and {} more addresses", addresses.size() - kMostAddresses));
    }
    return texts;
}

} // namespace pptplab::sim::paths
