// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/known-numbers.h"

#include "models/dialer/ras-error.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

namespace pptplab::sim::explain
{

namespace
{

template <typename Number>
Number
NearestNumber(std::uint32_t wanted, const std::vector<Number>& known)
{
    return *std::min_element(known.begin(), known.end(), [wanted](Number a, Number b) {
        const auto away = [wanted](std::uint32_t each) {
            return each > wanted ? each - wanted : wanted - each;
        };
        return away(a) < away(b);
    });
}

std::optional<std::string_view>
TextOf(std::uint32_t number)
{
    return number <= std::numeric_limits<std::uint16_t>::max()
               ? dialer::CallerErrorText(static_cast<std::uint16_t>(number))
               : std::nullopt;
}

} // namespace

std::optional<std::uint32_t>
NumberIn(std::string_view word)
{
    std::uint32_t number = 0;
    const char* behind = word.data() + word.size();
    const auto [end, fault] = std::from_chars(word.data(), behind, number);
    return fault == std::errc{} && end == behind ? std::optional(number) : std::nullopt;
}

std::string
ErrorText(const std::string& asked, std::uint32_t number)
{
    const auto text = TextOf(number);
    if (!text)
    {
        throw scenario::BadInput(
            fmt::format("{}: no error of Remote Access of Windows NT 4.0 that a VPN port can meet "
                        "(600 to 752 without those of modem scripts and X.25); the nearest is {}",
                        asked,
                        NearestNumber(number, dialer::RasErrorNumbers())));
    }
    return std::string(*text);
}

std::vector<ras::EventKind>
EventKinds(const std::string& asked, std::uint32_t number)
{
    auto kinds = ras::EventKindsOf(number);
    if (kinds.empty())
    {
        std::vector<std::string> known;
        for (const std::uint32_t each : ras::EventNumbers())
        {
            known.push_back(std::to_string(each));
        }
        throw scenario::BadInput(
            fmt::format("{}: no event that a VPN port of this laboratory writes; there "
                        "are {}; the nearest is {}",
                        asked,
                        scenario::Joined(known),
                        NearestNumber(number, ras::EventNumbers())));
    }
    return kinds;
}

} // namespace pptplab::sim::explain
