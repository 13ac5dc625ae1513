// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_REPORT_INLINE_SVG_H
#define PPTPLAB_ANALYSIS_REPORT_INLINE_SVG_H

#include <string>

namespace pptplab::analysis
{

/// A picture as an element of an HTML page.
struct InlinePicture
{
    std::string svg;
    std::string style; ///< its style sheet, which a page needs once for all pictures
};

/// An SVG file as an element of an HTML page: without what stands before <svg> and the names of XML
/// namespaces (HTML knows them, and they look like network addresses), with the name `id`, which
/// also stands before each name in it, so that several pictures fit on one page, with `title` as
/// its accessible name, and with all its classes as they are. std::invalid_argument when there is
/// no <svg> element, or when it holds a script or refers to anything outside itself.
InlinePicture InlineSvg(const std::string& file, const std::string& title, const std::string& id);

/// The `viewBox` of an SVG file; empty when it has none.
std::string ViewBoxOf(const std::string& file);

} // namespace pptplab::analysis

#endif
