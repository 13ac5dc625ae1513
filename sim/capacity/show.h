// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_SHOW_H
#define PPTPLAB_SIM_CAPACITY_SHOW_H

#include "analysis/report/table.h"
#include "sim/capacity/dimensioning.h"

#include <nlohmann/json.hpp>

#include <string>

namespace pptplab::sim::capacity
{

/// One sentence: "480 users of 0.075 erlangs each need 48 ports ...".
std::string Sentence(const Dimensioning& dimensioning);

/// The share of attempts refused three ways: formula, simulation, simulation with the faults.
analysis::Table FormulaAndTrials(const Dimensioning& dimensioning);

/// What changes with the load and with the ports.
analysis::Table WhatIf(const Dimensioning& dimensioning);

/// The packet on the access line, octet by octet, and the rates that follow.
analysis::Table OverheadTable(const Dimensioning& dimensioning);

/// The whole dimensioning for programs.
nlohmann::ordered_json ToJson(const Dimensioning& dimensioning);

} // namespace pptplab::sim::capacity

#endif
