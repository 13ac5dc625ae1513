// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_PORT_MEMORY_H
#define PPTPLAB_MODELS_RAS_PORT_MEMORY_H

#include <array>
#include <cstdint>
#include <string_view>

namespace pptplab::ras
{

/// The ports that take memory of the system's.
enum class PortMemoryOf : std::uint8_t
{
    Configured, ///< all ports, from the start of the machine on: what Q232133 reports
    InUse,      ///< ports that a call holds: the other reading
};

inline constexpr std::array<std::string_view, 2> kPortMemoryOfNames = {"configured", "in-use"};

/// RRAS lets more ports be configured than the machine has memory for, and the machine stops with
/// a blue screen (STOP 0x1E or 0xA) when they are given theirs (Q232133). Counts on a server that
/// has the fault only.
struct PortMemory
{
    std::uint32_t stopsAt = 200; ///< ports; the article's title says "more than 200", its text 200
    PortMemoryOf of = PortMemoryOf::Configured;
};

} // namespace pptplab::ras

#endif
