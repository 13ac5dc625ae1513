// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_REPORT_INLINE_SVG_H
#define PPTPLAB_ANALYSIS_REPORT_INLINE_SVG_H

#include <string>

namespace pptplab::analysis
{

/// An SVG file as an element of an HTML page: without what stands before <svg>, without the names
/// of XML namespaces (HTML knows them, and they look like network addresses), with `title` as its
/// accessible name, and with `prefix` before each id so that several pictures fit on one page.
/// std::invalid_argument when there is no <svg> element, or when it holds a script or refers to
/// anything outside itself.
std::string InlineSvg(const std::string& file, const std::string& title, const std::string& prefix);

} // namespace pptplab::analysis

#endif
