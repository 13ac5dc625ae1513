// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPLAIN_FOREIGN_NAMES_H
#define PPTPLAB_SIM_EXPLAIN_FOREIGN_NAMES_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::explain
{

/// What others say for what a caller of Windows NT 4.0 sees as an error.
struct ForeignName
{
    std::string text;                  ///< "error 809", "LCP: timeout sending Config-Requests"
    std::string who;                   ///< whose it is
    std::vector<std::uint16_t> errors; ///< what means the same here, the likeliest first
    std::string note;
};

/// "E=649" of an MS-CHAP Failure, an error number of later releases of Windows, or a line of the
/// log of pppd or pptp. None for anything else.
std::optional<ForeignName> FindForeignName(const std::string& words);

/// The number that a later release of Windows shows; none when it is not known here.
std::optional<ForeignName> LaterNumber(std::uint32_t number);

} // namespace pptplab::sim::explain

#endif
