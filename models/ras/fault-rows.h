// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_FAULT_ROWS_H
#define PPTPLAB_MODELS_RAS_FAULT_ROWS_H

#include "models/ras/service-pack.h"

#include <string_view>
#include <vector>

namespace pptplab::ras
{

/// The rows of the fault table that belong to an article; several where it brought several things.
std::vector<FaultRow> FaultRowsOf(std::string_view article);

/// Whether a row speaks of that product.
bool IsIn(const FaultRow& row, Product product);

/// Whether a row speaks of that side of a tunnel.
bool IsOn(const FaultRow& row, Side side);

} // namespace pptplab::ras

#endif
