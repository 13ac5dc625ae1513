// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_VALUES_UTF16_H
#define PPTPLAB_SIM_SCENARIO_VALUES_UTF16_H

#include <optional>
#include <string>
#include <string_view>

namespace pptplab::sim::scenario
{

/// UTF-8 as Windows NT keeps passwords. None when it is not UTF-8 (RFC 3629); TOML files are.
std::optional<std::u16string> Utf16(std::string_view utf8);

} // namespace pptplab::sim::scenario

#endif
