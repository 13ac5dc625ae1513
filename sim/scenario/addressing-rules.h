// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_ADDRESSING_RULES_H
#define PPTPLAB_SIM_SCENARIO_ADDRESSING_RULES_H

#include "sim/scenario/forms.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/violation.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim
{

/// Addresses for callers and for the server itself where there is a LAN with machines of its own.
inline constexpr std::uint32_t kMostLanAddresses = 1000;

/// "172.16.0.7".
struct Ipv4Form
{
    using Content = std::uint32_t;

    Reading<std::uint32_t> Read(const Value& value) const;
    Value Write(std::uint32_t address) const;
    std::string Type() const { return "address"; }
    std::string Range() const { return "as in 172.16.0.7, not 0.0.0.0"; }
};

/// Sets how many addresses callers have, once all keys of the server are read. `given` tells which
/// were.
void FinishAddressing(const std::function<bool(std::string_view)>& given,
                      ServerSpec& server,
                      std::vector<Violation>& violations);

/// What no single key can check of addresses and PPTP filtering.
void ValidateAddressing(const Scenario& scenario, std::vector<Violation>& violations);

} // namespace pptplab::sim

#endif
