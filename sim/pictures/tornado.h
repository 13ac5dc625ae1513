// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PICTURES_TORNADO_H
#define PPTPLAB_SIM_PICTURES_TORNADO_H

#include "analysis/plot/tornado.h"
#include "sim/pictures/shown.h"

#include <string>

namespace pptplab::sim::pictures
{

struct Sways
{
    analysis::Tornado tornado;
    std::string base; ///< the settings from which each key is moved: "50 ports, SP3"
};

/// What each swept key does to the metric while the others keep to their base: the median of
/// numbers, the first of names. Keys of one line of a sweep move together and are one. Throws
/// BadInput without a cell at the base.
Sways SwaysOf(const Shown& shown);

} // namespace pptplab::sim::pictures

#endif
