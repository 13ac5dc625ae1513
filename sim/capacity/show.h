// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_SHOW_H
#define PPTPLAB_SIM_CAPACITY_SHOW_H

#include "analysis/report/table.h"
#include "sim/capacity/dimensioning.h"

#include <nlohmann/json.hpp>

namespace pptplab::sim::capacity
{

/// How the formula of the answer is called.
std::string FormulaName(const Demand& demand);

/// The share of attempts refused up to three ways: formula, simulation, simulation with the faults
/// if they count. The one by which the answer is judged has the tone of the verdict.
analysis::Table FormulaAndTrials(const Dimensioning& dimensioning);

/// What changes with the load and with the ports.
analysis::Table WhatIf(const Dimensioning& dimensioning);

/// The packet on the access line, octet by octet, and the rates that follow.
analysis::Table OverheadTable(const Dimensioning& dimensioning);

/// The whole dimensioning for programs.
nlohmann::ordered_json ToJson(const Dimensioning& dimensioning);

} // namespace pptplab::sim::capacity

#endif
