// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CLUSTER_MISSING_H
#define PPTPLAB_SIM_CLUSTER_MISSING_H

#include "analysis/store/store.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::cluster
{

/// What a database lacks of what its campaigns ask for.
struct Missing
{
    std::size_t cells = 0;        ///< in all
    std::size_t unplanned = 0;    ///< cells of which nothing is there
    std::size_t replications = 0; ///< of the others; of those with a precision at least so many
    std::size_t failed = 0;       ///< replications that have failed, which are not run again
    std::vector<std::uint32_t> elements{}; ///< that run the missing ones; ascending
    /// Of a campaign whose cells are asked for differently, as the merged files were.
    std::vector<analysis::Demand> demands{};

    bool Nothing() const { return unplanned + replications + demands.size() == 0; }
};

/// `elements`: into how many the sweep was cut, if it was.
Missing MissingOf(const analysis::Store& store, std::optional<std::uint32_t> elements);

} // namespace pptplab::sim::cluster

#endif
