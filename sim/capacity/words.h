// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_WORDS_H
#define PPTPLAB_SIM_CAPACITY_WORDS_H

#include "sim/capacity/dimensioning.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace pptplab::sim::capacity
{

inline std::string
Percent(double share)
{
    return fmt::format("{:.4g} %", 100 * share);
}

inline std::string
Counted(double number, const std::string& thing)
{
    return fmt::format("{:.0f} {}{}", number, thing, number == 1 ? "" : "s");
}

inline std::string_view
PackName(const Dimensioning& dimensioning)
{
    return ras::kServicePackNames[static_cast<std::size_t>(dimensioning.question.servicePack)];
}

} // namespace pptplab::sim::capacity

#endif
