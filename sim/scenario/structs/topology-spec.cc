// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/structs/topology-spec.h"

#include <algorithm>
#include <vector>

namespace pptplab::sim::scenario
{

namespace
{

/// A key that some kinds of map have no use for.
struct Use
{
    std::string_view key;
    bool given;
    std::vector<TopologyKind> kinds;
};

} // namespace

void
ValidateTopology(const TopologySpec& spec, std::vector<Violation>& violations)
{
    using Kind = TopologyKind;
    const TopologySpec byDefault;
    const std::vector<Kind> hasLines = {Kind::AccessTree,
                                        Kind::TwoSites,
                                        Kind::Farm,
                                        Kind::ProviderMap,
                                        Kind::Waxman,
                                        Kind::BarabasiAlbert};
    const std::vector<Use> uses = {
        {"file", spec.file.has_value(), {Kind::ProviderMap}},
        {"seed", spec.seed != byDefault.seed, {Kind::Waxman, Kind::BarabasiAlbert}},
        {"routers", spec.routers != byDefault.routers, {Kind::Waxman, Kind::BarabasiAlbert}},
        {"links", spec.links != byDefault.links, {Kind::BarabasiAlbert}},
        {"alpha", spec.alpha != byDefault.alpha, {Kind::Waxman}},
        {"beta", spec.beta != byDefault.beta, {Kind::Waxman}},
        {"pops", spec.pops != byDefault.pops, {Kind::AccessTree}},
        {"banks", spec.banks != byDefault.banks, {Kind::AccessTree}},
        {"rate", spec.rate.has_value(), hasLines},
        {"delay",
         spec.delay.has_value(),
         {Kind::AccessTree, Kind::TwoSites, Kind::Farm, Kind::ProviderMap, Kind::BarabasiAlbert}},
        {"metric", spec.metric != byDefault.metric, hasLines},
    };
    const std::string kind(kTopologyKindNames.at(static_cast<std::size_t>(spec.kind)));
    for (const Use& use : uses)
    {
        const bool used =
            std::find(use.kinds.begin(), use.kinds.end(), spec.kind) != use.kinds.end();
        if (use.given && !used)
        {
            violations.push_back({"topology." + std::string(use.key),
                                  "has no meaning for topology.kind = \"" + kind + '"'});
        }
    }
    if (spec.kind == Kind::BarabasiAlbert && spec.links >= spec.routers)
    {
        violations.push_back({"topology.links", "must be less than topology.routers"});
    }
}

} // namespace pptplab::sim::scenario
