// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_SWEEP_CELLS_H
#define PPTPLAB_SIM_REPRODUCE_SWEEP_CELLS_H

#include "analysis/report/report.h"
#include "sim/reproduce/swept-grid.h"

#include <cstddef>

namespace pptplab::sim::reproduce
{

/// Adds table and figures of a grid, of up to `rows` cells spread over it, and what failed in it.
void AddCells(const SweptGrid& grid, std::size_t rows, analysis::Section& section);

} // namespace pptplab::sim::reproduce

#endif
