// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/firewall-forms.h"

#include "topologies/address-plan.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string_view>

namespace pptplab::sim::scenario
{

namespace
{

struct ByteName
{
    std::string_view name;
    std::uint8_t value;
};

constexpr std::array<ByteName, 4> kProtocols = {{
    {"icmp", firewall::kIcmp},
    {"tcp", firewall::kTcp},
    {"udp", firewall::kUdp},
    {"gre", firewall::kGre},
}};

// RFC 793 3.1.
constexpr std::array<ByteName, 6> kFlags = {{
    {"fin", firewall::kFin},
    {"syn", firewall::kSyn},
    {"rst", firewall::kRst},
    {"psh", 0x08},
    {"ack", firewall::kAck},
    {"urg", 0x20},
}};

struct ActionName
{
    std::string_view name;
    firewall::Action action;
};

constexpr std::array<ActionName, 3> kActions = {{
    {"accept", firewall::Action::Accept},
    {"drop", firewall::Action::Drop},
    {"rst", firewall::Action::Reset},
}};

template <std::size_t N>
std::optional<std::uint8_t>
ValueOf(std::string_view name, const std::array<ByteName, N>& names)
{
    for (const ByteName& each : names)
    {
        if (each.name == name)
        {
            return each.value;
        }
    }
    return std::nullopt;
}

template <typename Form>
Failure<std::string>
MustBe(const Form& form)
{
    return {fmt::format("must be a {}: {}", form.Type(), form.Range())};
}

Value
Text(std::string text)
{
    return {std::move(text), Place{}};
}

} // namespace

Reading<PlacesForm::Content>
PlacesForm::Read(const Value& value) const
{
    const Value::List alone = {value};
    const Value::List& list = value.AsList() == nullptr ? alone : *value.AsList();
    Content places;
    for (const Value& item : list)
    {
        if (item.String() == nullptr || item.String()->empty())
        {
            return MustBe(*this);
        }
        places.push_back(*item.String());
    }
    return places.empty() && !mayBeNone ? Reading<Content>(MustBe(*this))
                                        : Reading<Content>(places);
}

Value
PlacesForm::Write(const Content& places) const
{
    if (places.size() == 1)
    {
        return Text(places.front());
    }
    Value::List list;
    for (const std::string& place : places)
    {
        list.push_back(Text(place));
    }
    return {std::move(list), Place{}};
}

Reading<RoutersForm::Content>
RoutersForm::Read(const Value& value) const
{
    if (value.AsList() == nullptr)
    {
        return MustBe(*this);
    }
    const auto names = PlacesForm{}.Read(value);
    return names ? names : Reading<Content>(MustBe(*this));
}

Value
RoutersForm::Write(const Content& routers) const
{
    Value::List list;
    for (const std::string& router : routers)
    {
        list.push_back(Text(router));
    }
    return {std::move(list), Place{}};
}

Reading<std::uint8_t>
IpProtocolForm::Read(const Value& value) const
{
    if (const auto* name = value.String())
    {
        const auto known = ValueOf(*name, kProtocols);
        return known ? Reading<std::uint8_t>(*known) : Reading<std::uint8_t>(MustBe(*this));
    }
    const auto number = IntegerForm{0, 255}.Read(value);
    return number ? Reading<std::uint8_t>(static_cast<std::uint8_t>(number.Value()))
                  : Reading<std::uint8_t>(MustBe(*this));
}

Value
IpProtocolForm::Write(std::uint8_t protocol) const
{
    for (const ByteName& each : kProtocols)
    {
        if (each.value == protocol)
        {
            return Text(std::string(each.name));
        }
    }
    return {std::int64_t{protocol}, Place{}};
}

std::string
IpProtocolForm::Range() const
{
    return "icmp, tcp, udp, gre or 0..255";
}

Reading<TcpFlagsForm::Content>
TcpFlagsForm::Read(const Value& value) const
{
    const auto* list = value.AsList();
    if (list == nullptr || list->empty())
    {
        return MustBe(*this);
    }
    Content flags;
    for (const Value& item : *list)
    {
        std::string_view name;
        if (const std::string* const text = item.String())
        {
            name = *text;
        }
        const bool isNot = !name.empty() && name.front() == '!';
        name.remove_prefix(isNot ? 1 : 0);
        const auto flag = ValueOf(name, kFlags);
        if (!flag)
        {
            return Failure<std::string>{
                fmt::format("{} in it must be one of {}", ToToml(item), Range())};
        }
        auto& side = isNot ? flags.clear : flags.set;
        side = static_cast<std::uint8_t>(side | *flag);
    }
    if ((flags.set & flags.clear) != 0)
    {
        return Failure<std::string>{"must not ask for a flag to be set and not set"};
    }
    return flags;
}

Value
TcpFlagsForm::Write(Content flags) const
{
    Value::List list;
    for (const ByteName& each : kFlags)
    {
        if ((flags.set & each.value) != 0)
        {
            list.push_back(Text(std::string(each.name)));
        }
        if ((flags.clear & each.value) != 0)
        {
            list.push_back(Text("!" + std::string(each.name)));
        }
    }
    return {std::move(list), Place{}};
}

std::string
TcpFlagsForm::Range() const
{
    return "fin, syn, rst, psh, ack, urg, each with ! before it when it must not be set";
}

Reading<firewall::Prefix>
PrefixForm::Read(const Value& value) const
{
    const std::string text = value.String() == nullptr ? "" : *value.String();
    if (const auto network = topologies::NetworkFrom(text))
    {
        return Content{network->base.value, static_cast<std::uint8_t>(network->prefix)};
    }
    const auto address = topologies::AddressFrom(text);
    return address ? Reading<Content>(Content{address->value, 32})
                   : Reading<Content>(MustBe(*this));
}

Value
PrefixForm::Write(firewall::Prefix prefix) const
{
    return Text(topologies::ToText(topologies::Network{{prefix.network}, prefix.length}));
}

Reading<firewall::Verdict>
VerdictForm::Read(const Value& value) const
{
    for (const ActionName& each : kActions)
    {
        if (value.String() != nullptr && *value.String() == each.name)
        {
            return Content{each.action, 0};
        }
    }
    const auto* table = value.AsTable();
    const Value* code = table == nullptr || table->size() != 1 ? nullptr : Find(*table, "icmp");
    const auto number = code == nullptr ? Reading<std::int64_t>(Failure<std::string>{""})
                                        : IntegerForm{0, 15}.Read(*code);
    if (!number)
    {
        return MustBe(*this);
    }
    return Content{firewall::Action::IcmpUnreachable, static_cast<std::uint8_t>(number.Value())};
}

Value
VerdictForm::Write(firewall::Verdict verdict) const
{
    for (const ActionName& each : kActions)
    {
        if (each.action == verdict.action)
        {
            return Text(std::string(each.name));
        }
    }
    Value::Table table;
    table.push_back({"icmp", Value{std::int64_t{verdict.icmpCode}, Place{}}});
    return {std::move(table), Place{}};
}

} // namespace pptplab::sim::scenario
