// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_SWEEP_FILE_H
#define PPTPLAB_SIM_REPRODUCE_SWEEP_FILE_H

#include "analysis/store/store.h"

#include <string>

namespace pptplab::sim::reproduce
{

/// What of a file a database still knows.
struct SweepFile
{
    std::string question; ///< may be empty
    std::string text;     ///< a file that repeats the sweep: what differs from the defaults, and it
    std::string whole;    ///< the first cell with all keys, without the sweep
};

/// Throws BadInput where this version of the program does not read the scenario any more, or a file
/// that it names is not there.
SweepFile SweepFileOf(const analysis::Store& store, const analysis::StoredCampaign& campaign);

/// A scenario, resolved to all its keys, without the lines that make no difference to how it reads:
/// those of defaults, and those that follow from others.
std::string WithoutDefaults(const std::string& resolved);

} // namespace pptplab::sim::reproduce

#endif
