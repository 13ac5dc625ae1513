// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/firewall-forms.h"
#include "sim/scenario/keys/key-tables.h"

#include <iterator>
#include <utility>

namespace pptplab::sim::scenario
{

namespace
{

constexpr auto kNoEffect = Engines::NoEffectOnCall;

std::vector<Key<Scenario>>
ShapeKeys()
{
    return {
        BoundChoice<Scenario>(
            {"kind", "the map of routers between clients and servers", "", false, kNoEffect},
            kTopologyKindNames,
            [](auto& s) -> auto& { return s.topology.kind; }),
        BoundOptional<Scenario>(
            {"file", "provider-map: a GraphML or GML file", "none", false, kNoEffect},
            TextForm{"a path from the current folder"},
            [](auto& s) -> auto& { return s.topology.file; }),
        WrittenUnlessDefault(Bound<Scenario>({"seed", "of a random map", "", false, kNoEffect},
                                             IntegerForm{0},
                                             [](auto& s) -> auto& { return s.topology.seed; })),
        WrittenUnlessDefault(
            Bound<Scenario>({"routers", "waxman, barabasi-albert: how many", "", false, kNoEffect},
                            IntegerForm{1, topologies::kMaxRouters},
                            [](auto& s) -> auto& { return s.topology.routers; })),
        WrittenUnlessDefault(Bound<Scenario>(
            {"links", "barabasi-albert: lines of a new router", "", false, kNoEffect},
            IntegerForm{1, 100},
            [](auto& s) -> auto& { return s.topology.links; })),
        WrittenUnlessDefault(Bound<Scenario>(
            {"alpha", "waxman: more makes long lines likelier", "", false, kNoEffect},
            NumberForm{0.001, 1000},
            [](auto& s) -> auto& { return s.topology.alpha; })),
        WrittenUnlessDefault(Bound<Scenario>({"beta", "waxman: more lines", "", false, kNoEffect},
                                             NumberForm{0, 1},
                                             [](auto& s) -> auto& { return s.topology.beta; })),
        WrittenUnlessDefault(
            Bound<Scenario>({"pops", "access-tree: points of presence", "", false, kNoEffect},
                            IntegerForm{1, 1000},
                            [](auto& s) -> auto& { return s.topology.pops; })),
        WrittenUnlessDefault(
            Bound<Scenario>({"banks", "access-tree: modem banks of each", "", false, kNoEffect},
                            IntegerForm{0, 1000},
                            [](auto& s) -> auto& { return s.topology.banks; })),
    };
}

std::vector<Key<Scenario>>
LineKeys()
{
    return {
        BoundOptional<Scenario>(
            {"rate", "of lines between routers", "the map's own", false, kNoEffect},
            BitRateForm{},
            [](auto& s) -> auto& { return s.topology.rate; }),
        BoundOptional<Scenario>(
            {"delay", "of lines between routers", "the map's own", false, kNoEffect},
            TimeForm{},
            [](auto& s) -> auto& { return s.topology.delay; }),
        WrittenUnlessDefault(
            BoundChoice<Scenario>({"metric", "what makes a way short", "", false, kNoEffect},
                                  topologies::kMetricNames,
                                  [](auto& s) -> auto& { return s.topology.metric; })),
        BoundOptional<Scenario>(
            {"servers_at", "the router of the servers", "the map's own", false, kNoEffect},
            TextForm{"a router"},
            [](auto& s) -> auto& { return s.topology.serversAt; }),
        WrittenUnlessDefault(Bound<Scenario>(
            {"clients_at",
             "routers that take clients in turn; none: the map's own, or all, the servers' last",
             "",
             false,
             kNoEffect},
            RoutersForm{},
            [](auto& s) -> auto& { return s.topology.clientsAt; })),
        WrittenUnlessDefault(Bound<Scenario>(
            {"convergence", "until routes follow a change of a line", "", false, kNoEffect},
            TimeForm{},
            [](auto& s) -> auto& { return s.topology.convergence; })),
    };
}

} // namespace

std::vector<Key<Scenario>>
TopologyKeys()
{
    auto keys = ShapeKeys();
    auto more = LineKeys();
    std::move(more.begin(), more.end(), std::back_inserter(keys));
    return keys;
}

std::vector<Key<LinkFailure>>
LinkKeys()
{
    constexpr auto kEngines = Engines::PacketOnly;
    return {
        Bound<LinkFailure>({"between", "the two routers", "", true, kEngines},
                           RoutersForm{},
                           [](auto& l) -> auto& { return l.between; }),
        Bound<LinkFailure>({"down", "when the line breaks", "", true, kEngines},
                           TimeForm{},
                           [](auto& l) -> auto& { return l.down; }),
        BoundOptional<LinkFailure>({"up", "when it is repaired", "never", false, kEngines},
                                   TimeForm{},
                                   [](auto& l) -> auto& { return l.up; }),
    };
}

} // namespace pptplab::sim::scenario
