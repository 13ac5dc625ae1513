// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/glossary-tables.h"

#include <array>

namespace pptplab::sim::explain
{

namespace
{

constexpr std::array kTermsOfMeasuring = {
    Term{"confidence interval",
         "interval; 95 % interval",
         "The range that a measured figure stands for: 95 of 100 such ranges hold the true value. "
         "Four times the calls halve it. Two figures whose ranges overlap are not yet different.",
         "mean +- 1.96 standard errors, with more where there are few replications",
         "run my.toml --set scenario.replications=2",
         "replication; batch means; common random numbers",
         "A. M. Law, Simulation Modeling and Analysis, chapter 9"},
    Term{"standard error",
         "z; standard errors",
         "By how much a measured mean is off, typically. z is the distance from an exact value in "
         "standard errors: beyond 2 it is noticed, beyond 4 somebody has made a mistake.",
         "z = (measured - exact) / standard error",
         "formula design-effect load=45 ports=50",
         "confidence interval; batch means",
         "A. M. Law, Simulation Modeling and Analysis, chapter 4"},
    Term{"replication",
         "run; repetition",
         "The same scenario once more with other random numbers. Replications know nothing of each "
         "other, so that their spread tells how sure the mean is.",
         "",
         "run my.toml --set scenario.replications=3",
         "confidence interval; seed; warm-up",
         "A. M. Law, Simulation Modeling and Analysis, chapter 9"},
    Term{"seed",
         "random seed",
         "The number that all random numbers of a run follow from. The same scenario with the same "
         "seed gives the same figures, to the last bit.",
         "",
         "run my.toml --seed 7 --set scenario.replications=1",
         "replication; common random numbers",
         "P. L'Ecuyer, Good parameters for combined multiple recursive generators, 1999"},
    Term{"warm-up",
         "transient; initial bias",
         "The time from the empty start of a server until it has forgotten that it was empty. What "
         "happens in it is not counted, since an empty server refuses nobody.",
         "some ten mean holding times",
         "formula refused-from-empty load=45 ports=50 from=0 to=1h holding=30min",
         "replication; holding time",
         "A. M. Law, Simulation Modeling and Analysis, chapter 9"},
    Term{"batch means",
         "batches",
         "One long run cut into pieces that are treated as replications. Neighbours depend on each "
         "other, so that the pieces must be long.",
         "",
         "run my.toml --set scenario.replications=1",
         "confidence interval; replication",
         "A. M. Law, Simulation Modeling and Analysis, chapter 9"},
    Term{"common random numbers",
         "CRN; same callers; paired comparison",
         "Two variants meet the very same callers at the same moments. What differs is then due to "
         "the variants, and the interval of the difference is far narrower than either.",
         "Var(X - Y) = Var X + Var Y - 2 Cov(X,Y)",
         "compare --help",
         "confidence interval; seed",
         "A. M. Law, Simulation Modeling and Analysis, chapter 11"},
    Term{"sweep",
         "grid; parameter study",
         "The same scenario with several values of a key, or of several keys, each combination a "
         "cell.",
         "",
         "sweep --help",
         "replication; common random numbers",
         "sim/scenario/REFERENCE.md"},
    Term{"rare events",
         "importance splitting; splitting",
         "Refusals of one in a million are not met by waiting for them. Runs that come close are "
         "split into many, and each counts for less.",
         "",
         "run my.toml --rare --set server.ports=60 --set server.service_pack=sp4",
         "confidence interval; replication",
         "M. Villen-Altamirano and J. Villen-Altamirano 1991"},
};

} // namespace

std::vector<Term>
TermsOfMeasuring()
{
    return {kTermsOfMeasuring.begin(), kTermsOfMeasuring.end()};
}

} // namespace pptplab::sim::explain
