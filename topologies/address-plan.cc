// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/address-plan.h"

#include <charconv>

namespace pptplab::topologies
{

namespace
{

/// The number at the front of `text`, which is taken off.
std::optional<std::uint32_t>
TakeNumber(std::string_view& text, std::uint32_t highest)
{
    std::uint32_t number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end.ec != std::errc{} || number > highest)
    {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end.ptr - text.data()));
    return number;
}

} // namespace

std::string
ToText(Address address)
{
    std::string text;
    for (unsigned shift = 32; shift > 0; shift -= 8)
    {
        text += (text.empty() ? "" : ".") + std::to_string(address.value >> (shift - 8) & 0xFFU);
    }
    return text;
}

std::string
ToText(Network network)
{
    return ToText(network.base) + '/' + std::to_string(network.prefix);
}

std::optional<Address>
AddressFrom(std::string_view text)
{
    Address address;
    for (int part = 0; part < 4; ++part)
    {
        if (part > 0)
        {
            if (text.empty() || text.front() != '.')
            {
                return std::nullopt;
            }
            text.remove_prefix(1);
        }
        const auto octet = TakeNumber(text, 255);
        if (!octet)
        {
            return std::nullopt;
        }
        address.value = address.value << 8U | *octet;
    }
    return text.empty() ? std::optional(address) : std::nullopt;
}

std::optional<Network>
NetworkFrom(std::string_view text)
{
    const auto slash = text.find('/');
    if (slash == std::string_view::npos)
    {
        return std::nullopt;
    }
    const auto base = AddressFrom(text.substr(0, slash));
    text.remove_prefix(slash + 1);
    const auto prefix = TakeNumber(text, 32);
    if (!base || !prefix || !text.empty())
    {
        return std::nullopt;
    }
    const Network network{*base, *prefix};
    return network.Has(*base) ? std::optional(network) : std::nullopt;
}

} // namespace pptplab::topologies
