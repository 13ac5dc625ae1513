// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_STRUCTS_ACCESS_PRESET_H
#define PPTPLAB_SIM_SCENARIO_STRUCTS_ACCESS_PRESET_H

#include "models/base/units.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pptplab::sim::scenario
{

/// Lines by which people of the time reached their provider.
enum class AccessPreset : std::uint8_t
{
    Modem144,
    Modem288,
    Modem336,
    Modem56,
    Modem56Usual,
    Isdn64,
    Isdn128,
    AdslLite,
    Adsl8,
    T1,
    Ethernet,
};

inline constexpr std::array<std::string_view, 11> kAccessPresetNames = {"modem-14.4",
                                                                        "modem-28.8",
                                                                        "modem-33.6",
                                                                        "modem-56",
                                                                        "modem-56-usual",
                                                                        "isdn-64",
                                                                        "isdn-128",
                                                                        "adsl-lite",
                                                                        "adsl-8",
                                                                        "t1",
                                                                        "ethernet"};

struct PresetLine
{
    BitRate up;     ///< rate from the machine
    BitRate down;   ///< rate to the machine
    Duration delay; ///< one way, beside the time that a packet's bits take
};

const PresetLine& LineOf(AccessPreset preset);

} // namespace pptplab::sim::scenario

#endif
