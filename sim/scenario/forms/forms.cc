// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/forms.h"

#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pptplab::sim::scenario
{

namespace
{

struct ProtocolName
{
    std::string_view name;
    NetworkProtocol protocol;
};

constexpr std::array<ProtocolName, 3> kProtocols = {{
    {"tcpip", NetworkProtocol::TcpIp},
    {"netbeui", NetworkProtocol::NetBeui},
    {"ipx", NetworkProtocol::Ipx},
}};

NameListForm
ProtocolNames()
{
    NameListForm form;
    for (const ProtocolName& each : kProtocols)
    {
        form.names.emplace_back(each.name);
    }
    return form;
}

template <typename Form>
Failure<std::string>
MustBe(const Form& form)
{
    return {fmt::format(
        "must be {} {}: {}", form.Type() == "integer" ? "an" : "a", form.Type(), form.Range())};
}

template <typename Content>
Value
Made(Content content)
{
    return {std::move(content), Place{}};
}

} // namespace

std::string
Joined(const std::vector<std::string>& names)
{
    return fmt::format("{}", fmt::join(names, ", "));
}

Reading<std::int64_t>
IntegerForm::Read(const Value& value) const
{
    const auto* number = std::get_if<std::int64_t>(&value.content);
    if (number == nullptr || *number < low || *number > high)
    {
        return MustBe(*this);
    }
    return *number;
}

Value
IntegerForm::Write(std::int64_t number) const
{
    return Made(number);
}

std::string
IntegerForm::Range() const
{
    const std::string range = fmt::format("{}..{}", low, high);
    return unit.empty() ? range : fmt::format("{} {}", range, unit);
}

Reading<double>
NumberForm::Read(const Value& value) const
{
    double number = std::nan("");
    if (const auto* real = std::get_if<double>(&value.content))
    {
        number = *real;
    }
    else if (const auto* integer = std::get_if<std::int64_t>(&value.content))
    {
        number = static_cast<double>(*integer);
    }
    if (!(number >= low && number <= high)) // false for NaN too
    {
        return MustBe(*this);
    }
    return number;
}

Value
NumberForm::Write(double number) const
{
    return Made(number);
}

std::string
NumberForm::Range() const
{
    return fmt::format("{}..{}", low, high);
}

Reading<Duration>
TimeForm::Read(const Value& value) const
{
    const auto time = value.String() == nullptr ? std::nullopt : ParseDuration(*value.String());
    const Duration least{zero == Zero::Excluded ? 1 : 0};
    if (!time || *time < least || *time > kLongestTime)
    {
        return MustBe(*this);
    }
    return *time;
}

Value
TimeForm::Write(Duration time) const
{
    return Made(DurationText(time));
}

std::string
TimeForm::Range() const
{
    return fmt::format("{} \"0s\", up to \"{}\", in ns us ms s min h d",
                       zero == Zero::Allowed ? "from" : "more than",
                       kLongestTimeText);
}

Reading<Rate>
RateForm::Read(const Value& value) const
{
    const auto rate = value.String() == nullptr ? std::nullopt : ParseRate(*value.String());
    if (!rate || !(rate->perSecond >= 0 && rate->perSecond <= kHighest))
    {
        return MustBe(*this);
    }
    return *rate;
}

Value
RateForm::Write(Rate rate) const
{
    return Made(RateText(rate));
}

Reading<BitRate>
BitRateForm::Read(const Value& value) const
{
    const auto rate = value.String() == nullptr ? std::nullopt : ParseBitRate(*value.String());
    if (!rate || rate->bitsPerSecond == 0)
    {
        return MustBe(*this);
    }
    return *rate;
}

Value
BitRateForm::Write(BitRate rate) const
{
    return Made(BitRateText(rate));
}

Reading<std::string>
TextForm::Read(const Value& value) const
{
    if (value.String() == nullptr || value.String()->empty())
    {
        return MustBe(*this);
    }
    return *value.String();
}

Value
TextForm::Write(const std::string& text) const
{
    return Made(text);
}

Reading<std::size_t>
ChoiceForm::Read(const Value& value) const
{
    if (value.String() == nullptr)
    {
        return MustBe(*this);
    }
    const auto found = std::find(names.begin(), names.end(), *value.String());
    if (found == names.end())
    {
        return Failure{fmt::format("must be one of {}; the nearest is {}",
                                   Joined(names),
                                   Nearest(*value.String(), names))};
    }
    return static_cast<std::size_t>(found - names.begin());
}

Value
ChoiceForm::Write(std::size_t choice) const
{
    return Made(names[choice]);
}

std::string
ChoiceForm::Range() const
{
    return Joined(names);
}

Reading<std::vector<std::string>>
NameListForm::Read(const Value& value) const
{
    const auto* list = value.AsList();
    if (list == nullptr || (list->empty() && !mayBeEmpty))
    {
        return MustBe(*this);
    }
    std::vector<std::string> read;
    for (const Value& item : *list)
    {
        const auto name = ChoiceForm{names}.Read(item);
        if (!name)
        {
            return Failure{fmt::format("{} in it {}", ToToml(item), name.Error())};
        }
        read.push_back(names[name.Value()]);
    }
    return read;
}

Value
NameListForm::Write(const std::vector<std::string>& list) const
{
    Value::List items;
    for (const std::string& name : list)
    {
        items.push_back(Made(name));
    }
    return Made(std::move(items));
}

std::string
NameListForm::Range() const
{
    return (mayBeEmpty ? "none or more of " : "one or more of ") + Joined(names);
}

Reading<ProtocolSet>
ProtocolsForm::Read(const Value& value) const
{
    const auto names = ProtocolNames().Read(value);
    if (!names)
    {
        return Failure{names.Error()};
    }
    ProtocolSet protocols;
    for (const ProtocolName& each : kProtocols)
    {
        const auto& listed = names.Value();
        if (std::find(listed.begin(), listed.end(), each.name) != listed.end())
        {
            protocols = protocols.With(each.protocol);
        }
    }
    return protocols;
}

Value
ProtocolsForm::Write(ProtocolSet protocols) const
{
    std::vector<std::string> listed;
    for (const ProtocolName& each : kProtocols)
    {
        if (protocols.Has(each.protocol))
        {
            listed.emplace_back(each.name);
        }
    }
    return ProtocolNames().Write(listed);
}

std::string
ProtocolsForm::Range() const
{
    return ProtocolNames().Range();
}

} // namespace pptplab::sim::scenario
