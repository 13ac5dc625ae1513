// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_VALUES_PLAIN_FILE_H
#define PPTPLAB_SIM_SCENARIO_VALUES_PLAIN_FILE_H

#include <filesystem>
#include <optional>
#include <string>

namespace pptplab::sim::scenario
{

/// Why `file` cannot be read from its beginning to its end, and again: it is missing, a directory,
/// a pipe, a device, not permitted. "is a directory, not a file". None where it can be read. All
/// that is read passes here before it is opened: a pipe without a writer would wait for ever, a
/// device may have no end.
std::optional<std::string> WhyNoPlainFile(const std::filesystem::path& file);

} // namespace pptplab::sim::scenario

#endif
