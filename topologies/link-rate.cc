// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/link-rate.h"

#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

namespace pptplab::topologies
{

namespace
{

struct Kind
{
    std::string_view name;
    std::uint64_t bitsPerSecond;
};

constexpr std::array<Kind, 6> kKinds = {{
    {"DS1", 1'544'000},
    {"T1", 1'544'000},
    {"DS3", 44'736'000},
    {"T3", 44'736'000},
    {"E1", 2'048'000},
    {"E3", 34'368'000},
}};

/// Kinds that come in multiples.
constexpr std::array<Kind, 2> kMultiples = {{{"OC", 51'840'000}, {"STM", 155'520'000}}};
constexpr std::uint64_t kMostMultiples = 768; // OC-768 is the last that was defined

struct Prefix
{
    char letter;
    double factor;
};

constexpr std::array<Prefix, 4> kPrefixes = {{{'K', 1e3}, {'M', 1e6}, {'G', 1e9}, {'T', 1e12}}};

char
Upper(char letter)
{
    return static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
}

bool
IsDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool
StartsWith(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

/// "bps", "b/s", "bit/s" in any case: the part of a unit behind its prefix.
bool
StartsWithBits(std::string_view text)
{
    std::string upper;
    for (const char letter : text.substr(0, 5))
    {
        upper += Upper(letter);
    }
    return StartsWith(upper, "BPS") || StartsWith(upper, "B/S") || StartsWith(upper, "BIT/S");
}

/// The rate at the very start of a text.
std::optional<BitRate>
RateAtStart(std::string_view text)
{
    std::size_t digits = 0;
    while (digits < text.size() && (IsDigit(text[digits]) || text[digits] == '.'))
    {
        ++digits;
    }
    std::size_t unit = digits;
    while (unit < text.size() && text[unit] == ' ')
    {
        ++unit;
    }
    const std::string_view number = text.substr(0, digits);
    const std::string_view rest = text.substr(unit);
    if (StartsWithBits(rest))
    {
        return RateFrom(number, "");
    }
    return !rest.empty() && StartsWithBits(rest.substr(1)) ? RateFrom(number, rest.substr(0, 1))
                                                           : std::nullopt;
}

} // namespace

std::optional<BitRate>
RateFrom(std::string_view number, std::string_view prefix)
{
    double value = 0;
    const char* end = number.data() + number.size();
    const auto parsed = std::from_chars(number.data(), end, value);
    if (parsed.ec != std::errc{} || parsed.ptr != end || prefix.size() > 1)
    {
        return std::nullopt;
    }
    double factor = prefix.empty() ? 1 : 0;
    for (const Prefix& known : kPrefixes)
    {
        factor = !prefix.empty() && Upper(prefix.front()) == known.letter ? known.factor : factor;
    }
    value *= factor;
    constexpr double kLimit = 1e18; // inside 64 bits, far above any line
    return value >= 1 && value <= kLimit
               ? std::optional(BitRate{static_cast<std::uint64_t>(std::llround(value))})
               : std::nullopt;
}

std::optional<BitRate>
RateOfKind(std::string_view kind)
{
    std::string name;
    for (const char letter : kind)
    {
        if (letter != '-' && letter != ' ')
        {
            name += Upper(letter);
        }
    }
    for (const Kind& known : kKinds)
    {
        if (name == known.name)
        {
            return BitRate{known.bitsPerSecond};
        }
    }
    for (const Kind& known : kMultiples)
    {
        if (!StartsWith(name, known.name))
        {
            continue;
        }
        std::uint64_t multiple = 0;
        const char* end = name.data() + name.size();
        const auto parsed = std::from_chars(name.data() + known.name.size(), end, multiple);
        // "OC-192c" is one channel of the whole rate.
        const std::string_view behind(parsed.ptr, static_cast<std::size_t>(end - parsed.ptr));
        if (parsed.ec == std::errc{} && multiple > 0 && multiple <= kMostMultiples &&
            (behind.empty() || behind == "C"))
        {
            return BitRate{multiple * known.bitsPerSecond};
        }
    }
    return std::nullopt;
}

std::optional<BitRate>
RateIn(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        if (IsDigit(text[i]) && (i == 0 || !(IsDigit(text[i - 1]) || text[i - 1] == '.')))
        {
            if (const auto rate = RateAtStart(text.substr(i)))
            {
                return rate;
            }
        }
    }
    return std::nullopt;
}

std::string
ToText(BitRate rate)
{
    struct Unit
    {
        std::uint64_t bitsPerSecond;
        const char* name;
    };
    constexpr std::array<Unit, 4> kUnits = {
        {{1'000'000'000, " Gbps"}, {1'000'000, " Mbps"}, {1'000, " kbps"}, {1, " bps"}}};
    std::size_t at = 0;
    while (at + 1 < kUnits.size() && rate.bitsPerSecond < kUnits.at(at).bitsPerSecond)
    {
        ++at;
    }
    const Unit& unit = kUnits.at(at);
    std::string text = std::to_string(rate.bitsPerSecond / unit.bitsPerSecond);
    std::string fraction =
        std::to_string(unit.bitsPerSecond + rate.bitsPerSecond % unit.bitsPerSecond).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return text + (fraction.empty() ? "" : "." + fraction) + unit.name;
}

} // namespace pptplab::topologies
