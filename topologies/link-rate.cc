// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/link-rate.h"

#include "topologies/measures.h"

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

char
Upper(char letter)
{
    return static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
}

bool
StartsWith(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

bool
IsOfName(char letter)
{
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-';
}

/// "STM-64x2" is two of a kind.
std::string_view
WithoutMultiple(std::string_view name)
{
    const std::size_t digits = name.find_last_not_of("0123456789");
    return digits != std::string_view::npos && digits + 1 < name.size() && name[digits] == 'x'
               ? name.substr(0, digits)
               : name;
}

/// The first word that is the name of a kind. In capitals: "e1" may be an interface.
std::optional<BitRate>
KindIn(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        std::size_t end = i;
        while (end < text.size() && IsOfName(text[end]))
        {
            ++end;
        }
        const std::string_view word = text.substr(i, end - i);
        const auto rate = !word.empty() && std::isupper(static_cast<unsigned char>(word[0])) != 0
                              ? RateOfKind(WithoutMultiple(word))
                              : std::nullopt;
        if (rate)
        {
            return rate;
        }
        i = end;
    }
    return std::nullopt;
}

} // namespace

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
RateOf(double bitsPerSecond)
{
    constexpr double kLimit = 1e18; // inside 64 bits, far above any line
    return bitsPerSecond >= 1 && bitsPerSecond <= kLimit
               ? std::optional(BitRate{static_cast<std::uint64_t>(std::llround(bitsPerSecond))})
               : std::nullopt;
}

std::optional<BitRate>
RateIn(std::string_view text)
{
    const auto rateOf = [](const Measure& measure) {
        return RateOf(measure.number * BitsPerSecondIn(measure.unit).value_or(0));
    };
    const auto inBits = [&](const MeasureAt& at) {
        const bool bits = at.measure.unit.find_first_of("bB") != std::string::npos;
        return bits && rateOf(at.measure);
    };
    const auto byPrefix = [&](const MeasureAt& at) {
        const char prefix = at.measure.unit.front();
        return !at.isSpaced && (prefix == Upper(prefix) || prefix == 'k') && rateOf(at.measure);
    };
    if (const auto measure = FirstMeasureIn(text, inBits))
    {
        return rateOf(*measure);
    }
    if (const auto measure = FirstMeasureIn(text, byPrefix))
    {
        return rateOf(*measure);
    }
    return KindIn(text);
}

bool
IsInexact(std::string_view text)
{
    for (const char* word : {"<", ">", "~", "less", "more", "below", "up to", "plus"})
    {
        if (text.find(word) != std::string_view::npos)
        {
            return true;
        }
    }
    for (std::size_t i = 1; i + 1 < text.size(); ++i)
    {
        // "10-34 Mb/s", "300M-1Gb/s", "2x10Gb/s", "2 x 10 Gbps"; but "OC-3" and "DS-3" are names
        const auto digit = [&](std::size_t at) {
            return std::isdigit(static_cast<unsigned char>(text[at])) != 0;
        };
        const bool space = text[i + 1] == ' ' && text[i - 1] == ' ' && i > 1 && i + 2 < text.size();
        const std::size_t before = space ? i - 2 : i - 1;
        const std::size_t after = space ? i + 2 : i + 1;
        const bool times = text[i] == 'x' && digit(before) && digit(after);
        const bool range = text[i] == '-' && digit(after) &&
                           (digit(before) || text[before] == 'M' || text[before] == 'G');
        if (times || range)
        {
            return true;
        }
    }
    return false;
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
