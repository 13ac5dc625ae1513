// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_SIM_EXPLAIN_FAILING_SETTINGS_H
#define PPTPLAB_TESTS_SIM_EXPLAIN_FAILING_SETTINGS_H

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace pptplab::sim::explain
{

/// A scenario in which calls fail for a known reason: what was set is the reason.
struct FailingSetting
{
    std::string name; ///< of the keys that were set
    std::string toml;
    std::uint16_t error = 0;         ///< that some callers see; 0: a session without data
    std::vector<std::string> causes; ///< names of the causes that are true, any of them
};

/// Every setting of the keys that makes a call fail: encryption, log-on, protocols, addresses,
/// filters, NAT, services, phone book, registry, full pools, faults of service packs.
std::vector<FailingSetting> FailingSettings();

/// What a scenario of one caller consists of; parts may be empty.
struct Parts
{
    std::string server{};                    ///< keys of [server] but ports
    std::string client{};                    ///< keys of [[clients]] but name and calls
    std::string rest{};                      ///< other tables
    std::string calls = R"([["1s", "5s"]])"; ///< `trace`
    std::string ports = "4";
    std::string duration = "200s";
};

inline constexpr const char* kNetBeui = R"([["1s", "5s", "netbeui"]])"; ///< one call, for `calls`

std::string TomlOf(const Parts& parts);

/// Tables one after the other.
std::vector<FailingSetting> Together(std::initializer_list<std::vector<FailingSetting>> tables);

/// The tables, each by subject.
std::vector<FailingSetting> EncryptionSettings();
std::vector<FailingSetting> LogOnSettings();
std::vector<FailingSetting> ProtocolSettings();
std::vector<FailingSetting> AddressSettings();
std::vector<FailingSetting> WaySettings();
std::vector<FailingSetting> ServiceSettings();
std::vector<FailingSetting> FaultSettings();

/// Each product with a level that calls it so, as a key of [server].
struct ProductKeys
{
    std::string name;
    std::string keys;
};

std::vector<ProductKeys> Products();

} // namespace pptplab::sim::explain

#endif
