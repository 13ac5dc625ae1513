// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_FORMS_FIREWALL_FORMS_H
#define PPTPLAB_SIM_SCENARIO_FORMS_FIREWALL_FORMS_H

#include "models/firewall/rule-set.h"
#include "sim/scenario/forms/forms.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::scenario
{

/// "provider" or ["office", "home"].
struct PlacesForm
{
    using Content = std::vector<std::string>;

    /// What the range column says.
    std::string_view rule = "routers, servers, \"servers\", client groups, \"clients\"";
    bool mayBeNone = false; ///< [] is one, too

    Reading<Content> Read(const Value& value) const;
    Value Write(const Content& places) const;
    std::string Type() const { return "name or list of names"; }
    std::string Range() const { return std::string(rule); }
};

/// ["core", "pop-1"].
struct RoutersForm
{
    using Content = std::vector<std::string>;

    Reading<Content> Read(const Value& value) const;
    Value Write(const Content& routers) const;
    std::string Type() const { return "list of names"; }
    std::string Range() const { return "routers"; }
};

/// "gre" or 47.
struct IpProtocolForm
{
    using Content = std::uint8_t;

    Reading<Content> Read(const Value& value) const;
    Value Write(Content protocol) const;
    std::string Type() const { return "name or number"; }
    std::string Range() const;
};

/// ["syn", "!ack"]: set, and not set.
struct TcpFlagsForm
{
    struct Content
    {
        std::uint8_t set = 0;
        std::uint8_t clear = 0;
    };

    Reading<Content> Read(const Value& value) const;
    Value Write(Content flags) const;
    std::string Type() const { return "list of names"; }
    std::string Range() const;
};

/// "10.0.0.0/14" or "10.0.0.2".
struct PrefixForm
{
    using Content = firewall::Prefix;

    Reading<Content> Read(const Value& value) const;
    Value Write(Content prefix) const;
    std::string Type() const { return "network"; }
    std::string Range() const { return "an address, or network/length: \"10.0.0.0/14\""; }
};

/// "accept", "drop", "rst" or { icmp = 13 }.
struct VerdictForm
{
    using Content = firewall::Verdict;

    Reading<Content> Read(const Value& value) const;
    Value Write(Content verdict) const;
    std::string Type() const { return "verdict"; }
    std::string Range() const { return "accept, drop, rst, { icmp = 0..15 }"; }
};

} // namespace pptplab::sim::scenario

#endif
