// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_VALUES_DOCUMENT_H
#define PPTPLAB_SIM_SCENARIO_VALUES_DOCUMENT_H

#include "sim/scenario/values/value.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::scenario
{

/// A TOML file before anybody knows what its keys mean.
struct Document
{
    std::string file; ///< path or name as the user gave it
    Value::Table root;
};

/// Throws BadInput: no such file, a directory, unreadable, not TOML, a date.
Document LoadDocument(const std::filesystem::path& file);

/// Reads a document from text; `name` stands for the file in messages.
Document ParseDocument(std::string_view text, const std::string& name);

/// The VALUE of `--set KEY=VALUE`: TOML where it is TOML, else the bare text, so that
/// `server.hunt=random` needs no quotes. Throws BadInput for broken lists, tables and strings.
Value ParseOptionValue(std::string_view text);

/// Gives the key at `path` a value, and makes tables on the way that are missing. A list of tables
/// is passed by the name or the number of one element (`clients.office.holding`, `link.2.down`) or,
/// without, in all of them (`clients.holding`). Returns what is wrong with the path, if anything.
std::optional<std::string> Assign(Value::Table& root, std::string_view path, const Value& value);

/// Where the key at `path` was written or, if it was left out, what should hold it. One element of
/// a list goes by its name.
Place PlaceOf(const Value::Table& root, std::string_view path);

/// The parts of a dotted path. Below `attributes` the rest is one part, as ns-3's names are, with
/// or without TOML's quotes.
std::vector<std::string> PathParts(std::string_view path);

} // namespace pptplab::sim::scenario

#endif
