// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_TRACE_LADDER_H
#define PPTPLAB_ANALYSIS_TRACE_LADDER_H

#include "analysis/trace/row.h"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace pptplab::analysis
{

/// A ladder diagram: a lifeline for the caller's NDISWAN adapter, the caller, each router that
/// speaks, and the server; an arrow for each frame, from above to below.
struct Ladder
{
    /// Rungs after which a diagram ends; the table has the rest.
    static constexpr std::size_t kMaxRungs = 400;
    /// Further machines share the last lifeline.
    static constexpr std::size_t kMaxLifelines = 8;
    /// Shortest time between two frames that shows as a break.
    static constexpr Duration kGap = std::chrono::milliseconds(1500);

    struct Rung
    {
        std::size_t number = 0; ///< number of the frame
        Duration time{};
        Duration gap{};       ///< since the frame before, when kGap or more; else zero
        std::size_t from = 0; ///< lifelines
        std::size_t to = 0;
        std::string label; ///< short
        std::string summary;
        bool trouble = false; ///< an ICMP error, a reset, a refusal, something malformed
    };

    std::string title;
    std::vector<std::string> lifelines;
    std::vector<Rung> rungs;
    std::size_t leftOut = 0; ///< frames beyond kMaxRungs
};

Ladder LadderOf(const FrameTable& table);

/// Prints the diagram for a terminal: one line a frame, what it says at the right.
void PrintLadder(const Ladder& ladder, std::ostream& out);

/// A picture that needs nothing from elsewhere.
std::string LadderSvg(const Ladder& ladder);

} // namespace pptplab::analysis

#endif
