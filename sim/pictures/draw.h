// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PICTURES_DRAW_H
#define PPTPLAB_SIM_PICTURES_DRAW_H

#include "analysis/plot/heat-map.h"
#include "analysis/plot/plot.h"
#include "analysis/plot/timeline.h"
#include "analysis/plot/tornado.h"
#include "sim/experiment/claims.h"
#include "sim/pictures/outcomes.h"

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace pptplab::sim::pictures
{

using Picture = std::variant<analysis::Plot,
                             analysis::Panels,
                             analysis::HeatMap,
                             analysis::Tornado,
                             analysis::Timeline>;

struct Drawing
{
    Picture picture;
    std::vector<std::string> notes; ///< what of the cells it does not show, a sentence each
};

/// The picture that a [[plot]] or `pptplab plot` asks for. What the wish leaves empty is chosen
/// from the axes of the cells (sim/experiment/plot-choice.h); an empty title says what is shown.
/// Throws BadInput when no picture comes out of it.
Drawing Drawn(const experiment::PlotSpec& wish, const std::vector<Outcomes>& cells);

const std::string& TitleOf(const Picture& picture);

/// As analysis::WritePlot.
analysis::PlotFiles Write(const Picture& picture,
                          const std::filesystem::path& folder,
                          const std::string& name,
                          analysis::Slide slide = analysis::Slide::No);

} // namespace pptplab::sim::pictures

#endif
