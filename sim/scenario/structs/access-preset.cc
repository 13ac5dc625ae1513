// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/structs/access-preset.h"

#include <chrono>

namespace pptplab::sim::scenario
{

namespace
{

using namespace std::chrono_literals;

// Half of the round trips that were measured to the first router with small packets: 110-159 ms by
// modem whatever its rate, 21-34 ms by ISDN, 0.3 ms by Ethernet (S. Cheshire, "It's the latency,
// stupid", 1996-2001, and its readers), 10-20 ms by ADSL, 2-5 ms by T1 (tables of the time). The
// low end is taken, as serialization comes on top here.
constexpr Duration kModem = 55ms;
constexpr Duration kIsdn = 10ms;
constexpr Duration kAdsl = 5ms;
constexpr Duration kT1 = 1ms;
constexpr Duration kEthernet = 150us;

constexpr std::array<PresetLine, kAccessPresetNames.size()> kLines = {{
    {{14'400}, {14'400}, kModem},    // ITU-T V.32bis
    {{28'800}, {28'800}, kModem},    // ITU-T V.34 (1994)
    {{33'600}, {33'600}, kModem},    // ITU-T V.34 (1996)
    {{33'600}, {56'000}, kModem},    // ITU-T V.90, the most it allows
    {{28'800}, {45'333}, kModem},    // V.90 as users got it: steps of 8000/6 below 53.3 kbit/s
    {{64'000}, {64'000}, kIsdn},     // one B channel, ITU-T I.430
    {{128'000}, {128'000}, kIsdn},   // two, bonded
    {{512'000}, {1'536'000}, kAdsl}, // ITU-T G.992.2
    {{640'000}, {8'000'000}, kAdsl}, // ITU-T G.992.1
    {{1'536'000}, {1'536'000}, kT1}, // ANSI T1.403: 1.544 Mbit/s less 8 kbit/s of framing
    {{10'000'000}, {10'000'000}, kEthernet}, // IEEE 802.3 10BASE-T
}};

} // namespace

const PresetLine&
LineOf(AccessPreset preset)
{
    return kLines.at(static_cast<std::size_t>(preset));
}

} // namespace pptplab::sim::scenario
