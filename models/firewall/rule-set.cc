// SPDX-License-Identifier: GPL-2.0-only
#include "models/firewall/rule-set.h"

#include "models/firewall/deciding-rule.h"

#include <utility>

namespace pptplab::firewall
{

namespace
{

template <typename T>
bool
Agrees(const std::optional<T>& wanted, const std::optional<T>& seen)
{
    return !wanted || wanted == seen;
}

bool
PortsAgree(const Match& match, const std::optional<PacketHeader::Ports>& ports)
{
    if (!match.sourcePort && !match.destinationPort && !match.eitherPort)
    {
        return true;
    }
    if (!ports)
    {
        return false;
    }
    return match.sourcePort.value_or(ports->source) == ports->source &&
           match.destinationPort.value_or(ports->destination) == ports->destination &&
           (!match.eitherPort || *match.eitherPort == ports->source ||
            *match.eitherPort == ports->destination);
}

bool
FlagsAgree(const Match& match, const std::optional<std::uint8_t>& flags)
{
    if (match.tcpFlagsSet == 0 && match.tcpFlagsClear == 0)
    {
        return true;
    }
    return flags && (*flags & match.tcpFlagsSet) == match.tcpFlagsSet &&
           (*flags & match.tcpFlagsClear) == 0;
}

bool
IsThere(const Rule& rule, const Passage& passage)
{
    return (rule.direction == Direction::Both || rule.direction == passage.direction) &&
           rule.interface.value_or(passage.interface) == passage.interface &&
           rule.from <= passage.at && passage.at < rule.until;
}

} // namespace

bool
Holds(const Match& match, const PacketHeader& packet)
{
    return Agrees(match.protocol, std::optional{packet.protocol}) &&
           match.source.Holds(packet.source) && match.destination.Holds(packet.destination) &&
           PortsAgree(match, packet.ports) && FlagsAgree(match, packet.tcpFlags) &&
           Agrees(match.icmpType, packet.icmpType) && Agrees(match.greVersion, packet.greVersion);
}

RuleSet::RuleSet(std::vector<Rule> rules) : m_rules(std::move(rules)), m_met(m_rules.size()) {}

std::optional<std::size_t>
DecidingRule(const RuleSet& rules, const PacketHeader& packet, const Passage& passage)
{
    const std::size_t count = rules.Size();
    for (std::size_t i = 0; i < count; ++i)
    {
        const Rule& rule = rules.At(i);
        // First what most rules differ in, as each packet is held against all of them.
        if (rule.match.protocol.value_or(packet.protocol) == packet.protocol &&
            IsThere(rule, passage) && Holds(rule.match, packet))
        {
            return i;
        }
    }
    return std::nullopt;
}

Verdict
RuleSet::Decide(const PacketHeader& packet, const Passage& passage)
{
    const auto rule = DecidingRule(*this, packet, passage);
    if (!rule)
    {
        ++m_passed;
        return {};
    }
    ++m_met[*rule];
    return m_rules[*rule].verdict;
}

} // namespace pptplab::firewall
