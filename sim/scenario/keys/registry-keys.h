// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_KEYS_REGISTRY_KEYS_H
#define PPTPLAB_SIM_SCENARIO_KEYS_REGISTRY_KEYS_H

#include "sim/scenario/keys/key.h"

#include <string>
#include <string_view>
#include <vector>

/// Keys of the tables `registry` and `tcp` of servers and clients. A Section has a field `registry`
/// and a field `tcp`.
namespace pptplab::sim::scenario
{

/// The type of registry values, which are shown in hex, too.
inline constexpr std::string_view kRegistryType = "DWORD";

std::vector<Key<ServerSpec>> ServerRegistryKeys();
std::vector<Key<ClientGroup>> ClientRegistryKeys();

/// What is known of a value of NT's registry that has a key.
struct RegistryValue
{
    std::string_view name; ///< NT's own
    std::string_view type;
    std::string range;
    std::string_view fallback; ///< NT's default
    std::string_view meaning;
    std::vector<std::string> keys; ///< of a scenario: server.registry.NAME, clients.registry.NAME
};

std::vector<RegistryValue> RegistryValues();

} // namespace pptplab::sim::scenario

#endif
