// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_LINK_RATE_H
#define PPTPLAB_TOPOLOGIES_LINK_RATE_H

#include "models/base/units.h"

#include <optional>
#include <string>
#include <string_view>

namespace pptplab::topologies
{

/// The rate of a line by the name of its kind: DS-1 and T1, DS-3 and T3 (ANSI T1.107), E1 and E3
/// (ITU-T G.702), OC-n (ANSI T1.105) and STM-n (ITU-T G.707), gross, with or without the hyphen.
/// None for other names.
std::optional<BitRate> RateOfKind(std::string_view kind);

/// The rate that a text tells: the first number with a unit of bits ("45 Mbps DS-3", "1-20Gbps",
/// "2 x 10 Gb/s"), or else with its prefix alone ("155M", "10GE"), or else the first name of a kind
/// ("STM-64x2", "OC192/STM64"). None when there is none.
std::optional<BitRate> RateIn(std::string_view text);

/// Whether a text tells a range, a bound or a bundle, of which one rate is only a part.
bool IsInexact(std::string_view text);

/// None when it is no rate of 1 bit/s to 1e18 bit/s.
std::optional<BitRate> RateOf(double bitsPerSecond);

/// "56 kbps", "1.544 Mbps".
std::string ToText(BitRate rate);

} // namespace pptplab::topologies

#endif
