// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_DIALER_RAS_ERROR_H
#define PPTPLAB_MODELS_DIALER_RAS_ERROR_H

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace pptplab::dialer
{

/// The message that Dial-Up Networking of Windows NT 4.0 shows for a RAS error, in the words of
/// Q163111; none for a number outside that list. Left out are the errors of modem scripts and
/// X.25 (653-663, 667-675, 682-690, 693-703, 705-707, 710, 715, 727), which no VPN port can meet.
std::optional<std::string_view> RasErrorText(std::uint16_t number);

/// What a caller reads for the error that he meets: RasErrorText, or that of 5, which is Windows'
/// own (Q222060).
std::optional<std::string_view> CallerErrorText(std::uint16_t number);

/// The numbers of Remote Access that have a message, ascending.
std::vector<std::uint16_t> RasErrorNumbers();

} // namespace pptplab::dialer

#endif
