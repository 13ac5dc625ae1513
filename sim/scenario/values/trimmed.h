// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_VALUES_TRIMMED_H
#define PPTPLAB_SIM_SCENARIO_VALUES_TRIMMED_H

#include <cstddef>
#include <string_view>

namespace pptplab::sim::scenario
{

/// The text without what of `space` is around it.
inline std::string_view
Trimmed(std::string_view text, std::string_view space = " \t")
{
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos)
    {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

} // namespace pptplab::sim::scenario

#endif
