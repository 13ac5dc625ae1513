// SPDX-License-Identifier: GPL-2.0-only
#include "sim/exercises/item.h"

#include "sim/exercises/service.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace pptplab::sim::exercises
{

namespace
{

std::string
Decimals(int decimals)
{
    if (decimals == 0)
    {
        return "rounded to a whole number";
    }
    return decimals == 1 ? "1 decimal" : fmt::format("{} decimals", decimals);
}

/// Whether an answer near `one`, written as a share, could be one near `other` in per cent.
bool
ShareReadsAs(double one, double other, double tolerance)
{
    return std::abs(one / kPercent - other) <= tolerance * (1 + 1 / kPercent);
}

bool
AreApart(double one, double other, const Item& item)
{
    constexpr double kWhole = 0.5;
    constexpr double kRounding = 1.001; // ends of the intervals do not touch
    const double reach = item.form.quantity == Quantity::Whole ? kWhole : 2 * item.tolerance;
    if (std::abs(one - other) <= reach * kRounding)
    {
        return false;
    }
    return item.form.quantity != Quantity::Percent ||
           (!ShareReadsAs(one, other, item.tolerance) && !ShareReadsAs(other, one, item.tolerance));
}

} // namespace

Item
Ask(std::string question, Form form, double right)
{
    Item item{std::move(question), std::move(form), right};
    if (item.form.quantity == Quantity::Whole)
    {
        item.allowance = "a whole number, exactly";
        return item;
    }
    item.tolerance = std::pow(10.0, -item.form.decimals);
    item.allowance = fmt::format("{}; {:.{}f} either way is right",
                                 Decimals(item.form.decimals),
                                 item.tolerance,
                                 item.form.decimals);
    return item;
}

Item
AskSimulated(std::string question, Form form, double right, double standardError)
{
    constexpr double kErrors = 3;
    Item item = Ask(std::move(question), std::move(form), right);
    item.tolerance += kErrors * standardError;
    item.allowance =
        fmt::format("{}; {:.{}f} either way is right: three standard errors and the rounding",
                    Decimals(item.form.decimals),
                    item.tolerance,
                    item.form.decimals + 1);
    return item;
}

bool
IsUnmistakable(const Item& item)
{
    constexpr double kSeen = 10; // so many tolerances, or the answer would be all rounding
    if (!std::isfinite(item.right) || item.right <= 0 || item.right < kSeen * item.tolerance)
    {
        return false;
    }
    for (std::size_t i = 0; i < item.wrong.size(); ++i)
    {
        if (!AreApart(item.right, item.wrong[i].value, item))
        {
            return false;
        }
        for (std::size_t j = 0; j < i; ++j)
        {
            if (!AreApart(item.wrong[i].value, item.wrong[j].value, item))
            {
                return false;
            }
        }
    }
    return true;
}

std::string
Shown(double value, const Form& form)
{
    const std::string unit = UnitOf(form);
    return fmt::format("{:.{}f}{}{}", value, form.decimals, unit.empty() ? "" : " ", unit);
}

std::string
UnitOf(const Form& form)
{
    switch (form.quantity)
    {
    case Quantity::Erlangs:
        return "erlangs";
    case Quantity::Percent:
        return "%";
    case Quantity::Seconds:
        return "s";
    case Quantity::PerSecond:
        return "a second";
    case Quantity::KilobitsPerSecond:
        return "kbit/s";
    case Quantity::Whole:
        break;
    }
    return form.noun;
}

} // namespace pptplab::sim::exercises
