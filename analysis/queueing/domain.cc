// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/domain.h"

#include <fmt/format.h>

#include <stdexcept>

namespace pptplab::analysis
{

void
Require(bool holds, const std::string& what, double value, const std::string& allowed)
{
    if (!holds)
    {
        throw std::domain_error(fmt::format("{} is {}, allowed: {}", what, value, allowed));
    }
}

} // namespace pptplab::analysis
