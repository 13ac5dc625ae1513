// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/measures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace pptplab::topologies
{

namespace
{

using Unit = std::pair<std::string_view, double>;

bool
IsDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool
IsLetter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

char
Lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// Octets above 0x7F are those of the micro sign and the Greek letter in UTF-8.
bool
IsOfUnit(char letter)
{
    return IsLetter(letter) || letter == '/' || static_cast<unsigned char>(letter) > 0x7F;
}

template <std::size_t N>
std::optional<double>
Find(const std::array<Unit, N>& units, std::string_view name)
{
    const auto* const found = std::find_if(
        units.begin(), units.end(), [name](const Unit& unit) { return unit.first == name; });
    return found == units.end() ? std::nullopt : std::optional(found->second);
}

/// Without spaces, in lower case.
std::string
Compact(std::string_view unit)
{
    std::string compact;
    for (const char letter : unit)
    {
        if (letter != ' ')
        {
            compact += Lower(letter);
        }
    }
    return compact;
}

/// What may follow a prefix, in bits.
std::optional<double>
BitsIn(std::string_view rest)
{
    constexpr std::array<std::string_view, 4> kPerSecond = {"/second", "/sec", "/s", "ps"};
    for (const std::string_view per : kPerSecond)
    {
        if (rest.size() > per.size() && rest.substr(rest.size() - per.size()) == per)
        {
            rest.remove_suffix(per.size());
            break;
        }
    }
    constexpr std::array<Unit, 5> kBits = {
        {{"b", 1}, {"bit", 1}, {"bits", 1}, {"byte", 8}, {"bytes", 8}}};
    return Find(kBits, rest);
}

/// The octets that belong to a decimal number at the start, with points and commas.
std::size_t
NumberLength(std::string_view text)
{
    std::size_t length = 0;
    while (length < text.size() &&
           (IsDigit(text[length]) || ((text[length] == '.' || text[length] == ',') &&
                                      length + 1 < text.size() && IsDigit(text[length + 1]))))
    {
        ++length;
    }
    return length;
}

/// A comma before exactly three digits parts thousands, any other is a decimal point.
std::string
WithPoint(std::string_view number)
{
    std::string text;
    for (std::size_t i = 0; i < number.size(); ++i)
    {
        if (number[i] != ',')
        {
            text += number[i];
            continue;
        }
        const std::size_t digits =
            std::min(number.find_first_of(".,", i + 1), number.size()) - i - 1;
        text += digits == 3 ? "" : ".";
    }
    return text;
}

} // namespace

std::string_view
Trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const auto first = text.find_first_not_of(kSpace);
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string
Plain(std::string_view name)
{
    std::string plain;
    for (const char letter : name)
    {
        if (IsLetter(letter) || IsDigit(letter))
        {
            plain += Lower(letter);
        }
    }
    return plain;
}

std::optional<Measure>
MeasureFrom(std::string_view text)
{
    text = Trimmed(text);
    const std::size_t sign = !text.empty() && (text.front() == '-' || text.front() == '+') ? 1 : 0;
    std::size_t length = sign + NumberLength(text.substr(sign));
    if (length == sign)
    {
        return std::nullopt;
    }
    // An exponent needs digits: "1e6", but not "1 eV".
    const std::size_t power =
        length +
        (length + 1 < text.size() && (text[length + 1] == '+' || text[length + 1] == '-') ? 2 : 1);
    if (length < text.size() && Lower(text[length]) == 'e' && power < text.size() &&
        IsDigit(text[power]))
    {
        length = power;
        while (length < text.size() && IsDigit(text[length]))
        {
            ++length;
        }
    }
    const std::string digits = WithPoint(text.substr(0, length));
    Measure measure;
    const char* const begin = digits.data() + (text.front() == '+' ? 1 : 0);
    const char* const end = digits.data() + digits.size();
    const auto parsed = std::from_chars(begin, end, measure.number);
    if (parsed.ec != std::errc{} || parsed.ptr != end)
    {
        return std::nullopt;
    }
    measure.unit = Trimmed(text.substr(length));
    return measure;
}

std::optional<MeasureAt>
FindMeasureAt(std::string_view text, std::size_t start)
{
    const bool isRest =
        start > 0 && (IsDigit(text[start - 1]) || text[start - 1] == '.' || text[start - 1] == ',');
    if (isRest || !IsDigit(text[start]))
    {
        return std::nullopt;
    }
    const std::size_t length = NumberLength(text.substr(start));
    std::size_t unit = start + length;
    while (unit < text.size() && text[unit] == ' ')
    {
        ++unit;
    }
    constexpr std::size_t kLongestUnit = 24;
    std::size_t end = unit;
    while (end < std::min(text.size(), unit + kLongestUnit) && IsOfUnit(text[end]))
    {
        ++end;
    }
    auto measure = MeasureFrom(text.substr(start, length));
    if (!measure)
    {
        return std::nullopt;
    }
    measure->unit = text.substr(unit, end - unit);
    return MeasureAt{*measure, unit > start + length};
}

std::optional<double>
BitsPerSecondIn(std::string_view unit)
{
    constexpr std::array<Unit, 12> kPrefixes = {{{"kilo", 1e3},
                                                 {"mega", 1e6},
                                                 {"giga", 1e9},
                                                 {"tera", 1e12},
                                                 {"ki", 1024},
                                                 {"mi", 1048576},
                                                 {"gi", 1073741824},
                                                 {"ti", 1099511627776},
                                                 {"k", 1e3},
                                                 {"m", 1e6},
                                                 {"g", 1e9},
                                                 {"t", 1e12}}};
    const std::string name = Compact(unit);
    if (const auto bits = BitsIn(name))
    {
        return bits;
    }
    for (const auto& [prefix, factor] : kPrefixes)
    {
        if (name.compare(0, prefix.size(), prefix) != 0)
        {
            continue;
        }
        const std::string rest = name.substr(prefix.size());
        const bool isEthernet = rest == "e" || rest == "be" || rest == "ige";
        const auto bits = rest.empty() || isEthernet ? std::optional(1.0) : BitsIn(rest);
        if (bits)
        {
            return factor * *bits;
        }
    }
    return std::nullopt;
}

bool
LooksLikeBytes(std::string_view unit)
{
    const std::size_t at = unit.find('B');
    return at != std::string_view::npos &&
           (at + 1 == unit.size() || unit[at + 1] == '/' || unit[at + 1] == 'p');
}

std::optional<double>
NanosecondsIn(std::string_view unit)
{
    constexpr std::array<Unit, 20> kUnits = {{{"ns", 1},
                                              {"nsec", 1},
                                              {"nanosecond", 1},
                                              {"nanoseconds", 1},
                                              {"us", 1e3},
                                              {"usec", 1e3},
                                              {"\xC2\xB5s", 1e3},
                                              {"\xCE\xBCs", 1e3},
                                              {"microsecond", 1e3},
                                              {"microseconds", 1e3},
                                              {"ms", 1e6},
                                              {"msec", 1e6},
                                              {"msecs", 1e6},
                                              {"millisecond", 1e6},
                                              {"milliseconds", 1e6},
                                              {"s", 1e9},
                                              {"sec", 1e9},
                                              {"secs", 1e9},
                                              {"second", 1e9},
                                              {"seconds", 1e9}}};
    return Find(kUnits, Compact(unit));
}

std::optional<double>
KilometresIn(std::string_view unit)
{
    constexpr std::array<Unit, 8> kUnits = {{{"m", 1e-3},
                                             {"meter", 1e-3},
                                             {"meters", 1e-3},
                                             {"km", 1},
                                             {"kilometer", 1},
                                             {"kilometers", 1},
                                             {"mi", 1.609344},
                                             {"miles", 1.609344}}};
    return Find(kUnits, Compact(unit));
}

} // namespace pptplab::topologies
