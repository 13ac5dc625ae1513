// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_SVG_H
#define PPTPLAB_ANALYSIS_PLOT_SVG_H

#include <string>

namespace pptplab::analysis
{

/// gnuplot's SVG in a fraction of its octets, for a page with many: no ids that could clash, no
/// definitions, lines and marks of one look in one path, tenths of a pixel. Its colours become the
/// classes of `PlotStyle`, which stands within, so that it is light or dark as its reader is.
/// What a series draws stays in a group of its own, with gnuplot's number as `data-plot`. Returns
/// the picture as it was when it holds an element that no picture of ours has today.
std::string ShortSvg(const std::string& picture, const std::string& title);

} // namespace pptplab::analysis

#endif
