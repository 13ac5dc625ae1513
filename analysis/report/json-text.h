// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_REPORT_JSON_TEXT_H
#define PPTPLAB_ANALYSIS_REPORT_JSON_TEXT_H

#include <nlohmann/json.hpp>

#include <string>

namespace pptplab::analysis
{

/// In one line, or with so many columns for each level. U+FFFD stands for what is no UTF-8, as the
/// name of a file may be.
inline std::string
JsonDump(const nlohmann::ordered_json& json, int indent = -1)
{
    return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

/// A whole answer as text, with its line end.
inline std::string
JsonText(const nlohmann::ordered_json& json)
{
    return JsonDump(json, 2) + "\n";
}

} // namespace pptplab::analysis

#endif
