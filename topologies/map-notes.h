// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_MAP_NOTES_H
#define PPTPLAB_TOPOLOGIES_MAP_NOTES_H

#include "topologies/map-file.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pptplab::topologies
{

/// How often something was met, and the first of it.
struct Occurrence
{
    std::size_t count = 0;
    std::string first;

    void Add(const std::string& what)
    {
        first = count == 0 ? what : first;
        ++count;
    }
};

/// What is to be told of a map that was read.
struct MapNotes
{
    std::size_t routers = 0; ///< numbers of all that are in the file
    std::size_t lines = 0;   ///< number of those that are in the graph
    std::size_t assumedRates = 0;
    std::size_t assumedDelays = 0;
    bool isOnlyDrawn = false; ///< places on a sheet of paper, none on the globe

    std::set<std::string> ofNodes; ///< attributes that have a value somewhere
    std::set<std::string> ofEdges;
    std::set<std::string> used; ///< those of them that told something

    std::map<std::string, std::string> assumedUnits; ///< units by attribute
    std::map<std::string, Occurrence> notUnderstood; ///< values by attribute, in quotation marks
    Occurrence inexact;                              ///< texts of which one rate was taken
    Occurrence asBits;                               ///< texts
    Occurrence implausible;                          ///< lines by their ends, with their value
    Occurrence selfLoops;                            ///< routers
    Occurrence parallel;                             ///< lines by their ends
    Occurrence otherBack;                            ///< the same
    std::vector<std::string> frames;                 ///< names of groups
    std::size_t partsLeftOut = 0;
    std::vector<std::string> leftOut; ///< names of routers

    /// A line of text each. `options` are what was assumed.
    std::vector<std::string> ToLines(const MapOptions& options) const;
};

} // namespace pptplab::topologies

#endif
