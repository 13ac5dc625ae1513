// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_KEY_NAME_H
#define PPTPLAB_SIM_REPRODUCE_KEY_NAME_H

#include "sim/experiment/setting.h"

#include <string>

namespace pptplab::sim::reproduce
{

/// A swept key as tables and sentences call it: its last part, "hunt" for "server.hunt", unless
/// another key of the cell ends alike, as "clients.service_pack" and "server.service_pack" do.
std::string KeyName(const std::string& key, const experiment::Settings& cell);

/// What tells a cell from others: "service_pack = sp3, ports = 2"; empty for an only cell.
std::string CellText(const experiment::Settings& cell);

} // namespace pptplab::sim::reproduce

#endif
