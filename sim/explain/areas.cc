// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/cause.h"

#include <array>

namespace pptplab::sim::explain
{

namespace
{

// clang-format off
/// A span of error numbers that have one origin; later ones are parts of earlier ones.
struct Area
{
    std::uint16_t first;
    std::uint16_t last;
    std::string_view name;
};

constexpr std::array kAreas = {
    Area{600, 752, "Remote Access on the caller's machine"},
    Area{621, 627, "the phone book"},
    Area{628, 631, "the end of a connection"},
    Area{640, 644, "the NetBIOS gateway, for callers of the NT 3.1 kind"},
    Area{645, 649, "the log-on"},
    Area{650, 650, "the way to the server"},
    Area{651, 652, "modem or other device; of a VPN port: the control connection"},
    Area{665, 666, "modem or other device"},
    Area{668, 668, "the end of a connection"},
    Area{676, 676, "the server's ports"},
    Area{677, 677, "the telephone line"},
    Area{678, 678, "the way to the server"},
    Area{679, 681, "the telephone line"},
    Area{691, 691, "the log-on"},
    Area{692, 692, "modem or other device"},
    Area{704, 704, "callback, which a VPN port never does"},
    Area{708, 709, "the log-on"},
    Area{712, 714, "modem or other device"},
    Area{716, 717, "the addresses of callers"},
    Area{718, 722, "PPP"},
    Area{724, 726, "IPX"},
    Area{728, 728, "the addresses of callers"},
    Area{730, 730, "the log-on"},
    Area{731, 732, "PPP"},
    Area{733, 733, "the addresses of callers"},
    Area{734, 734, "PPP"},
    Area{735, 735, "the addresses of callers"},
    Area{736, 737, "PPP"},
    Area{738, 738, "the addresses of callers"},
    Area{739, 739, "the log-on"},
    Area{741, 743, "encryption"},
    Area{744, 744, "IPX"},
    Area{752, 752, "scripts of modem log-ons, which a VPN port has not"},
};
// clang-format on

} // namespace

std::string_view
AreaOf(std::uint16_t error)
{
    std::string_view name = "Windows itself";
    for (const Area& area : kAreas)
    {
        if (error >= area.first && error <= area.last)
        {
            name = area.name;
        }
    }
    return name;
}

} // namespace pptplab::sim::explain
