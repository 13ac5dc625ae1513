// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_FIREWALL_RULE_SET_H
#define PPTPLAB_MODELS_FIREWALL_RULE_SET_H

#include "models/base/units.h"
#include "models/firewall/packet-header.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::firewall
{

/// An IPv4 prefix; length 0 holds every address.
struct Prefix
{
    std::uint32_t network = 0; ///< host byte order; bits beyond the length do not matter
    std::uint8_t length = 0;   ///< 0..32

    constexpr bool Holds(std::uint32_t address) const
    {
        return length == 0 || ((address ^ network) >> (32U - length)) == 0;
    }
};

/// Relative to the device that filters, at one of its interfaces.
enum class Direction : std::uint8_t
{
    In,
    Out,
    Both,
};

/// What a packet must look like. A field that is not given holds every packet; a given one holds
/// only packets that have it, so a rule for a port never meets a later fragment.
struct Match
{
    std::optional<std::uint8_t> protocol;
    Prefix source;
    Prefix destination;
    std::optional<std::uint16_t> sourcePort;
    std::optional<std::uint16_t> destinationPort;
    std::optional<std::uint16_t> eitherPort;
    std::uint8_t tcpFlagsSet = 0;   ///< flags that must be set
    std::uint8_t tcpFlagsClear = 0; ///< flags that must not be set
    std::optional<std::uint8_t> icmpType;
    std::optional<std::uint8_t> greVersion;
};

enum class Action : std::uint8_t
{
    Accept,
    Drop,            ///< silently
    Reset,           ///< drop, and answer a TCP segment with RST; anything else is dropped
    IcmpUnreachable, ///< drop, and send ICMP type 3 from the interface's address
};

struct Verdict
{
    Action action = Action::Accept;
    std::uint8_t icmpCode = 0; ///< 0..15 of ICMP type 3 (RFC 792, RFC 1812 5.2.7.1)

    friend constexpr bool operator==(Verdict a, Verdict b)
    {
        return a.action == b.action && a.icmpCode == b.icmpCode;
    }
};

struct Rule
{
    Match match;
    Direction direction = Direction::Both;
    std::optional<std::uint32_t> interface; ///< number of the interface; none for each
    Verdict verdict;
    Duration from{}; ///< the rule is there in [from, until)
    Duration until = Duration::max();
};

/// The place and time at which a packet passes.
struct Passage
{
    Direction direction = Direction::In; ///< way of the packet: In or Out
    std::uint32_t interface = 0;
    Duration at{};
};

/// Ordered rules, first match decides, without a match the packet passes. Counts the packets that
/// met each rule. Not here: state of connections, fragments put together, logs.
class RuleSet
{
  public:
    RuleSet() = default;
    explicit RuleSet(std::vector<Rule> rules);

    Verdict Decide(const PacketHeader& packet, const Passage& passage);

    std::size_t Size() const { return m_rules.size(); }
    const Rule& At(std::size_t rule) const { return m_rules[rule]; }

    /// Packets for which this rule decided.
    std::uint64_t Met(std::size_t rule) const { return m_met[rule]; }

    /// Packets that met no rule.
    std::uint64_t Passed() const { return m_passed; }

  private:
    std::vector<Rule> m_rules;
    std::vector<std::uint64_t> m_met;
    std::uint64_t m_passed = 0;
};

/// Whether the packet looks as the match says.
bool Holds(const Match& match, const PacketHeader& packet);

} // namespace pptplab::firewall

#endif
