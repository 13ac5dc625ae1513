// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RESULTS_STORED_KEYS_H
#define PPTPLAB_SIM_RESULTS_STORED_KEYS_H

#include "analysis/stats/summary.h"

#include <map>
#include <string>
#include <vector>

namespace pptplab::sim::results
{

/// The keys of a stored scenario and their values as TOML: "server.ports", and of a named one of
/// several tables "clients.office.holding".
using StoredKeys = std::map<std::string, std::string>;

/// Of a scenario's resolved text, without its question and its sweep.
StoredKeys KeysIn(const std::string& resolvedText);

/// A key whose value is not the same in two scenarios; empty where one has none.
struct KeyThatDiffers
{
    std::string key;
    std::string first;
    std::string second;
};

/// Without the axes, which cells have their own values of, and without how often cells are run.
std::vector<KeyThatDiffers> KeysThatDiffer(const StoredKeys& first,
                                           const StoredKeys& second,
                                           const std::vector<std::string>& axes);

} // namespace pptplab::sim::results

#endif
