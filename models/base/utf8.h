// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_UTF8_H
#define PPTPLAB_MODELS_BASE_UTF8_H

#include <optional>
#include <string>
#include <string_view>

namespace pptplab
{

/// Takes one character of UTF-8 (RFC 3629) off the front. None when there is none; what is left of
/// `text` is then of no use. Pre: it is not empty.
std::optional<char32_t> TakeUtf8(std::string_view& text);

/// Pre: it is no surrogate, and not above U+10FFFF.
void AppendUtf8(char32_t character, std::string& text);

} // namespace pptplab

#endif
