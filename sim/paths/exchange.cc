// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/exchange.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace pptplab::sim::paths
{

using firewall::Action;
using firewall::PacketHeader;
using session::EndCause;
using topologies::Vertex;

namespace
{

constexpr std::uint8_t kPush = 0x08; // RFC 793 3.1
constexpr std::uint8_t kProtocolUnreachable = 2;
constexpr std::uint8_t kPortUnreachable = 3;
constexpr std::uint8_t kPptpGre = 1;                             // version, RFC 2637 4.1
constexpr Duration kDelayedAck = std::chrono::milliseconds(200); // ns3::TcpSocket::DelAckTimeout

/// A segment as the caller sends it, without addresses.
PacketHeader
Segment(std::uint8_t flags)
{
    PacketHeader header;
    header.protocol = firewall::kTcp;
    header.ports = PacketHeader::Ports{kCallerPort, firewall::kPptpControl};
    header.tcpFlags = flags;
    return header;
}

/// Addresses apart; of TCP as the caller sends it.
PacketHeader
HeaderOf(PacketKind kind)
{
    const auto icmp = [](std::uint8_t type) {
        PacketHeader header;
        header.protocol = firewall::kIcmp;
        header.icmpType = type;
        return header;
    };
    PacketHeader gre;
    gre.protocol = firewall::kGre;
    gre.greVersion = kPptpGre;
    switch (kind)
    {
    case PacketKind::Syn:
        return Segment(firewall::kSyn);
    case PacketKind::SynAck:
        return Segment(firewall::kSyn | firewall::kAck);
    case PacketKind::Ack:
    case PacketKind::ServerAck:
        return Segment(firewall::kAck);
    case PacketKind::Message:
    case PacketKind::ServerReply:
        return Segment(firewall::kAck | kPush);
    case PacketKind::Gre:
    case PacketKind::ServerGre:
        return gre;
    case PacketKind::EchoRequest:
        return icmp(firewall::kIcmpEcho);
    case PacketKind::EchoReply:
        break;
    }
    return icmp(firewall::kIcmpEchoReply);
}

bool
EndsConnection(const Obstacle& obstacle, IcmpReaction reaction)
{
    const auto verdict = obstacle.stop.verdict;
    if (!obstacle.told.value_or(false))
    {
        return false;
    }
    const bool hard =
        verdict.icmpCode == kProtocolUnreachable || verdict.icmpCode == kPortUnreachable;
    return verdict.action == Action::Reset || (hard && reaction != IcmpReaction::None);
}

class Exchange
{
  public:
    /// `strayRefused`: the server's RST for a segment of no connection reaches the caller.
    Exchange(const std::vector<Obstacle>& obstacles,
             const ExchangeOptions& options,
             bool strayRefused)
        : m_obstacles(obstacles), m_options(options), m_strayRefused(strayRefused)
    {
    }

    /// Nobody fails a call but the first that meets it.
    std::optional<EndCause> Failure() const
    {
        for (const auto& failure : {OfConnection(), OfMessages(), OfTunnel()})
        {
            if (failure)
            {
                return failure;
            }
        }
        return std::nullopt;
    }

  private:
    const Obstacle* Find(PacketKind packet) const
    {
        const auto found =
            std::find_if(m_obstacles.begin(), m_obstacles.end(), [packet](const Obstacle& each) {
                return each.packet == packet;
            });
        return found == m_obstacles.end() ? nullptr : &*found;
    }

    std::optional<EndCause> OfConnection() const
    {
        const Obstacle* const syn = Find(PacketKind::Syn);
        if (syn == nullptr)
        {
            return Find(PacketKind::SynAck) == nullptr ? std::nullopt
                                                       : std::optional(EndCause::Unreachable);
        }
        const bool told = syn->told.value_or(false);
        if (told && syn->stop.verdict.action == Action::Reset)
        {
            return EndCause::NoListener;
        }
        const bool anyCode = m_options.caller == IcmpReaction::Connect && told;
        return anyCode || EndsConnection(*syn, m_options.caller) ? EndCause::IcmpUnreachable
                                                                 : EndCause::Unreachable;
    }

    /// The acknowledgment of the handshake and the first message leave together: what stops one of
    /// them nearer to the caller answers first.
    std::optional<EndCause> OfMessages() const
    {
        const Obstacle* const message = Find(PacketKind::Message);
        const Obstacle* first = nullptr;
        for (const Obstacle* const each : {Find(PacketKind::Ack), message})
        {
            if (each != nullptr && EndsConnection(*each, m_options.caller) &&
                (first == nullptr || each->stop.hops < first->stop.hops))
            {
                first = each;
            }
        }
        if (first != nullptr)
        {
            return first->stop.verdict.action == Action::Reset ? EndCause::ControlReset
                                                               : EndCause::IcmpUnreachable;
        }
        if (message != nullptr)
        {
            return EndCause::ReplyTimeout;
        }
        return OfReplies();
    }

    /// What rules tell the server about its own packets may end its connection; then it has none
    /// when the caller repeats what was not acknowledged.
    std::optional<EndCause> OfReplies() const
    {
        const Obstacle* const ack = Find(PacketKind::ServerAck);
        const Obstacle* const reply = Find(PacketKind::ServerReply);
        const bool endsAtAck = ack != nullptr && m_options.serverAcknowledges &&
                               EndsConnection(*ack, m_options.server);
        if (!endsAtAck && reply == nullptr)
        {
            return std::nullopt;
        }
        const bool acknowledged = m_options.serverAcknowledges && ack == nullptr;
        const bool ends = endsAtAck || EndsConnection(*reply, m_options.server);
        return ends && !acknowledged && m_strayRefused ? EndCause::ControlReset
                                                       : EndCause::ReplyTimeout;
    }

    /// ICMP errors about GRE are heard by nobody.
    std::optional<EndCause> OfTunnel() const
    {
        if (Find(PacketKind::ServerGre) != nullptr)
        {
            return EndCause::PeerSilent;
        }
        return Find(PacketKind::Gre) == nullptr ? std::nullopt
                                                : std::optional(EndCause::PppTimeout);
    }

    const std::vector<Obstacle>& m_obstacles;
    const ExchangeOptions& m_options;
    bool m_strayRefused;
};

} // namespace

ExchangeOptions
ExchangeOptionsOf(const scenario::Scenario& scenario, std::uint32_t group)
{
    return {scenario.clients[group].tcp.icmp,
            scenario.server.tcp.icmp,
            scenario.server.session.startDelay > kDelayedAck};
}

CallVerdict
VerdictOf(const FilteredNetwork& network,
          const topologies::Graph& machines,
          Vertex client,
          Vertex dialled,
          const ExchangeOptions& options)
{
    const firewall::Endpoint seenAs = network.SeenAs(client);
    const Vertex server = network.AnsweringAt(dialled);
    const auto send = [&](PacketHeader packet, bool fromCaller) {
        const Vertex from = fromCaller ? client : server;
        const Vertex to = fromCaller ? server : client;
        packet.source = machines[from].address.value;
        packet.destination = fromCaller ? network.SeenAs(to).address : seenAs.address;
        if (!fromCaller && packet.ports)
        {
            packet.ports = PacketHeader::Ports{firewall::kPptpControl, seenAs.port};
        }
        const auto stop = network.Send(packet, from, to);
        return std::pair(stop, stop ? network.AnswerArrives(*stop, from) : std::nullopt);
    };
    CallVerdict verdict;
    for (std::size_t i = 0; i < kKindNotes.size(); ++i)
    {
        const auto kind = static_cast<PacketKind>(i);
        if (const auto [stop, told] = send(HeaderOf(kind), NoteOf(kind).fromCaller); stop)
        {
            verdict.obstacles.push_back({kind, *stop, told});
        }
    }
    const bool strayRefused = !send(Segment(firewall::kRst), false).first;
    verdict.failure = Exchange(verdict.obstacles, options, strayRefused).Failure();
    return verdict;
}

Outcome
OutcomeOf(const CallVerdict& verdict)
{
    return verdict.failure
               ? session::OutcomeOf({*verdict.failure, 0, false}).value_or(Outcome::Connected)
               : Outcome::Connected;
}

std::uint16_t
RasErrorOf(const CallVerdict& verdict)
{
    return verdict.failure ? session::RasErrorOf({*verdict.failure, 0, false}) : std::uint16_t{0};
}

bool
AnswersPing(const CallVerdict& verdict)
{
    return std::none_of(
        verdict.obstacles.begin(), verdict.obstacles.end(), [](const Obstacle& each) {
            return each.packet == PacketKind::EchoRequest || each.packet == PacketKind::EchoReply;
        });
}

std::vector<std::size_t>
RulesIn(const std::vector<Obstacle>& obstacles)
{
    std::set<std::size_t> rules;
    for (const Obstacle& each : obstacles)
    {
        if (each.stop.by == StoppedBy::Rule)
        {
            rules.insert(each.stop.rule);
        }
    }
    return {rules.begin(), rules.end()};
}

} // namespace pptplab::sim::paths
