// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_ATTRIBUTE_NAMES_H
#define PPTPLAB_TOPOLOGIES_ATTRIBUTE_NAMES_H

#include <cstdint>
#include <string>
#include <string_view>

namespace pptplab::topologies
{

/// What an attribute of edges is about.
enum class Subject : std::uint8_t
{
    None, // nothing that is known
    Rate,
    RatePrefix, // LinkSpeedUnits of the Topology Zoo
    Delay,
    RoundTrip,
    Length,
    Kind, // of a line, such as OC-3
    Text, // label or remark
    Cost,
    Network,
    Identity,
};

struct Meaning
{
    Subject subject = Subject::None;
    /// Of several attributes about one subject the one with the smallest counts.
    std::size_t rank = 0;
    std::string unit; ///< unit that the name ends in, as "delay_ms"; empty: none
};

/// Plain() of the name without the list that a GML file has it in.
std::string CoreOf(std::string_view name);

/// By the name, whatever its case and punctuation, with "link" or "edge" before it or not, and a
/// unit behind it or not: "linkDelay", "Bandwidth (Mbps)".
Meaning MeaningOf(std::string_view name);

} // namespace pptplab::topologies

#endif
