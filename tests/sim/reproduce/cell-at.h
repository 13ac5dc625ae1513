// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_SIM_REPRODUCE_CELL_AT_H
#define PPTPLAB_TESTS_SIM_REPRODUCE_CELL_AT_H

#include "sim/reproduce/verdict.h"
#include "sim/scenario/values/document.h"

#include <string>
#include <utility>
#include <vector>

namespace pptplab::sim::reproduce
{

/// A cell of a grid over service packs and ports.
inline Outcomes
CellAt(const std::string& pack, int ports, std::vector<analysis::Metric> metrics)
{
    Outcomes cell;
    cell.settings = {{"server.service_pack", scenario::ParseOptionValue(pack)},
                     {"server.ports", scenario::ParseOptionValue(std::to_string(ports))}};
    cell.summary.metrics = std::move(metrics);
    return cell;
}

} // namespace pptplab::sim::reproduce

#endif
