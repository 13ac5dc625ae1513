// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/structs/scenario.h"

namespace pptplab::sim::scenario
{

std::vector<ProtocolSet>
BindingsOf(const BoundPorts& bound, std::uint32_t ports)
{
    std::vector<ProtocolSet> bindings(ports, bound.protocols);
    const auto keep = [&](NetworkProtocol protocol, std::optional<std::uint32_t> count) {
        for (std::size_t port = count.value_or(ports); port < bindings.size(); ++port)
        {
            bindings[port] = bindings[port].Without(protocol);
        }
    };
    keep(NetworkProtocol::TcpIp, bound.tcpIp);
    keep(NetworkProtocol::NetBeui, bound.netBeui);
    keep(NetworkProtocol::Ipx, bound.ipx);
    return bindings;
}

const std::string&
AccountPassword(const ClientGroup& group)
{
    return group.account.password ? *group.account.password : group.password;
}

} // namespace pptplab::sim::scenario
