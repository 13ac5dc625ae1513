// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/cell-setup.h"

#include "analysis/queueing/erlang.h"
#include "sim/load/offered.h"

#include <utility>

namespace pptplab::sim::run
{

double
DesignEffectOf(const scenario::Scenario& scenario)
{
    const load::LoadedPorts loaded = load::ApproximateLoad(scenario);
    return loaded.load > 0 ? analysis::ErlangBDesignEffect(loaded.load, loaded.ports) : 1;
}

analysis::CellSetup
CellSetupOf(const scenario::Scenario& scenario,
            const experiment::Settings& settings,
            std::map<std::string, double> exact)
{
    analysis::CellSetup setup;
    for (const experiment::Setting& setting : settings)
    {
        setup.settings.push_back({setting.key, experiment::Label(setting.value)});
    }
    setup.engine = scenario::kEngineNames[static_cast<std::size_t>(scenario.engine)];
    setup.exact = std::move(exact);
    setup.designEffect = DesignEffectOf(scenario);
    return setup;
}

} // namespace pptplab::sim::run
