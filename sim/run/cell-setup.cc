// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/cell-setup.h"

#include "analysis/queueing/erlang.h"
#include "sim/run/exact.h"

#include <utility>

namespace pptplab::sim
{

std::map<std::string, double>
ExactMetrics(const Scenario& scenario)
{
    const auto exact = ExactSharesOf(scenario);
    if (!exact)
    {
        return {};
    }
    return {{"refused", exact->refused},
            {"refused.no-port", exact->noPort},
            {"refused.cleanup", exact->cleanup},
            {"connected", 1 - exact->refused}};
}

analysis::CellSetup
CellSetupOf(const Scenario& scenario, const Settings& settings, std::map<std::string, double> exact)
{
    analysis::CellSetup setup;
    for (const Setting& setting : settings)
    {
        setup.settings.push_back({setting.key, Label(setting.value)});
    }
    setup.engine = kEngineNames[static_cast<std::size_t>(scenario.engine)];
    setup.exact = std::move(exact);
    const double load = ApproximateLoad(scenario);
    if (load > 0)
    {
        setup.designEffect =
            analysis::ErlangBDesignEffect(load, static_cast<int>(scenario.server.ras.ports));
    }
    return setup;
}

} // namespace pptplab::sim
