// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_EXCHANGE_H
#define PPTPLAB_SIM_PATHS_EXCHANGE_H

#include "models/base/icmp-reaction.h"
#include "models/session/end.h"
#include "sim/paths/filtered-network.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace pptplab::sim::paths
{

/// The kinds of packets that a call needs, in the order in which it needs them, and a ping's.
enum class PacketKind : std::uint8_t
{
    Syn,
    SynAck,
    Ack,         ///< the caller's acknowledgment, without data
    Message,     ///< the caller's message on the control connection
    ServerAck,   ///< the server's acknowledgment, without data
    ServerReply, ///< the server's message on the control connection
    Gre,
    ServerGre,
    EchoRequest,
    EchoReply,
};

struct KindNote
{
    std::string_view what;
    bool fromCaller;
};

inline constexpr std::array<KindNote, 10> kKindNotes = {{
    {"TCP SYN to port 1723", true},
    {"TCP SYN and ACK from port 1723", false},
    {"TCP ACK to port 1723", true},
    {"control messages to TCP port 1723", true},
    {"TCP ACK from port 1723", false},
    {"control messages from TCP port 1723", false},
    {"GRE (IP protocol 47)", true},
    {"GRE (IP protocol 47)", false},
    {"ping", true},
    {"the answer to a ping", false},
}};

constexpr const KindNote&
NoteOf(PacketKind kind)
{
    return kKindNotes[static_cast<std::size_t>(kind)];
}

/// A kind of packet that does not get through.
struct Obstacle
{
    PacketKind packet = PacketKind::Syn;
    Stop stop;
    std::optional<bool> told; ///< an answer is sent by the rule; whether it reaches the sender
};

/// Options of the machines at both ends, as far as they decide what rules do to a call.
struct ExchangeOptions
{
    IcmpReaction caller = IcmpReaction::Hard;
    IcmpReaction server = IcmpReaction::Hard;
    bool serverAcknowledges = true; ///< a request before it answers: it works longer than TCP waits
};

ExchangeOptions ExchangeOptionsOf(const scenario::Scenario& scenario, std::uint32_t group);

/// What the network makes of a call between two machines that are in order.
struct CallVerdict
{
    /// How the call fails for the caller; none: PPTP passes.
    std::optional<session::EndCause> failure;
    std::vector<Obstacle> obstacles; ///< all obstacles, also those that no packet reaches
};

CallVerdict VerdictOf(const FilteredNetwork& network,
                      const topologies::Graph& machines,
                      topologies::Vertex client,
                      topologies::Vertex dialled,
                      const ExchangeOptions& options);

Outcome OutcomeOf(const CallVerdict& verdict);

/// The number of the error that the caller sees; 0 when PPTP passes.
std::uint16_t RasErrorOf(const CallVerdict& verdict);

/// The caller's ping is answered.
bool AnswersPing(const CallVerdict& verdict);

/// The rules of the obstacles, each once, ascending.
std::vector<std::size_t> RulesIn(const std::vector<Obstacle>& obstacles);

} // namespace pptplab::sim::paths

#endif
