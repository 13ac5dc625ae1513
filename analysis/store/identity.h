// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_IDENTITY_H
#define PPTPLAB_ANALYSIS_STORE_IDENTITY_H

#include <array>
#include <string>
#include <string_view>

namespace pptplab::analysis
{

/// The keys of [scenario] that say how often it is run.
inline constexpr std::array<std::string_view, 4> kHowOften = {
    "replications", "precision", "precision_metric", "most_replications"};

/// A resolved scenario without them.
std::string WithoutHowOften(std::string_view scenario);

/// Hash by which a cell is found again, in hexadecimal digits. `scenario` is resolved text, with
/// its seed; how often it is run is no part of the hash.
std::string CellKey(std::string_view scenario, std::string_view programVersion);

} // namespace pptplab::analysis

#endif
