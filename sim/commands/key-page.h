// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_KEY_PAGE_H
#define PPTPLAB_SIM_COMMANDS_KEY_PAGE_H

#include "sim/scenario/keys/key.h"

#include <string>
#include <string_view>

namespace pptplab::sim::commands
{

/// The engines that understand a key, in words.
std::string_view EnginesText(scenario::Engines engines);

/// All keys of a scenario as a page of Markdown, one table for each section: what
/// `sim/scenario/KEYS.md` holds.
std::string KeyPage();

} // namespace pptplab::sim::commands

#endif
