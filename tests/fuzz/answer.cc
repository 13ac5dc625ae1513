// SPDX-License-Identifier: GPL-2.0-only
/// Answers of any content to an exercise. What is read is a number, and the same without its unit.

#include "sim/exercises/answer.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace
{

using namespace pptplab::sim::exercises;

constexpr std::uint8_t kQuantities = static_cast<std::uint8_t>(Quantity::Whole) + 1;

void
Demand(bool holds)
{
    if (!holds)
    {
        std::abort();
    }
}

} // namespace

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size)
{
    if (size == 0)
    {
        return 0;
    }
    const Form form{static_cast<Quantity>(octets[0] % kQuantities), 1, "ports"};
    const std::string text(octets + 1, octets + size);
    const std::string_view trimmed = Trimmed(text);
    Demand(trimmed == Trimmed(trimmed));
    const auto answer = ReadAnswer(text, form);
    if (!answer)
    {
        Demand(!answer.Error().empty());
        return 0;
    }
    const double value = answer.Value().value;
    Demand(std::isfinite(value));
    const auto again = ReadAnswer(fmt::format("{:.17e}", value), form);
    Demand(again.Ok() && again.Value().value == value);
    return 0;
}
