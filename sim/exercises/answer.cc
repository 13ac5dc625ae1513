// SPDX-License-Identifier: GPL-2.0-only
#include "sim/exercises/answer.h"

#include "models/base/printable.h"
#include "sim/exercises/service.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace pptplab::sim::exercises
{

namespace
{

using namespace std::string_view_literals;

struct Unit
{
    Quantity quantity;
    std::string_view name; ///< in small letters
    double factor;         ///< to the unit of the answer
};

constexpr std::array kUnits = {
    Unit{Quantity::Erlangs, "erlangs", 1},
    Unit{Quantity::Erlangs, "erlang", 1},
    Unit{Quantity::Erlangs, "erl", 1},
    Unit{Quantity::Erlangs, "e", 1},
    Unit{Quantity::Erlangs, "ports", 1},
    Unit{Quantity::Percent, "%", 1},
    Unit{Quantity::Percent, "percent", 1},
    Unit{Quantity::Percent, "per cent", 1},
    Unit{Quantity::Seconds, "s", 1},
    Unit{Quantity::Seconds, "sec", 1},
    Unit{Quantity::Seconds, "second", 1},
    Unit{Quantity::Seconds, "seconds", 1},
    Unit{Quantity::Seconds, "ms", 0.001},
    Unit{Quantity::Seconds, "min", kSecondsPerMinute},
    Unit{Quantity::Seconds, "minute", kSecondsPerMinute},
    Unit{Quantity::Seconds, "minutes", kSecondsPerMinute},
    Unit{Quantity::Seconds, "h", kSecondsPerHour},
    Unit{Quantity::Seconds, "hour", kSecondsPerHour},
    Unit{Quantity::Seconds, "hours", kSecondsPerHour},
    Unit{Quantity::PerSecond, "/s", 1},
    Unit{Quantity::PerSecond, "a second", 1},
    Unit{Quantity::PerSecond, "per second", 1},
    Unit{Quantity::PerSecond, "/min", 1 / kSecondsPerMinute},
    Unit{Quantity::PerSecond, "a minute", 1 / kSecondsPerMinute},
    Unit{Quantity::PerSecond, "per minute", 1 / kSecondsPerMinute},
    Unit{Quantity::KilobitsPerSecond, "kbit/s", 1},
    Unit{Quantity::KilobitsPerSecond, "kbps", 1},
    Unit{Quantity::KilobitsPerSecond, "mbit/s", 1000},
    Unit{Quantity::KilobitsPerSecond, "mbps", 1000},
    Unit{Quantity::KilobitsPerSecond, "bit/s", 0.001},
};

/// Spaces that word processors put between number and unit: U+00A0, U+202F.
constexpr std::array kWideSpaces = {"\xC2\xA0"sv, "\xE2\x80\xAF"sv};

constexpr std::string_view kMinusSign = "\xE2\x88\x92"; // U+2212

bool
IsDigit(char character)
{
    return character >= '0' && character <= '9';
}

void
Replace(std::string& text, std::string_view what, std::string_view by)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at))
    {
        text.replace(at, what.size(), by);
    }
}

/// In small letters, with plain spaces and minus signs.
std::string
Plain(std::string_view text)
{
    std::string plain(text);
    for (const std::string_view space : kWideSpaces)
    {
        Replace(plain, space, " ");
    }
    Replace(plain, kMinusSign, "-");
    std::transform(plain.begin(), plain.end(), plain.begin(), [](char character) {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                                    : character;
    });
    return std::string(Trimmed(plain));
}

/// "0x18" or "18h", and nothing else.
std::optional<double>
Hexadecimal(const std::string& text)
{
    constexpr std::size_t kMostDigits = 8;
    constexpr int kBase = 16;
    std::string digits;
    if (text.compare(0, 2, "0x") == 0)
    {
        digits = text.substr(2);
    }
    else if (text.back() == 'h')
    {
        digits = text.substr(0, text.size() - 1);
    }
    const bool good = !digits.empty() && digits.size() <= kMostDigits &&
                      digits.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!good)
    {
        return std::nullopt;
    }
    return static_cast<double>(std::strtoul(digits.c_str(), nullptr, kBase));
}

std::size_t
LengthOfSign(std::string_view text)
{
    return !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
}

/// Of "e3" or "e-3"; 0 where `text` begins with no exponent.
std::size_t
LengthOfExponent(std::string_view text)
{
    if (text.empty() || text[0] != 'e')
    {
        return 0;
    }
    const std::size_t first = 1 + LengthOfSign(text.substr(1));
    const std::size_t end = std::min(text.find_first_not_of("0123456789", first), text.size());
    return end > first ? end : 0;
}

/// The characters of a number that `text` begins with: a sign, digits, points and commas, and an
/// exponent.
std::size_t
LengthOfNumber(std::string_view text)
{
    const std::size_t sign = LengthOfSign(text);
    const std::size_t end = std::min(text.find_first_not_of("0123456789.,", sign), text.size());
    return end > sign ? end + LengthOfExponent(text.substr(end)) : end;
}

/// Whether commas part thousands: "1,234" or "12,345,678".
bool
PartsThousands(std::string_view digits)
{
    constexpr std::size_t kGroup = 3;
    const std::size_t first = digits.find(',');
    if (first == 0 || first > kGroup || digits[0] == '0')
    {
        return false;
    }
    std::size_t group = 0;
    for (const char character : digits.substr(first + 1))
    {
        if (character == ',' && group != kGroup)
        {
            return false;
        }
        group = character == ',' ? 0 : group + 1;
    }
    return group == kGroup;
}

Failure<std::string>
NoNumber(std::string_view text)
{
    return {fmt::format("\"{}\" is no number", text)};
}

/// The number with a point, whatever parts its decimals; or why that is not clear.
Result<std::string, std::string>
WithPoint(const std::string& number, const Form& form)
{
    const bool isWhole = form.quantity == Quantity::Whole;
    const std::size_t sign = LengthOfSign(number);
    const std::size_t end = std::min(number.find('e'), number.size());
    const std::string digits = number.substr(sign, end - sign);
    const auto commas = std::count(digits.begin(), digits.end(), ',');
    const auto points = std::count(digits.begin(), digits.end(), '.');
    const std::string whole = digits.substr(0, digits.find('.'));
    std::string clear = number;
    if (points > 1 || (commas > 0 && points > 0 &&
                       (!PartsThousands(whole) || digits.rfind(',') > digits.find('.'))))
    {
        return NoNumber(number);
    }
    if (commas > 1 || (commas > 0 && points > 0) ||
        (commas == 1 && isWhole && PartsThousands(digits)))
    {
        if (!PartsThousands(whole))
        {
            return NoNumber(number);
        }
        clear.erase(std::remove(clear.begin(), clear.end(), ','), clear.end());
        return clear;
    }
    std::string withComma = digits;
    std::replace(withComma.begin(), withComma.end(), '.', ',');
    const bool isOpen = isWhole ? points == 1 : commas == 1;
    if (isOpen && PartsThousands(withComma))
    {
        return Failure{fmt::format(
            "\"{}\" can be a thousand and more or a number with three decimals; write it without "
            "the mark, or with other decimals",
            number)};
    }
    std::replace(clear.begin(), clear.end(), ',', '.');
    return clear;
}

/// How much the unit counts in that of the answer; the noun of a whole number is one.
std::optional<double>
FactorOf(std::string_view unit, const Form& form)
{
    if (form.quantity == Quantity::Whole)
    {
        const bool isNoun =
            !form.noun.empty() && (unit == form.noun || std::string(unit) + "s" == form.noun ||
                                   std::string(unit) + "es" == form.noun);
        return isNoun ? std::optional<double>(1) : std::nullopt;
    }
    for (const Unit& known : kUnits)
    {
        if (known.quantity == form.quantity && known.name == unit)
        {
            return known.factor;
        }
    }
    return std::nullopt;
}

std::string
UnitsAllowed(const Form& form)
{
    if (form.quantity == Quantity::Whole)
    {
        return form.noun.empty() ? "no unit" : form.noun + " or no unit";
    }
    std::string allowed;
    for (const Unit& unit : kUnits)
    {
        if (unit.quantity == form.quantity)
        {
            allowed += std::string(unit.name) + ", ";
        }
    }
    return allowed + "or no unit";
}

Result<Answer, std::string>
ReadNumber(const std::string& text, const Form& form)
{
    const std::size_t length = LengthOfNumber(text);
    const std::string number = text.substr(0, length);
    const std::string unit(Trimmed(std::string_view(text).substr(length)));
    if (std::none_of(number.begin(), number.end(), IsDigit))
    {
        return NoNumber(text);
    }
    if (std::any_of(unit.begin(), unit.end(), IsDigit))
    {
        return Failure{fmt::format("\"{}\" holds several numbers; write one", text)};
    }
    const auto factor = unit.empty() ? std::optional<double>(1) : FactorOf(unit, form);
    if (!factor)
    {
        return Failure{fmt::format("unit \"{}\", allowed: {}", unit, UnitsAllowed(form))};
    }
    const auto clear = WithPoint(number, form);
    if (!clear)
    {
        return Failure{clear.Error()};
    }
    const double value = std::strtod(clear.Value().c_str(), nullptr) * *factor;
    if (!std::isfinite(value))
    {
        return Failure{fmt::format("\"{}\" is beyond all numbers", text)};
    }
    return Answer{value, unit.empty()};
}

} // namespace

std::string_view
Trimmed(std::string_view text)
{
    const auto takeOff = [&text](std::string_view space, bool front) {
        if (text.size() < space.size())
        {
            return false;
        }
        const std::size_t at = front ? 0 : text.size() - space.size();
        const bool found = text.substr(at, space.size()) == space;
        if (found)
        {
            text = text.substr(front ? space.size() : 0, text.size() - space.size());
        }
        return found;
    };
    constexpr std::array kSpaces = {" "sv, "\t"sv, "\r"sv, "\n"sv, kWideSpaces[0], kWideSpaces[1]};
    const auto takeOffAny = [&takeOff, &kSpaces] {
        return std::any_of(kSpaces.begin(), kSpaces.end(), [&takeOff](std::string_view space) {
            return takeOff(space, true) || takeOff(space, false);
        });
    };
    while (takeOffAny())
    {
    }
    return text;
}

Result<Answer, std::string>
ReadAnswer(std::string_view text, const Form& form)
{
    text = Trimmed(text);
    if (text.size() > kLongestAnswer)
    {
        return Failure{fmt::format(
            "the answer has {} octets, allowed: up to {}", text.size(), kLongestAnswer)};
    }
    if (!IsPrintable(text))
    {
        return Failure{std::string("the answer has characters that do not print, or is no UTF-8")};
    }
    std::string plain = Plain(text);
    if (plain[0] == '=')
    {
        plain = std::string(Trimmed(std::string_view(plain).substr(1)));
    }
    if (plain.empty())
    {
        return NoNumber(text);
    }
    if (form.quantity == Quantity::Whole)
    {
        if (const auto hexadecimal = Hexadecimal(plain))
        {
            return Answer{*hexadecimal, true};
        }
    }
    return ReadNumber(plain, form);
}

} // namespace pptplab::sim::exercises
