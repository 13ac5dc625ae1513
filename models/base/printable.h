// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_PRINTABLE_H
#define PPTPLAB_MODELS_BASE_PRINTABLE_H

#include <string>
#include <string_view>

namespace pptplab
{

/// Whether a character only shows itself: no control (C0, DEL, C1), which may move a terminal's
/// cursor and which XML 1.0 forbids, no line or paragraph separator, none that turns the direction
/// of those around it (Unicode Standard Annex #9, 2.1 to 2.5), and no noncharacter at the end of
/// the first plane.
bool IsPrintable(char32_t character);

/// Whether all of `text` is UTF-8 and prints, tabs included.
bool IsPrintable(std::string_view text);

/// `text` for one line of a terminal: what does not print is written as "\x1b" or "\u{202e}", what
/// is no UTF-8 octet by octet.
std::string Printable(std::string_view text);

/// Takes one character off the front of `text` and adds it to `shown` as Printable does.
/// Pre: it is not empty.
void TakePrintable(std::string_view& text, std::string& shown);

} // namespace pptplab

#endif
