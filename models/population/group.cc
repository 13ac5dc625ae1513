// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/group.h"

#include <algorithm>

namespace pptplab::population
{

namespace
{

NamedStream
StreamOf(const Group& group,
         std::string_view purpose,
         std::uint64_t seed,
         std::uint64_t replication)
{
    const std::string name = "clients." + group.name + "." + std::string(purpose);
    return NamedStream({seed, replication, name});
}

/// At least 1 ns, so that time goes on however many calls are offered. Pre: the rate is not 0.
Duration
MeanGap(Rate rate)
{
    return std::max(Duration{1}, FromSeconds(1 / rate.perSecond));
}

} // namespace

GroupDraws::GroupDraws(const Group& group,
                       std::uint32_t groupNumber,
                       std::uint64_t seed,
                       std::uint64_t replication)
    : m_group(group),
      m_number(groupNumber),
      m_gap(group.arrivalRate.perSecond > 0 ? Law::Exponential(MeanGap(group.arrivalRate)) : Law()),
      m_arrivals(StreamOf(group, "arrivals", seed, replication)),
      m_holding(StreamOf(group, "holding", seed, replication)),
      m_protocol(StreamOf(group, "protocol", seed, replication)),
      m_redial(StreamOf(group, "redial", seed, replication)),
      m_server(StreamOf(group, "server", seed, replication))
{
}

Duration
GroupDraws::NextGap()
{
    return m_gap.IsZero() ? Duration::max() : m_gap.Sample(m_arrivals);
}

Caller
GroupDraws::NextCaller()
{
    Caller caller;
    caller.holding = m_group.holding.Sample(m_holding);
    caller.protocols = m_group.protocols;
    caller.group = m_number;
    if (m_group.netbeuiShare > 0 && m_protocol.Uniform() < m_group.netbeuiShare)
    {
        caller.protocols = caller.protocols.With(NetworkProtocol::NetBeui);
    }
    return caller;
}

std::optional<Duration>
GroupDraws::PauseAfterFailure(const Caller& caller)
{
    const auto& redial = m_group.redial;
    if (!redial || caller.redials >= redial->tries || m_redial.Uniform() >= redial->probability)
    {
        return std::nullopt;
    }
    return redial->pause.Sample(m_redial);
}

std::uint32_t
GroupDraws::ChooseServer(std::uint32_t servers)
{
    return servers == 1 ? 0 : static_cast<std::uint32_t>(m_server.Below(servers));
}

} // namespace pptplab::population
