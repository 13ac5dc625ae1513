// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/cell-setup.h"

#include "analysis/queueing/erlang.h"
#include "sim/load/offered.h"

#include <utility>

namespace pptplab::sim
{

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
    const LoadedPorts loaded = ApproximateLoad(scenario);
    if (loaded.load > 0)
    {
        setup.designEffect = analysis::ErlangBDesignEffect(loaded.load, loaded.ports);
    }
    return setup;
}

} // namespace pptplab::sim
