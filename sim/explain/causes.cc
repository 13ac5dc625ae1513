// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/cause-row.h"

#include <algorithm>

namespace pptplab::sim::explain
{

namespace
{

std::vector<Cause>
All()
{
    std::vector<Cause> all;
    for (const auto& table : {CausesOfControl(), CausesOfPpp(), CausesOfSessions()})
    {
        std::transform(table.begin(), table.end(), std::back_inserter(all), CauseOf);
    }
    std::stable_sort(all.begin(), all.end(), [](const Cause& a, const Cause& b) {
        return a.error != b.error ? a.error < b.error : a.rare < b.rare;
    });
    return all;
}

} // namespace

const std::vector<Cause>&
Causes()
{
    static const std::vector<Cause> kAll = All();
    return kAll;
}

} // namespace pptplab::sim::explain
