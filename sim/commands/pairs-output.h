// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_PAIRS_OUTPUT_H
#define PPTPLAB_SIM_COMMANDS_PAIRS_OUTPUT_H

#include "sim/results/pairs.h"

#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace pptplab::sim::commands
{

/// What is known of a comparison before its first cell.
struct PairsHead
{
    std::string first; ///< what the side is: "before.db, campaign 1"
    std::string second;
    std::vector<std::string> axes; ///< whose values tell pairs apart
};

/// Writes a comparison while it is made.
class PairsOutput
{
  public:
    PairsOutput() = default;
    PairsOutput(const PairsOutput&) = delete;
    PairsOutput& operator=(const PairsOutput&) = delete;
    virtual ~PairsOutput() = default;

    virtual void Take(const results::CellPair& pair) = 0;
    virtual void End(const results::PairsEnd& end) = 0;
};

std::unique_ptr<PairsOutput> TextPairs(const PairsHead& head, std::ostream& out);

/// One line for each metric of each pair, from the first pair on.
std::unique_ptr<PairsOutput> CsvPairs(const PairsHead& head, std::ostream& out);

/// One object: {"first", "second", "cells": [...], "differing": [...], "only_first",
/// "only_second"}.
std::unique_ptr<PairsOutput> JsonPairs(const PairsHead& head, std::ostream& out);

} // namespace pptplab::sim::commands

#endif
