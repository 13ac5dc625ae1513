// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAMPAIGN_REPEAT_COMMAND_H
#define PPTPLAB_SIM_CAMPAIGN_REPEAT_COMMAND_H

#include "sim/campaign/campaign.h"

#include <cstddef>
#include <string>

namespace pptplab::sim::campaign
{

/// " --set KEY=VALUE" for a shell, which reads back as this value.
std::string SetWords(const experiment::Setting& setting);

/// The command line that runs one cell, for a shell. `changes` are those of the sweep's own command
/// line.
std::string RepeatCommand(const CellGrid& cells,
                          const experiment::Settings& changes,
                          std::size_t position);

} // namespace pptplab::sim::campaign

#endif
