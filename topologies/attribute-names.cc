// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/attribute-names.h"

#include "topologies/measures.h"

#include <array>

namespace pptplab::topologies
{

namespace
{

struct Name
{
    std::string_view name;
    Subject subject;
};

/// As the Topology Zoo, yEd, NetworkX, Mininet (bw), FNSS (capacity, delay, length), Shadow
/// (latency) and OMNeT++ (datarate) have them; those that count before others first.
constexpr std::array<Name, 30> kNames = {{{"speedraw", Subject::Rate},
                                          {"speed", Subject::Rate},
                                          {"bandwidth", Subject::Rate},
                                          {"bw", Subject::Rate},
                                          {"capacity", Subject::Rate},
                                          {"datarate", Subject::Rate},
                                          {"bitrate", Subject::Rate},
                                          {"rate", Subject::Rate},
                                          {"speedunits", Subject::RatePrefix},
                                          {"delay", Subject::Delay},
                                          {"latency", Subject::Delay},
                                          {"propagationdelay", Subject::Delay},
                                          {"propdelay", Subject::Delay},
                                          {"rtt", Subject::RoundTrip},
                                          {"roundtriptime", Subject::RoundTrip},
                                          {"length", Subject::Length},
                                          {"distance", Subject::Length},
                                          {"dist", Subject::Length},
                                          {"type", Subject::Kind},
                                          {"label", Subject::Text},
                                          {"yedgelabel", Subject::Text},
                                          {"name", Subject::Text},
                                          {"note", Subject::Text},
                                          {"description", Subject::Text},
                                          {"desc", Subject::Text},
                                          {"title", Subject::Text},
                                          {"cost", Subject::Cost},
                                          {"network", Subject::Network},
                                          {"id", Subject::Identity},
                                          {"key", Subject::Identity}}};

bool
IsUnitOf(Subject subject, std::string_view unit)
{
    switch (subject)
    {
    case Subject::Rate:
        return BitsPerSecondIn(unit).has_value();
    case Subject::Delay:
    case Subject::RoundTrip:
        return NanosecondsIn(unit).has_value();
    case Subject::Length:
        return KilometresIn(unit).has_value();
    case Subject::None:
    case Subject::RatePrefix:
    case Subject::Kind:
    case Subject::Text:
    case Subject::Cost:
    case Subject::Network:
    case Subject::Identity:
        break;
    }
    return false;
}

std::string
WithoutPrefix(const std::string& core)
{
    for (const char* prefix : {"link", "edge"})
    {
        if (core.rfind(prefix, 0) == 0 && core.size() > 4)
        {
            return core.substr(4);
        }
    }
    return core;
}

} // namespace

std::string
CoreOf(std::string_view name)
{
    const std::size_t point = name.rfind('.');
    return Plain(point == std::string_view::npos ? name : name.substr(point + 1));
}

Meaning
MeaningOf(std::string_view name)
{
    const std::string core = WithoutPrefix(CoreOf(name));
    for (std::size_t rank = 0; rank < kNames.size(); ++rank)
    {
        const Name& known = kNames.at(rank);
        if (core == known.name)
        {
            // The raw speed of the Topology Zoo is in bit/s.
            return {known.subject, rank, rank == 0 ? "bps" : ""};
        }
        if (core.compare(0, known.name.size(), known.name) == 0)
        {
            const std::string unit = core.substr(known.name.size());
            if (IsUnitOf(known.subject, unit))
            {
                return {known.subject, rank, unit};
            }
        }
    }
    return {};
}

} // namespace pptplab::topologies
