// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/precision-form.h"
#include "sim/scenario/forms/warm-up-form.h"
#include "sim/scenario/keys/key-tables.h"

namespace pptplab::sim::scenario
{

std::vector<Key<Scenario>>
ScenarioKeys()
{
    const IntegerForm seed{0};
    const IntegerForm replications{1, 1'000'000};
    return {
        BoundChoice<Scenario>({"engine", "what is simulated: calls only, or every packet"},
                              kEngineNames,
                              [](auto& s) -> auto& { return s.engine; }),
        Bound<Scenario>({"seed", "of all random numbers; compared cells share it"},
                        seed,
                        [](auto& s) -> auto& { return s.seed; }),
        Bound<Scenario>({"replications", "independent runs of each cell"},
                        replications,
                        [](auto& s) -> auto& { return s.replications; }),
        BoundOptional<Scenario>({"precision",
                                 "replications are doubled until the interval is as narrow as this",
                                 "none: all replications, no more"},
                                PrecisionForm{},
                                [](auto& s) -> auto& { return s.precision; }),
        WrittenUnlessDefault(
            Bound<Scenario>({"precision_metric", "whose interval scenario.precision speaks of"},
                            TextForm{"a metric of the results"},
                            [](auto& s) -> auto& { return s.precisionMetric; })),
        WrittenUnlessDefault(
            Bound<Scenario>({"most_replications", "where scenario.precision gives up"},
                            replications,
                            [](auto& s) -> auto& { return s.mostReplications; })),
        WrittenUnlessDefault(BoundChoice<Scenario>(
            {"refusals_by",
             "splitting: refusals that are too rare to be counted, Poisson callers only",
             "",
             false,
             Engines::CallOnly},
            kRefusalsByNames,
            [](auto& s) -> auto& { return s.refusalsBy; })),
        Bound<Scenario>({"duration", "calls are offered until then; warm-up included", "", true},
                        TimeForm{Zero::Excluded},
                        [](auto& s) -> auto& { return s.duration; }),
        Bound<Scenario>({"warm_up", "calls offered before it do not count; below duration"},
                        WarmUpForm{},
                        [](auto& s) -> auto& { return s.warmUp; }),
        WrittenUnlessDefault(Bound<Scenario>(
            {"by", "attempts and ports are counted for each; hours always where rates change"},
            NameListForm{{"hour", "server", "group"}, true},
            [](auto& s) -> auto& { return s.by; })),
        BoundChoice<Scenario>({"encryption",
                               "modelled: keys are compared, octets are not encrypted",
                               "",
                               false,
                               Engines::NoEffectOnCall},
                              kCipherWorkNames,
                              [](auto& s) -> auto& { return s.encryption; }),
    };
}

} // namespace pptplab::sim::scenario
