// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_FORMS_ADDRESS_FORM_H
#define PPTPLAB_SIM_SCENARIO_FORMS_ADDRESS_FORM_H

#include "sim/scenario/forms/forms.h"

#include <cstdint>
#include <string>

namespace pptplab::sim::scenario
{

/// "172.16.0.7".
struct Ipv4Form
{
    using Content = std::uint32_t;

    Reading<std::uint32_t> Read(const Value& value) const;
    Value Write(std::uint32_t address) const;
    std::string Type() const { return "address"; }
    std::string Range() const { return "as in 172.16.0.7, not 0.0.0.0"; }
};

} // namespace pptplab::sim::scenario

#endif
