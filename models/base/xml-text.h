// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_XML_TEXT_H
#define PPTPLAB_MODELS_BASE_XML_TEXT_H

#include <string>
#include <string_view>

namespace pptplab
{

/// What must be replaced in a text of XML or HTML, by where the text stands.
inline constexpr std::string_view kBetweenTags = "&<>";
inline constexpr std::string_view kInDoubleQuotes = "&<>\"";
inline constexpr std::string_view kAnywhere = "&<>\"'";

/// `text` with references for those of its characters that are `replaced`, and U+FFFD for what
/// does not print or is no UTF-8 (printable.h): XML 1.0, 2.2 forbids most of it, even as
/// references.
std::string XmlEscaped(std::string_view text, std::string_view replaced = kAnywhere);

} // namespace pptplab

#endif
