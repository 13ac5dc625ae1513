// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PICTURES_SHOWN_H
#define PPTPLAB_SIM_PICTURES_SHOWN_H

#include "sim/experiment/plot-choice.h"
#include "sim/pictures/cell-texts.h"

#include <string>

namespace pptplab::sim::pictures
{

/// What one picture shows, with everything decided.
struct Shown
{
    experiment::PlotSpec spec;
    std::string title;
    Cells cells; ///< all that it shows
};

} // namespace pptplab::sim::pictures

#endif
