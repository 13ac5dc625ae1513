// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PICTURES_STORED_CELLS_H
#define PPTPLAB_SIM_PICTURES_STORED_CELLS_H

#include "analysis/store/choice.h"
#include "sim/pictures/outcomes.h"

#include <vector>

namespace pptplab::sim::pictures
{

enum class WithLoad : bool
{
    No,
    Yes ///< the offered load, for which each cell's scenario is read
};

/// The finished cells of one campaign that the choice takes.
std::vector<Outcomes> StoredCells(const analysis::Store& store,
                                  const analysis::CountedCampaign& campaign,
                                  const analysis::Choice& choice,
                                  WithLoad withLoad = WithLoad::No);

} // namespace pptplab::sim::pictures

#endif
