// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_TRACE_ROW_H
#define PPTPLAB_ANALYSIS_TRACE_ROW_H

#include "models/base/units.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::analysis
{

/// One protocol of a frame, from the outside inwards.
struct Layer
{
    std::string protocol;  ///< "TCP", "PPTP", "LCP"
    std::string summary{}; ///< one line; may be empty
    /// What was read, by the names of the RFCs: an object.
    nlohmann::ordered_json fields = nlohmann::ordered_json::object();
    bool malformed = false; ///< what was read is no such protocol, or breaks off
};

/// A layer that could not be read.
inline Layer
MalformedLayer(const std::string& protocol, const std::string& why)
{
    Layer layer{protocol, "malformed: " + why};
    layer.malformed = true;
    return layer;
}

/// One frame of a trace.
struct Row
{
    std::size_t number = 0; ///< number of the frame, from 1
    Duration time{};        ///< since the first frame
    std::string from;
    std::string to;
    bool adapter = false;           ///< seen on the NDISWAN adapter, not on the line
    std::vector<Layer> layers;      ///< protocols of the frame, at least one
    std::optional<std::size_t> see; ///< the frame that an ICMP error quotes

    const Layer& Top() const { return layers.back(); }

    /// The layer of that protocol, null when there is none.
    const Layer* Find(const char* protocol) const
    {
        for (const Layer& layer : layers)
        {
            if (layer.protocol == protocol)
            {
                return &layer;
            }
        }
        return nullptr;
    }

    bool Malformed() const
    {
        for (const Layer& layer : layers)
        {
            if (layer.malformed)
            {
                return true;
            }
        }
        return false;
    }
};

/// A trace: its frames, and what has to be said about it.
struct FrameTable
{
    std::string title;
    std::vector<Row> rows;
    std::vector<std::string> remarks;
};

} // namespace pptplab::analysis

#endif
