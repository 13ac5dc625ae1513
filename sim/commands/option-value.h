// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_OPTION_VALUE_H
#define PPTPLAB_SIM_COMMANDS_OPTION_VALUE_H

#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/document.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

namespace pptplab::sim::commands
{

// Options of the command line that are written as the values of a scenario file are.

inline scenario::Value
Parsed(const std::string& name, const std::string& text)
{
    try
    {
        return scenario::ParseOptionValue(text);
    }
    catch (const scenario::BadInput& error)
    {
        throw scenario::BadInput(fmt::format("--{} {}: {}", name, text, error.what()));
    }
}

/// Reads an option as a key of a scenario is read; throws BadInput "--name value must be ...".
template <typename Form>
typename Form::Content
Read(const std::string& name, const std::string& text, const Form& form)
{
    const auto reading = form.Read(Parsed(name, text));
    if (!reading)
    {
        throw scenario::BadInput(fmt::format("--{} {}: {}", name, text, reading.Error()));
    }
    return reading.Value();
}

/// A number above 0: NumberForm alone would take 0.
inline double
ReadPositive(const std::string& name, const std::string& text, double high)
{
    const auto number = scenario::NumberForm{0, high}.Read(Parsed(name, text));
    if (!number || number.Value() == 0)
    {
        throw scenario::BadInput(
            fmt::format("--{} {}: must be a number above 0, up to {}", name, text, high));
    }
    return number.Value();
}

/// A share is written as 0.01 or as 1%. `low` is above 0 where 0 makes no sense.
inline double
ReadShare(const std::string& name, const std::string& text, double low, double high)
{
    const bool percent = !text.empty() && text.back() == '%';
    const auto reading = scenario::NumberForm{0, percent ? 100.0 : 1.0}.Read(
        Parsed(name, percent ? text.substr(0, text.size() - 1) : text));
    const double share = !reading ? -1 : percent ? reading.Value() / 100 : reading.Value();
    if (!(share >= low && share <= high))
    {
        throw scenario::BadInput(fmt::format(
            "--{} {}: must be a share from {} to {}, such as 1% or 0.01", name, text, low, high));
    }
    return share;
}

template <std::size_t N>
scenario::ChoiceForm
OneOf(const std::array<std::string_view, N>& names)
{
    return {{names.begin(), names.end()}};
}

} // namespace pptplab::sim::commands

#endif
