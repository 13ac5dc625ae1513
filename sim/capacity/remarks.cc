// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/remarks.h"

#include "sim/capacity/words.h"

#include <algorithm>

namespace pptplab::sim::capacity
{

namespace
{

/// What Service Pack 4 would change.
std::string
AfterServicePack4(const Dimensioning& dimensioning)
{
    const Option& chosen = dimensioning.Chosen();
    if (!dimensioning.withoutFaults)
    {
        return chosen.repaired.replications == 0
                   ? ""
                   : fmt::format(" and leaves {} of the attempts refused",
                                 Percent(chosen.repaired.refused.value));
    }
    const Option& without = *dimensioning.withoutFaults;
    return dimensioning.question.wanted == Wanted::Ports
               ? fmt::format("; then {} meet the grade", ServiceShown(without.layout))
               : fmt::format("; then {} fit", Counted(without.users, "user"));
}

/// What the formula leaves out and nothing else tells, as nothing was simulated.
void
AddLeftOut(const Dimensioning& dimensioning, std::vector<std::string>& remarks)
{
    const Question& question = dimensioning.question;
    if (IsFaulty(question.servicePack, question.trials.demand))
    {
        remarks.push_back(fmt::format(
            "Nothing was simulated: what the faults of {} refuse comes on top. There a port in "
            "clean-up turns callers away while others are idle (Q194465).",
            PackName(dimensioning)));
    }
    if (!FormulaIsExact(question.trials.demand))
    {
        remarks.emplace_back(question.trials.demand.redial
                                 ? "The formula takes the pauses before redials as long against "
                                   "the holding time; shorter ones refuse more."
                                 : "The formula takes clean-up as short against the time between "
                                   "a user's calls.");
    }
}

void
AddFormula(const Dimensioning& dimensioning, std::vector<std::string>& remarks)
{
    const Demand& demand = dimensioning.question.trials.demand;
    if (FormulaIsExact(demand))
    {
        return;
    }
    remarks.emplace_back(demand.redial
                             ? "The formula takes the pauses before redials as long against the "
                               "holding time; the simulation takes them as they are, and the "
                               "answer is the simulation's."
                             : "The formula takes clean-up as short against the time between a "
                               "user's calls; the simulation takes it as it is, and the answer is "
                               "the simulation's.");
    if (dimensioning.byFormula)
    {
        const Option& other = *dimensioning.byFormula;
        remarks.push_back(fmt::format("By the formula alone it would be {} for {}.",
                                      Counted(other.layout.AllPorts(), "port"),
                                      Counted(other.users, "user")));
    }
}

/// Remarks on the faults that are in the rows of the service pack.
void
AddFaults(const Dimensioning& dimensioning, std::vector<std::string>& remarks)
{
    const Question& question = dimensioning.question;
    if (!HasFaults(dimensioning))
    {
        remarks.push_back(fmt::format("No fault of {} turns these callers away: with it is as "
                                      "without.",
                                      PackName(dimensioning)));
    }
    else
    {
        remarks.push_back(fmt::format(
            "With the faults of {} a port in clean-up turns callers away while others are idle "
            "(Q194465); how many depends on the hunt order, {} here. {}Service Pack 4 mends it{}.",
            PackName(dimensioning),
            ras::kHuntNames[static_cast<std::size_t>(question.trials.hunt)],
            dimensioning.atBest ? "The grade is missed whatever is chosen. " : "",
            AfterServicePack4(dimensioning)));
    }
    remarks.emplace_back("Faults that take something away with each call until a restart (ports: "
                         "Q238171, addresses: Q159309, routes: Q233048) leave no steady state to "
                         "plan for and are not in it; pptplab run simulates them.");
}

bool
AnySeen(const Dimensioning& dimensioning, bool Seen::* lacked)
{
    return std::any_of(
        dimensioning.options.begin(), dimensioning.options.end(), [&](const Option& option) {
            return !(option.repaired.*lacked) || !(option.asIs.*lacked);
        });
}

/// What the simulations did not come to.
void
AddQuality(const Dimensioning& dimensioning, std::vector<std::string>& remarks)
{
    if (AnySeen(dimensioning, &Seen::precise))
    {
        remarks.emplace_back("Some simulations ended at 40 million attempts (a million where the "
                             "formula refuses fewer than 1e-7) without the precision that was "
                             "asked for; their intervals say how far.");
    }
    const analysis::Estimate& judged = dimensioning.Chosen().asIs.refused;
    if (dimensioning.question.wanted != Wanted::Grade && judged.low < dimensioning.grade &&
        dimensioning.grade < judged.high)
    {
        remarks.emplace_back("The interval of the answer holds the grade: it was judged by its "
                             "value, and a narrower --precision may tell otherwise.");
    }
    if (AnySeen(dimensioning, &Seen::settled))
    {
        remarks.emplace_back("The simulated shares are too low: with holding times of so heavy a "
                             "tail a service that opens empty takes longer to fill than it is "
                             "simulated.");
    }
}

void
AddWhoCalls(const Dimensioning& dimensioning, std::vector<std::string>& remarks)
{
    const Shares& formula = dimensioning.Chosen().formula;
    if (!dimensioning.question.trials.demand.finite)
    {
        remarks.emplace_back("Users call independently, at the rate of the busy hour all the time; "
                             "two of them may be the same person.");
        return;
    }
    remarks.push_back(fmt::format(
        "By the formula{} all ports are busy for {} of the time (time congestion), {} of the "
        "attempts are refused (call congestion) and {} of the load is lost (traffic "
        "congestion): who is connected does not call.",
        HasFaults(dimensioning) ? ", without faults," : "",
        Percent(formula.time),
        Percent(formula.refused),
        Percent(formula.traffic)));
    remarks.emplace_back("Each user waits for an exponential time after each call, as long as "
                         "makes so many calls an hour when none is refused.");
}

} // namespace

std::vector<std::string>
Remarks(const Dimensioning& dimensioning)
{
    const Question& question = dimensioning.question;
    const Option& chosen = dimensioning.Chosen();
    std::vector<std::string> remarks;
    if (dimensioning.onlyFormula)
    {
        AddLeftOut(dimensioning, remarks);
    }
    else
    {
        AddFaults(dimensioning, remarks);
        AddFormula(dimensioning, remarks);
    }
    const Demand& demand = question.trials.demand;
    if (chosen.layout.servers > 1)
    {
        remarks.emplace_back(demand.spread == population::Spread::Hunt
                                 ? "Each caller dials the first server; those it refuses try the "
                                   "next, up to the last."
                                 : "Each caller dials one of the servers, all equally likely, and "
                                   "does not try another.");
    }
    if (question.wanted != Wanted::Ports && chosen.layout.AllPorts() < question.ports)
    {
        remarks.push_back(fmt::format("{} of the {} ports are left over: the servers are alike.",
                                      question.ports - chosen.layout.AllPorts(),
                                      question.ports));
    }
    AddQuality(dimensioning, remarks);
    AddWhoCalls(dimensioning, remarks);
    return remarks;
}

} // namespace pptplab::sim::capacity
