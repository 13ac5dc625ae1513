// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPLAIN_REGISTRY_VALUE_H
#define PPTPLAB_SIM_EXPLAIN_REGISTRY_VALUE_H

#include "sim/experiment/catalogue.h"
#include "sim/scenario/keys/registry-keys.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::explain
{

/// What is known of a value of NT's registry: what it does, where it stands, what hangs on it.
struct RegistryExplanation
{
    scenario::RegistryValue value;
    std::string_view unit;
    std::string_view place;  ///< below HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services
    std::string_view source; ///< of value and default
    std::vector<std::uint16_t> errors;
    std::vector<std::string> times; ///< of values that count retransmissions, when they give up
    std::vector<std::string> experiments;
};

/// None for a word that is no such value, in any case, with or without "registry." before it.
/// Throws BadInput, which names the nearest, for a word that looks much like one.
std::optional<RegistryExplanation> ExplainRegistryValue(
    const std::string& word, const std::vector<experiment::CatalogueEntry>& experiments);

void Print(const RegistryExplanation& explanation, std::ostream& out);
nlohmann::ordered_json ToJson(const RegistryExplanation& explanation);

} // namespace pptplab::sim::explain

#endif
