// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/share.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <random>

namespace pptplab::sim::campaign
{

namespace
{

std::optional<std::uint32_t>
NumberIn(std::string_view text)
{
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = error == std::errc{} && end == text.data() + text.size();
    return isWhole ? std::optional(number) : std::nullopt;
}

} // namespace

Shares::Shares(std::size_t cells, std::uint32_t elements) : m_places(cells), m_elements(elements)
{
    std::iota(m_places.begin(), m_places.end(), 0U);
    // std::shuffle may differ between libraries. The bias of a remainder of 64 bits is none here.
    std::mt19937_64 random; // NOLINT(cert-msc51-cpp): the same order in each element
    for (std::size_t left = cells; left > 1; --left)
    {
        std::swap(m_places[left - 1], m_places[random() % left]);
    }
}

std::uint32_t
Shares::ElementOf(std::size_t position, std::uint64_t replication) const
{
    const auto [first, last] = ElementsOf(position);
    return first + static_cast<std::uint32_t>(replication % (last - first + 1));
}

std::pair<std::uint32_t, std::uint32_t>
Shares::ElementsOf(std::size_t position) const
{
    const auto before = [this](std::uint64_t place) {
        return static_cast<std::uint32_t>(place * m_elements / m_places.size());
    };
    const std::uint32_t first = before(m_places[position]) + 1;
    return {first, std::max(first, before(m_places[position] + 1))};
}

std::optional<Element>
ElementFrom(std::string_view text, std::string_view between)
{
    const std::size_t place = text.find(between);
    if (place == std::string_view::npos)
    {
        return std::nullopt;
    }
    const auto number = NumberIn(text.substr(0, place));
    const auto of = NumberIn(text.substr(place + between.size()));
    if (!number || !of || *number < 1 || *number > *of || *of > Shares::kMostElements)
    {
        return std::nullopt;
    }
    return Element{*number, *of};
}

bool
Part::Holds(std::size_t position) const
{
    if (!m_shares)
    {
        return true;
    }
    const auto [first, last] = m_shares->ElementsOf(position);
    return first <= m_number && m_number <= last;
}

bool
Part::Runs(std::size_t position, std::uint64_t replication, bool isWhole) const
{
    return !m_shares || m_shares->ElementOf(position, isWhole ? 0 : replication) == m_number;
}

std::string
ArrayText(const std::vector<std::uint32_t>& numbers)
{
    std::string text;
    for (std::size_t first = 0; first < numbers.size();)
    {
        std::size_t last = first;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1)
        {
            ++last;
        }
        text += fmt::format("{}{}", text.empty() ? "" : ",", numbers[first]);
        if (last > first)
        {
            text += fmt::format("{}{}", last == first + 1 ? "," : "-", numbers[last]);
        }
        first = last + 1;
    }
    return text;
}

} // namespace pptplab::sim::campaign
