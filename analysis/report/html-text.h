// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_REPORT_HTML_TEXT_H
#define PPTPLAB_ANALYSIS_REPORT_HTML_TEXT_H

#include <string>

namespace pptplab::analysis
{

/// A text for HTML: escaped, and a number stays beside its unit.
std::string HtmlText(const std::string& text);

/// "How often?" as "how-often": letters, digits and hyphens.
std::string Slug(const std::string& text);

} // namespace pptplab::analysis

#endif
