// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAMPAIGN_STATUS_H
#define PPTPLAB_SIM_CAMPAIGN_STATUS_H

#include "analysis/store/store.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::sim::campaign
{

/// How far one campaign of a database has come.
struct Status
{
    analysis::StoredCampaign campaign;
    std::size_t planned = 0;    ///< cells in its plan so far
    std::size_t finished = 0;   ///< cells
    std::uint64_t done = 0;     ///< runs, of those that finish its cells, or may
    std::uint64_t toDo = 0;     ///< runs up to the first look at each cell that is not finished
    std::uint64_t mostToDo = 0; ///< with a precision up to where it gives up, else the same
    std::vector<analysis::HeldClaim> running;
    std::vector<analysis::CellFailure> failures;
};

/// Reads only; another program may be writing.
std::vector<Status> StatusOf(const analysis::Store& store);

/// Runs a second, from what became done in that time; where that is nothing, from the age of what
/// is running, which is half of its length at a random moment. None where nothing runs.
std::optional<double> RateOf(std::uint64_t done,
                             double seconds,
                             const std::vector<analysis::HeldClaim>& running);

} // namespace pptplab::sim::campaign

#endif
