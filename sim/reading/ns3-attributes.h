// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_READING_NS3_ATTRIBUTES_H
#define PPTPLAB_SIM_READING_NS3_ATTRIBUTES_H

#include "sim/scenario/structs/scenario.h"

#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::reading
{

/// What is wrong with an attribute, if anything: its class or its name is unknown, the models set
/// it themselves, or ns-3 does not take the value.
std::optional<std::string> WrongAttribute(const scenario::AttributeSetting& attribute);

/// Makes them the defaults of every ns-3 object that is created from now on in this process. Pre:
/// none of them is wrong.
void SetAttributes(const std::vector<scenario::AttributeSetting>& attributes);

} // namespace pptplab::sim::reading

#endif
