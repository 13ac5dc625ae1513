// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_PAGE_PICTURE_H
#define PPTPLAB_SIM_REPRODUCE_PAGE_PICTURE_H

#include "analysis/report/report.h"
#include "sim/pictures/draw.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::reproduce
{

/// A CSV with its numbers to four digits: more than any interval has, at half of the octets.
std::string WithShortNumbers(const std::string& csv);

/// What came of the wish for a picture.
struct PagePicture
{
    std::optional<analysis::Picture> picture; ///< none when it could not be drawn
    std::vector<std::string> notes;           ///< what it does not show, or why there is none
};

/// Draws it into `folder`/NAME (picture, data, script) and prepares it for a page: curves over
/// numbers can be looked into.
PagePicture DrawnForPage(const experiment::PlotSpec& wish,
                         const std::vector<pictures::Outcomes>& cells,
                         const std::filesystem::path& folder,
                         const std::string& name);

} // namespace pptplab::sim::reproduce

#endif
