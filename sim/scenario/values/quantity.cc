// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/quantity.h"

#include "sim/scenario/values/value.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

namespace pptplab::sim::scenario
{

namespace
{

struct Unit
{
    std::string_view name;
    long double factor;
};

constexpr std::array<Unit, 7> kTimes = {{
    {"ns", 1.0L},
    {"us", 1e3L},
    {"ms", 1e6L},
    {"s", 1e9L},
    {"min", 60e9L},
    {"h", 3600e9L},
    {"d", 86400e9L},
}};

constexpr std::array<Unit, 3> kRates = {{{"/s", 1.0L}, {"/min", 60.0L}, {"/h", 3600.0L}}};

constexpr std::array<Unit, 4> kBitRates = {
    {{"bps", 1.0L}, {"kbps", 1e3L}, {"Mbps", 1e6L}, {"Gbps", 1e9L}}};

// The largest value that a 64-bit count holds, 2^63 - 1; a long double has 64 bits for it.
constexpr long double kLargestCount = 9223372036854775807.0L;

template <std::size_t N>
std::optional<long double>
FactorOf(const std::array<Unit, N>& units, std::string_view name)
{
    for (const Unit& unit : units)
    {
        if (unit.name == name)
        {
            return unit.factor;
        }
    }
    return std::nullopt;
}

/// `count` / `scale` in decimals without an exponent and without rounding. Pre: scale = 10^digits.
std::string
Decimal(std::int64_t count, std::int64_t scale, int digits)
{
    std::string text = fmt::format("{}.{:0{}}", count / scale, count % scale, digits);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
    {
        text.pop_back();
    }
    return text;
}

} // namespace

std::optional<Quantity>
ParseQuantity(std::string_view text)
{
    Quantity quantity;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), quantity.number);
    if (error != std::errc{} || !std::isfinite(quantity.number))
    {
        return std::nullopt;
    }
    const auto length = static_cast<std::size_t>(end - text.data());
    quantity.digits = text.substr(0, length);
    quantity.unit = text.substr(length);
    if (!quantity.unit.empty() && quantity.unit.front() == ' ')
    {
        quantity.unit.remove_prefix(1);
    }
    return quantity;
}

std::optional<Duration>
ParseDuration(std::string_view text)
{
    const auto quantity = ParseQuantity(text);
    const auto factor = quantity ? FactorOf(kTimes, quantity->unit) : std::nullopt;
    if (!factor || std::abs(quantity->number * *factor) > kLargestCount)
    {
        return std::nullopt;
    }
    return Duration{std::llround(quantity->number * *factor)};
}

std::optional<Rate>
ParseRate(std::string_view text)
{
    const auto quantity = ParseQuantity(text);
    const auto factor = quantity ? FactorOf(kRates, quantity->unit) : std::nullopt;
    if (!factor)
    {
        return std::nullopt;
    }
    // Read as a double from the start: a long double rounded once more may end one bit off.
    double number = 0;
    std::from_chars(
        quantity->digits.data(), quantity->digits.data() + quantity->digits.size(), number);
    return Rate{number / static_cast<double>(*factor)};
}

std::optional<BitRate>
ParseBitRate(std::string_view text)
{
    const auto quantity = ParseQuantity(text);
    const auto factor = quantity ? FactorOf(kBitRates, quantity->unit) : std::nullopt;
    if (!factor || quantity->number < 0 || quantity->number * *factor > kLargestCount)
    {
        return std::nullopt;
    }
    return BitRate{static_cast<std::uint64_t>(std::llround(quantity->number * *factor))};
}

std::string
DurationText(Duration time)
{
    const std::int64_t count = time.count();
    if (count < 0)
    {
        // No key takes a negative time; the text serves error messages.
        return fmt::format("{}ns", count);
    }
    constexpr std::int64_t kMinute = 60'000'000'000;
    constexpr std::int64_t kHour = 60 * kMinute;
    constexpr std::int64_t kDay = 24 * kHour;
    constexpr std::array<std::pair<std::int64_t, std::string_view>, 3> kWhole = {
        {{kDay, "d"}, {kHour, "h"}, {kMinute, "min"}}};
    // 300000s reads better than 5000min; up to two digits the longer unit does.
    constexpr std::int64_t kDigestible = 100;
    for (const auto& [scale, name] : kWhole)
    {
        if (count > 0 && count % scale == 0 && count / scale < kDigestible)
        {
            return fmt::format("{}{}", count / scale, name);
        }
    }
    constexpr std::int64_t kSecond = 1'000'000'000;
    constexpr std::int64_t kMillisecond = 1'000'000;
    // Beyond 104 days a fraction has more digits than are sure to read back.
    constexpr std::int64_t kExact = std::int64_t{1} << 53;
    if (count >= kExact && count % kSecond != 0)
    {
        return fmt::format("{}ns", count);
    }
    if (count >= kSecond || count == 0)
    {
        return Decimal(count, kSecond, 9) + "s";
    }
    return count >= kMillisecond ? Decimal(count, kMillisecond, 6) + "ms"
                                 : fmt::format("{}ns", count);
}

std::string
RateText(Rate rate)
{
    return NumberText(rate.perSecond) + "/s";
}

std::string
BitRateText(BitRate rate)
{
    constexpr std::uint64_t kMega = 1'000'000;
    constexpr std::uint64_t kKilo = 1'000;
    const std::uint64_t bits = rate.bitsPerSecond;
    if (bits >= kMega && bits % kMega == 0)
    {
        return fmt::format("{}Mbps", bits / kMega);
    }
    if (bits >= kKilo && bits % kKilo == 0)
    {
        return fmt::format("{}kbps", bits / kKilo);
    }
    return fmt::format("{}bps", bits);
}

} // namespace pptplab::sim::scenario
