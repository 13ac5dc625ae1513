// SPDX-License-Identifier: GPL-2.0-only
#include "sim/plan/router-map.h"

#include "models/base/random-stream.h"
#include "sim/scenario/values/plain-file.h"
#include "topologies/map-file.h"
#include "topologies/random-maps.h"

#include <fmt/format.h>

namespace pptplab::sim::plan
{

namespace
{

using topologies::RouterMap;

topologies::Access
LineOf(const scenario::TopologySpec& spec, topologies::Access line)
{
    return {spec.rate.value_or(line.rate), spec.delay.value_or(line.delay)};
}

/// Clients at all routers, servers at the first.
RouterMap
Everywhere(const topologies::Graph& routers)
{
    RouterMap map;
    map.routers = routers;
    return map;
}

RouterMap
StarMap()
{
    topologies::Graph routers;
    topologies::AddMachine(routers, {topologies::Role::Router, "provider", {}, 0});
    return Everywhere(routers);
}

RouterMap
AccessTreeMap(const scenario::TopologySpec& spec)
{
    topologies::AccessTreeOptions options;
    options.pops = spec.pops;
    options.banksPerPop = spec.banks;
    options.popLine = LineOf(spec, options.popLine);
    return AccessTree(options);
}

RouterMap
TwoSitesMap(const scenario::TopologySpec& spec)
{
    topologies::TwoSitesOptions options;
    options.branchLine = LineOf(spec, options.branchLine);
    options.headOfficeLine = LineOf(spec, options.headOfficeLine);
    return TwoSites(options);
}

RouterMap
RandomMap(const scenario::TopologySpec& spec)
{
    NamedStream random({{spec.seed, 0}, "topology"});
    if (spec.kind == scenario::TopologyKind::Waxman)
    {
        topologies::WaxmanOptions options;
        options.routers = spec.routers;
        options.alpha = spec.alpha;
        options.beta = spec.beta;
        options.rate = spec.rate.value_or(options.rate);
        return Everywhere(WaxmanMap(options, random));
    }
    topologies::BarabasiAlbertOptions options;
    options.routers = spec.routers;
    options.links = spec.links;
    options.line = LineOf(spec, options.line);
    return Everywhere(BarabasiAlbertMap(options, random));
}

Result<RouterMap, scenario::Violation>
ProviderMap(const scenario::TopologySpec& spec)
{
    if (!spec.file)
    {
        return Failure<scenario::Violation>{
            {"topology.file", "is required for kind = \"provider-map\": a GraphML or GML file"}};
    }
    if (const auto why = scenario::WhyNoPlainFile(*spec.file))
    {
        return Failure<scenario::Violation>{
            {"topology.file", fmt::format("= {}: {}", *spec.file, *why)}};
    }
    topologies::MapOptions options;
    options.rate = spec.rate.value_or(options.rate);
    options.delay = spec.delay.value_or(options.delay);
    auto read = topologies::ReadMapFile(*spec.file, options);
    if (!read)
    {
        return Failure<scenario::Violation>{{"topology.file", "= " + ToText(read.Error())}};
    }
    RouterMap map = Everywhere(read.Value().graph);
    for (const std::string& note : read.Value().notes)
    {
        map.notes.push_back("topology.file: " + note);
    }
    return map;
}

} // namespace

Result<RouterMap, scenario::Violation>
RouterMapOf(const scenario::TopologySpec& spec)
{
    switch (spec.kind)
    {
    case scenario::TopologyKind::Star:
        return StarMap();
    case scenario::TopologyKind::AccessTree:
        return AccessTreeMap(spec);
    case scenario::TopologyKind::TwoSites:
        return TwoSitesMap(spec);
    case scenario::TopologyKind::Farm:
        return Farm(LineOf(spec, {}));
    case scenario::TopologyKind::ProviderMap:
        return ProviderMap(spec);
    case scenario::TopologyKind::Waxman:
    case scenario::TopologyKind::BarabasiAlbert:
        break;
    }
    return RandomMap(spec);
}

} // namespace pptplab::sim::plan
