// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/address-form.h"

#include "topologies/address-plan.h"

namespace pptplab::sim::scenario
{

Reading<std::uint32_t>
Ipv4Form::Read(const Value& value) const
{
    const auto* text = value.String();
    const auto address = text == nullptr ? std::nullopt : topologies::AddressFrom(*text);
    if (!address || address->value == 0)
    {
        return Failure{"must be an IPv4 address: " + Range()};
    }
    return address->value;
}

Value
Ipv4Form::Write(std::uint32_t address) const
{
    return {topologies::ToText(topologies::Address{address}), Place{}};
}

} // namespace pptplab::sim::scenario
