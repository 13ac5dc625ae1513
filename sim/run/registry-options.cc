// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/registry-options.h"

#include <fmt/format.h>

#include <utility>

namespace pptplab::sim::run
{

namespace
{

using Name = scenario::RegistryName;

/// What the registry says, or else `value` as it is.
template <typename Value>
void
Set(const scenario::Registry::Entry& entry, Value& value)
{
    value = entry ? static_cast<Value>(*entry) : value;
}

void
SetSeconds(const scenario::Registry::Entry& entry, Duration& time)
{
    time = entry ? std::chrono::seconds(*entry) : time;
}

void
Apply(const scenario::Registry& registry, ppp::Options& ppp)
{
    SetSeconds(registry[Name::RestartTimer], ppp.restartTimer);
    SetSeconds(registry[Name::NegotiateTime], ppp.negotiateTime);
    Set(registry[Name::MaxConfigure], ppp.maxConfigure);
    Set(registry[Name::MaxFailure], ppp.maxFailure);
    Set(registry[Name::MaxReject], ppp.maxReject);
    Set(registry[Name::MaxTerminate], ppp.maxTerminate);
}

/// What server and client have under the same names.
template <typename Options>
void
ApplyToEither(const scenario::Registry& registry, Options& options)
{
    SetSeconds(registry[Name::InactivityIdleSeconds], options.control.inactivityIdle);
    SetSeconds(registry[Name::EchoReplyTimeoutSeconds], options.control.echoReplyTimeout);
    Set(registry[Name::RxPacketWindow], options.gre.receiveWindow);
    if (registry[Name::Historyless] == 0U)
    {
        options.encryption.stateless = false; // 1 is no help where the service pack lacks it
    }
    if (options.tunnelMtu != session::kWideTunnelMtu)
    {
        // Service packs with the wide MTU do not read the value.
        Set(registry[Name::TunnelMtu], options.tunnelMtu);
    }
    Apply(registry, options.ppp);
}

std::string
Nanoseconds(Duration time)
{
    return fmt::format("{}ns", time.count());
}

std::optional<firewall::PptpFilteringOptions>
FilteringOf(const scenario::Registry& registry, const ras::Faults& faults)
{
    if (registry[Name::PptpFiltering] != 1U)
    {
        return std::nullopt;
    }
    firewall::PptpFilteringOptions filtering;
    filtering.allowPacketsForLocalMachine =
        registry[Name::AllowPacketsForLocalMachine] == 1U && !faults.filteringHidesMachine;
    filtering.dropsAllBroadcasts = faults.filteringDropsBroadcasts;
    return filtering;
}

} // namespace

std::optional<firewall::PptpFilteringOptions>
FilteringOf(const scenario::ServerSpec& server)
{
    if (server.ras.level.product == ras::Product::Rras)
    {
        return std::nullopt;
    }
    auto filtering = FilteringOf(server.registry, FaultsOf(server.ras.level, ras::Side::Server));
    if (filtering && server.filteringStopsAt)
    {
        filtering->until = *server.filteringStopsAt;
    }
    return filtering;
}

std::optional<firewall::PptpFilteringOptions>
FilteringOf(const scenario::ClientGroup& group)
{
    const ras::Level level{ras::Product::Workstation, group.servicePack, group.hotfixes};
    return FilteringOf(group.registry, FaultsOf(level, ras::Side::Client));
}

void
Apply(const scenario::Registry& registry, session::ClientOptions& options)
{
    ApplyToEither(registry, options);
    Set(registry[Name::UseLmPassword], options.useLmPassword);
}

void
Apply(const scenario::Registry& registry, session::ServerOptions& options)
{
    ApplyToEither(registry, options);
    Set(registry[Name::AuthenticateRetries], options.authentication.retries);
    SetSeconds(registry[Name::AuthenticateTime], options.authentication.time);
}

std::vector<network::HostAttribute>
HostAttributes(const scenario::Registry& registry, const scenario::TcpSpec& tcp)
{
    const scenario::TcpSpec usual;
    std::vector<network::HostAttribute> attributes;
    for (const auto& [name, attribute] :
         {std::pair{Name::PptpTcpMaxDataRetransmissions, "PPTPTcpMaxDataRetransmissions"},
          std::pair{Name::TcpMaxConnectRetransmissions, "TcpMaxConnectRetransmissions"},
          std::pair{Name::TcpMaxConnectResponseRetransmissions,
                    "TcpMaxConnectResponseRetransmissions"},
          std::pair{Name::NumberLineDevices, "NumberLineDevices"}})
    {
        if (registry[name])
        {
            attributes.push_back({attribute, fmt::format("{}", *registry[name])});
        }
    }
    if (tcp.rtoInitial != usual.rtoInitial)
    {
        attributes.push_back({"InitialRto", Nanoseconds(tcp.rtoInitial)});
    }
    if (tcp.rtoMin != usual.rtoMin)
    {
        attributes.push_back({"MinRto", Nanoseconds(tcp.rtoMin)});
    }
    if (tcp.rtoCeiling != usual.rtoCeiling)
    {
        attributes.push_back({"RtoCeiling", Nanoseconds(tcp.rtoCeiling.value_or(Duration{}))});
    }
    if (tcp.icmp != usual.icmp)
    {
        attributes.push_back(
            {"IcmpReaction",
             std::string(kIcmpReactionNames.at(static_cast<std::size_t>(tcp.icmp)))});
    }
    return attributes;
}

} // namespace pptplab::sim::run
