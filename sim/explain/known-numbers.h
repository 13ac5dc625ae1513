// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPLAIN_KNOWN_NUMBERS_H
#define PPTPLAB_SIM_EXPLAIN_KNOWN_NUMBERS_H

#include "models/ras/event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::explain
{

/// The number in a word that is nothing else, if it fits.
std::optional<std::uint32_t> NumberIn(std::string_view word);

/// The message of an error that a VPN port can meet. Throws BadInput, which begins with `asked`
/// and names the nearest, when there is none.
std::string ErrorText(const std::string& asked, std::uint32_t number);

/// What an event number stands for; throws in the same way.
std::vector<ras::EventKind> EventKinds(const std::string& asked, std::uint32_t number);

} // namespace pptplab::sim::explain

#endif
