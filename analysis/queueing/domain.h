// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_DOMAIN_H
#define PPTPLAB_ANALYSIS_QUEUEING_DOMAIN_H

#include <string>

namespace pptplab::analysis
{

/// Throws std::domain_error "<what> is <value>, allowed: <allowed>" unless `holds`.
void Require(bool holds, const std::string& what, double value, const std::string& allowed);

} // namespace pptplab::analysis

#endif
