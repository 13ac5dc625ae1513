// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/structs/nat-boxes.h"

#include "sim/scenario/structs/session-use.h"

#include <algorithm>

namespace pptplab::sim::scenario
{

namespace
{

/// Index of the first of which that holds.
template <typename Predicate>
std::optional<std::size_t>
IndexOf(const std::vector<NatSpec>& nats, Predicate predicate)
{
    const auto nat = std::find_if(nats.begin(), nats.end(), predicate);
    return nat == nats.end() ? std::nullopt
                             : std::optional(static_cast<std::size_t>(nat - nats.begin()));
}

} // namespace

std::optional<std::size_t>
NatOf(const std::vector<NatSpec>& nats, const std::string& group)
{
    return IndexOf(nats, [&group](const NatSpec& each) {
        return std::any_of(each.at.begin(), each.at.end(), [&group](const std::string& name) {
            return name == group || name == "clients";
        });
    });
}

bool
IsAtServers(const NatSpec& nat)
{
    return std::find(nat.at.begin(), nat.at.end(), kServersPlace) != nat.at.end();
}

std::optional<std::size_t>
ServerNatOf(const std::vector<NatSpec>& nats)
{
    return IndexOf(nats, IsAtServers);
}

std::uint32_t
AddressOfServer(const NatSpec& nat, std::uint32_t server)
{
    return nat.serversPerAddress ? server / *nat.serversPerAddress : 0;
}

std::vector<ServerForwards>
ForwardsOf(const NatSpec& nat, std::uint32_t servers)
{
    std::vector<ServerForwards> forwards(AddressOfServer(nat, servers - 1) + 1);
    const auto enter = [&](const std::vector<std::string>& names, auto field) {
        for (const std::string& name : names)
        {
            if (const auto number = ServerNumber(name, servers))
            {
                forwards[AddressOfServer(nat, *number)].*field = *number;
            }
        }
    };
    for (std::uint32_t server = servers; server-- > 0 && !nat.forwardTcp;)
    {
        forwards[AddressOfServer(nat, server)].pptp = server;
    }
    enter(nat.forwardTcp.value_or(std::vector<std::string>{}), &ServerForwards::pptp);
    enter(nat.forwardGre.value_or(std::vector<std::string>{}), &ServerForwards::gre);
    return forwards;
}

std::vector<std::optional<std::uint32_t>>
AnsweringServers(const std::vector<NatSpec>& nats, std::uint32_t servers)
{
    const auto nat = ServerNatOf(nats);
    const auto forwards = nat ? ForwardsOf(nats[*nat], servers) : std::vector<ServerForwards>{};
    std::vector<std::optional<std::uint32_t>> answering;
    answering.reserve(servers);
    for (std::uint32_t server = 0; server < servers; ++server)
    {
        answering.push_back(nat ? forwards[AddressOfServer(nats[*nat], server)].pptp
                                : std::optional(server));
    }
    return answering;
}

std::uint32_t
BoxesOf(const std::vector<NatSpec>& nats, const std::string& group, std::uint32_t machines)
{
    const auto nat = NatOf(nats, group);
    if (!nat || machines == 0)
    {
        return 0;
    }
    return (machines - 1) / nats[*nat].clientsPerAddress.value_or(machines) + 1;
}

} // namespace pptplab::sim::scenario
