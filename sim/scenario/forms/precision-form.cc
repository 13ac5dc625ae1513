// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/precision-form.h"

#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

#include <optional>

namespace pptplab::sim::scenario
{

namespace
{

std::optional<Precision>
Parsed(const Value& value)
{
    if (const auto* number = std::get_if<double>(&value.content))
    {
        return Precision{*number, false};
    }
    if (const auto* number = std::get_if<std::int64_t>(&value.content))
    {
        return Precision{static_cast<double>(*number), false};
    }
    const auto quantity = value.String() ? ParseQuantity(*value.String()) : std::nullopt;
    if (!quantity || quantity->unit != "%")
    {
        return std::nullopt;
    }
    return Precision{static_cast<double>(quantity->number), true};
}

} // namespace

Reading<Precision>
PrecisionForm::Read(const Value& value) const
{
    constexpr double kMostPercent = 100;
    constexpr double kMostAbsolute = 1e6;
    const auto precision = Parsed(value);
    const double most = precision && precision->relative ? kMostPercent : kMostAbsolute;
    if (!precision || !(precision->halfWidth > 0 && precision->halfWidth <= most))
    {
        return Failure{fmt::format("must be a precision: {}", Range())};
    }
    return *precision;
}

Value
PrecisionForm::Write(Precision precision) const
{
    if (precision.relative)
    {
        return {NumberText(precision.halfWidth) + "%", Place{}};
    }
    return {precision.halfWidth, Place{}};
}

} // namespace pptplab::sim::scenario
