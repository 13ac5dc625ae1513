// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_SHOW_JSON_H
#define PPTPLAB_SIM_PATHS_SHOW_JSON_H

#include "sim/paths/words.h"

#include <nlohmann/json.hpp>

namespace pptplab::sim::paths
{

/// The prediction for programs. Times are in seconds, rates in bits per second.
nlohmann::ordered_json ToJson(const Prediction& prediction, const Source& source);

} // namespace pptplab::sim::paths

#endif
