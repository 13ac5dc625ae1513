// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_AUTH_OEM_H
#define PPTPLAB_MODELS_AUTH_OEM_H

#include "models/base/bytes.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace pptplab::auth
{

/// OEM code pages of machines in the United States and in Western Europe.
enum class CodePage : std::uint16_t
{
    Oem437 = 437,
    Oem850 = 850,
};

/// How one machine turns Unicode text into OEM octets. The section sign has a second place in both
/// code pages, among the control characters (0x15); which one a machine takes is what the service
/// packs before and after SP5 are thought to differ in (Q251382, SOURCES: Section sign; inference).
struct OemConversion
{
    CodePage codePage = CodePage::Oem850;
    std::optional<std::uint8_t> sectionSign; ///< octet for U+00A7; else the code page's first place
};

/// '?' for what the code page has not got.
Octets OemOctets(std::u16string_view text, OemConversion conversion);

/// The text's octets, upper-cased as far as the code page has the capital letter (Q103827: extended
/// letters are upper-cased differently across code pages).
Octets UpperOemOctets(std::u16string_view text, OemConversion conversion);

} // namespace pptplab::auth

#endif
