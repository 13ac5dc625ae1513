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

inline std::string
BitRateShown(double bitsPerSecond)
{
    return bitsPerSecond >= 1e6 ? fmt::format("{:.4g} Mbit/s", bitsPerSecond / 1e6)
                                : fmt::format("{:.4g} kbit/s", bitsPerSecond / 1e3);
}

/// "80 ports on 5 servers of 16"
inline std::string
ServiceShown(const Layout& layout)
{
    return fmt::format("{} on {}{}",
                       Counted(layout.AllPorts(), "port"),
                       Counted(layout.servers, "server"),
                       layout.servers == 1 ? "" : fmt::format(" of {}", layout.ports));
}

/// Whether faults of the service pack count.
inline bool
HasFaults(const Dimensioning& dimensioning)
{
    const Question& question = dimensioning.question;
    return !dimensioning.onlyFormula && IsFaulty(question.servicePack, question.trials.demand);
}

inline std::string_view
PackName(const Dimensioning& dimensioning)
{
    return ras::kServicePackNames[static_cast<std::size_t>(dimensioning.question.servicePack)];
}

} // namespace pptplab::sim::capacity

#endif
