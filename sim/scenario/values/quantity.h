// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_VALUES_QUANTITY_H
#define PPTPLAB_SIM_SCENARIO_VALUES_QUANTITY_H

#include "models/base/units.h"

#include <optional>
#include <string>
#include <string_view>

namespace pptplab::sim::scenario
{

/// A number and what follows it: "0.5/min" is 0.5 and "/min". The unit may be empty. The views
/// point into the text that was read.
struct Quantity
{
    std::string_view digits; ///< the number as it was written
    long double number = 0;
    std::string_view unit;
};

/// None when `text` does not begin with a finite decimal number.
std::optional<Quantity> ParseQuantity(std::string_view text);

/// Units ns us ms s min h d. None for another unit, none at all, or a time beyond 292 years.
std::optional<Duration> ParseDuration(std::string_view text);

/// Units /s /min /h. Negative numbers are read too; ranges are the caller's.
std::optional<Rate> ParseRate(std::string_view text);

/// Units bps kbps Mbps Gbps, powers of 1000. None for a negative number or more than 2^63 bps.
std::optional<BitRate> ParseBitRate(std::string_view text);

/// Texts that read back as exactly the same value.
std::string DurationText(Duration time);
std::string RateText(Rate rate);
std::string BitRateText(BitRate rate);

} // namespace pptplab::sim::scenario

#endif
