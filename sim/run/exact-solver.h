// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_EXACT_SOLVER_H
#define PPTPLAB_SIM_RUN_EXACT_SOLVER_H

#include "sim/load/offered.h"
#include "sim/run/exact-form.h"
#include "sim/run/varying-exact.h"
#include "sim/scenario/structs/scenario.h"

#include <functional>
#include <optional>

namespace pptplab::sim::run
{

/// Finds the closed form or chain of a scenario of the call engine:
///
/// - Erlang B for Poisson callers without redial, any laws, when no port can refuse for another:
///   one port, the fault mended, or no clean-up. Servers of a farm that hunt are one large group,
///   and `servers_asked` is known. Servers that take turns have a formula of their own.
/// - Kaufman and Roberts for multilink calls, without clean-up or with a constant one.
/// - Engset for one finite group, any laws of which one is spread out, without clean-up and silent
///   ends.
/// - The renewal loss system for one group whose intervals have a law with a transform, exponential
///   holding, no clean-up, one server or some that hunt.
/// - With exponential holding, alike over groups, no set-up time and nothing that holds a port
///   longer: the retrial queue for exponential pauses and few redials or hardly limited ones; the
///   varying load of a profile; the way from empty to stationary, when the warm-up is short.
/// - The chains of Q194465 before SP4: `hunt = random`, `cleanup_blocks = server`, and `hunt =
///   lowest` up to 8 ports; exponential holding and clean-up, no set-up time.
/// - Erlang B of the address pool when that is smaller than the ports.
class ExactSolver
{
  public:
    explicit ExactSolver(const scenario::Scenario& scenario);

    /// Values of a stationary state, unless StartsEmpty. std::domain_error where the scenario is
    /// larger than the closed form can do.
    ExactForm Solve() const;

    /// Whether what Solve finds is of a run that begins empty, with this warm-up.
    bool StartsEmpty() const;

  private:
    ExactForm SolveAll() const;
    ExactForm OfPoisson() const;
    ExactForm OfRenewal() const;
    ExactForm OfOverflow() const;
    ExactForm OfTurns() const;
    ExactForm OfMultilink() const;
    ExactForm OfEngset() const;
    ExactForm OfRedial() const;
    ExactForm OfVaryingLoad() const;
    ExactForm OfChain() const;
    ExactForm OfShortPool() const;

    bool IsRenewal() const;
    bool IsFaulty() const;
    bool HasShortPool() const;
    double Apart() const;
    int Ports() const;
    double MeanHolding() const;
    double WarmUp() const;
    CountedRun Counted() const;
    double RefusedBy(int ports) const;
    const population::Law& Holding() const { return m_scenario.clients.front().calls.holding; }

    void AddServersAsked(ExactForm& form,
                         const std::function<double(int)>& refusedBy,
                         const std::function<double(int)>& stepsFor) const;

    const scenario::Scenario& m_scenario;
    const scenario::ServerSpec& m_server;
    std::optional<load::FarmShape> m_shape;
    load::Offered m_offered;
};

} // namespace pptplab::sim::run

#endif
