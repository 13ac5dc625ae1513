// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_REPORT_JSON_TEXT_H
#define PPTPLAB_ANALYSIS_REPORT_JSON_TEXT_H

#include <nlohmann/json.hpp>

#include <string>

namespace pptplab::analysis
{

/// A whole answer as text, with its line end. U+FFFD stands for what is no UTF-8, as the name of a
/// file may be.
inline std::string
JsonText(const nlohmann::ordered_json& json)
{
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace pptplab::analysis

#endif
