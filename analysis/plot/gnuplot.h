// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_GNUPLOT_H
#define PPTPLAB_ANALYSIS_PLOT_GNUPLOT_H

#include <filesystem>
#include <string>

namespace pptplab::analysis
{

/// Runs `script`, a file of `folder`, with `folder` as the current one and without the user's own
/// gnuplot settings. PlotError when there is no gnuplot or it fails, with what it said.
void RunGnuplot(const std::filesystem::path& folder, const std::string& script);

} // namespace pptplab::analysis

#endif
