// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/dimensioning.h"

#include "models/ras/server.h"
#include "sim/capacity/search.h"
#include "sim/run/session-options.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pptplab::sim::capacity
{

namespace
{

constexpr double kBitsPerOctet = 8;

/// What the question leaves to be chosen.
struct Choice
{
    double users = 0;
    Layout layout;
};

bool
operator==(const Choice& a, const Choice& b)
{
    return a.users == b.users && a.layout.servers == b.layout.servers &&
           a.layout.ports == b.layout.ports;
}

Option
OptionOf(const Question& question, std::string name, const Choice& choice)
{
    const Demand& demand = question.trials.demand;
    Option option;
    option.name = std::move(name);
    option.users = choice.users;
    option.layout = choice.layout;
    option.load = choice.users * LoadOfUser(demand);
    option.formula = SharesByFormula(demand, choice.users, choice.layout);
    return option;
}

/// What refuses the fewest attempts of all that the question allows.
Choice
BestOf(const Question& question)
{
    return question.wanted == Wanted::Ports
               ? Choice{question.users, {kMostServers, ras::Server::kMaxPorts}}
               : Choice{1, LayoutOf(question.ports)};
}

std::string
BestName(const Question& question)
{
    return question.wanted == Wanted::Ports ? "the most ports" : "a single user";
}

/// None if nothing meets the grade.
std::optional<Choice>
ByFormula(const Question& question)
{
    const Demand& demand = question.trials.demand;
    if (question.wanted == Wanted::Ports)
    {
        const auto layout = FewestPorts(demand, question.users, question.grade);
        return layout ? std::optional(Choice{question.users, *layout}) : std::nullopt;
    }
    const Layout layout = LayoutOf(question.ports);
    if (question.wanted == Wanted::Grade)
    {
        return Choice{question.users, layout};
    }
    const std::uint64_t users = MostUsers(demand, layout, question.grade);
    return users > 0 ? std::optional(Choice{static_cast<double>(users), layout}) : std::nullopt;
}

/// The same by simulation, from a choice that refuses too few. None if nothing meets the grade.
std::optional<Choice>
BySimulation(const Question& question,
             const Choice& from,
             ras::ServicePack servicePack,
             Search& search)
{
    if (question.wanted == Wanted::Ports)
    {
        const auto layout = search.FewestPorts(from.users, from.layout, servicePack);
        return layout ? std::optional(Choice{from.users, *layout}) : std::nullopt;
    }
    if (question.wanted == Wanted::Grade)
    {
        return from;
    }
    const std::uint64_t users =
        search.MostUsers(from.layout, static_cast<std::uint64_t>(from.users), servicePack);
    return users > 0 ? std::optional(Choice{static_cast<double>(users), from.layout})
                     : std::nullopt;
}

void
AddLoads(const Question& question, Dimensioning& dimensioning)
{
    const Option chosen = dimensioning.Chosen();
    for (const int percent : {-20, -10, 10, 20})
    {
        const double users = chosen.users * (100 + percent) / 100;
        const bool whole = question.trials.demand.finite;
        dimensioning.options.push_back(
            OptionOf(question,
                     fmt::format("load {:+} %", percent),
                     {whole ? std::max(1.0, std::round(users)) : users, chosen.layout}));
    }
    dimensioning.loads = dimensioning.options.size() - 1;
}

/// Ports of each server, by some 5 and 10 %.
void
AddPorts(const Question& question, Dimensioning& dimensioning)
{
    const Option chosen = dimensioning.Chosen();
    const auto ports = static_cast<int>(chosen.layout.ports);
    const int step = std::max(1, ports / 20);
    for (const int more : {-2 * step, -step, step, 2 * step})
    {
        if (ports + more < 1 || ports + more > static_cast<int>(ras::Server::kMaxPorts))
        {
            continue;
        }
        const Layout layout{chosen.layout.servers, static_cast<std::uint32_t>(ports + more)};
        const auto all = static_cast<int>(layout.AllPorts());
        dimensioning.options.push_back(
            OptionOf(question,
                     fmt::format("ports {:+}", all - static_cast<int>(chosen.layout.AllPorts())),
                     {chosen.users, layout}));
    }
}

/// Share of the load of infinitely many ports that these do not carry.
double
LostLoad(const Demand& demand, const Seen& seen)
{
    if (seen.lost)
    {
        return seen.lost->value;
    }
    const double refused = seen.refused.value;
    if (!demand.finite)
    {
        return refused;
    }
    // Whoever is refused is idle again: the mean time between his sessions gives it, as in Engset's
    // formula, whatever refuses him.
    return refused / (1 + LoadOfIdleUser(demand) * (1 - refused));
}

Access
AccessFor(const Question& question, const Option& chosen)
{
    Access access;
    const Traffic& traffic = question.traffic;
    access.overhead = TunnelOverhead(traffic.encrypted);
    const double datagrams = traffic.bitsPerSecond / kBitsPerOctet / traffic.datagram;
    const auto faults = FaultsOf({ras::Product::Ras, question.servicePack, {}}, ras::Side::Server);
    access.datagram = SentThrough(traffic.datagram, run::TunnelMtuOf(faults), traffic.encrypted);
    access.perSession = datagrams * kBitsPerOctet * static_cast<double>(access.datagram.octets);
    access.allBusy = access.perSession * chosen.layout.AllPorts();
    const Demand& demand = question.trials.demand;
    const double heldForData =
        ToSeconds(demand.holding.Mean()) * demand.callsPerHour / kSecondsPerHour;
    access.mean =
        access.perSession * chosen.users * heldForData * (1 - LostLoad(demand, chosen.asIs));
    return access;
}

/// As if it had been seen.
Seen
ByFormula(const Demand& demand, const Shares& formula)
{
    const auto known = [](double share) {
        return analysis::Estimate{share, share, share, 0, 0, {}, {}};
    };
    Seen seen;
    seen.refused = known(formula.refused);
    seen.lost = demand.redial ? std::optional(known(formula.lost)) : std::nullopt;
    return seen;
}

/// Judges by the formula.
void
TakeFormula(const Question& question, Dimensioning& dimensioning)
{
    for (Option& option : dimensioning.options)
    {
        option.asIs = ByFormula(question.trials.demand, option.formula);
    }
}

/// What follows from the first option.
void
Conclude(const Question& question, Dimensioning& dimensioning)
{
    const Option& chosen = dimensioning.Chosen();
    const double refused = chosen.asIs.refused.value;
    const bool asked = question.wanted != Wanted::Grade;
    dimensioning.grade = asked ? question.grade : refused;
    dimensioning.met = !asked || MeetsGrade(refused, question.grade);
    dimensioning.addresses = chosen.layout.AllPorts() + chosen.layout.servers;
    dimensioning.access = AccessFor(question, chosen);
}

void
Simulate(const Question& question, Dimensioning& dimensioning, Search& search)
{
    const Demand& demand = question.trials.demand;
    const ras::ServicePack asIs =
        IsFaulty(question.servicePack, demand) ? question.servicePack : kRepaired;
    const bool byFormula = DecidedByFormula(question);
    const Option& chosen = dimensioning.Chosen();
    if (question.wanted != Wanted::Grade && !byFormula)
    {
        search.Final({chosen.users, chosen.layout, asIs});
    }
    std::vector<Trial> trials;
    for (const Option& option : dimensioning.options)
    {
        trials.push_back({option.users, option.layout, kRepaired});
        trials.push_back({option.users, option.layout, asIs});
    }
    const auto seen = search.All(trials);
    for (std::size_t i = 0; i < dimensioning.options.size(); ++i)
    {
        Option& option = dimensioning.options[i];
        option.repaired = seen[2 * i];
        option.asIs = byFormula ? ByFormula(demand, option.formula) : seen[2 * i + 1];
    }
}

/// Chooses the first option; false where the formula alone says that nothing meets the grade.
bool
Choose(const Question& question, Dimensioning& dimensioning, Search& search)
{
    const auto put = [&](const std::string& name, const Choice& choice) {
        dimensioning.options.push_back(OptionOf(question, name, choice));
    };
    const std::string best = BestName(question);
    const auto byFormula = ByFormula(question);
    if (!byFormula)
    {
        put(best, BestOf(question));
        return false;
    }
    const bool exact = FormulaIsExact(question.trials.demand);
    const auto repaired = exact ? byFormula : BySimulation(question, *byFormula, kRepaired, search);
    if (!repaired || !(*repaired == *byFormula))
    {
        dimensioning.byFormula = OptionOf(question, "by the formula", *byFormula);
    }
    if (!repaired || !IsFaulty(question.servicePack, question.trials.demand))
    {
        put(repaired ? "the answer" : best, repaired.value_or(BestOf(question)));
        return true;
    }
    const auto found = BySimulation(question, *repaired, question.servicePack, search);
    dimensioning.withoutFaults = OptionOf(question, "without the faults", *repaired);
    if (!found)
    {
        const Choice limit = BestOf(question);
        dimensioning.atBest = search.Coarse({limit.users, limit.layout, question.servicePack});
    }
    put(found ? "the answer" : "without the faults", found.value_or(*repaired));
    return true;
}

} // namespace

bool
DecidedByFormula(const Question& question)
{
    return FormulaIsExact(question.trials.demand) &&
           !IsFaulty(question.servicePack, question.trials.demand);
}

Dimensioning
DimensioningByFormula(const Question& question)
{
    Dimensioning dimensioning;
    dimensioning.question = question;
    dimensioning.onlyFormula = true;
    const auto choice = ByFormula(question);
    dimensioning.options.push_back(OptionOf(
        question, choice ? "the answer" : BestName(question), choice.value_or(BestOf(question))));
    AddLoads(question, dimensioning);
    AddPorts(question, dimensioning);
    TakeFormula(question, dimensioning);
    Conclude(question, dimensioning);
    return dimensioning;
}

std::optional<Dimensioning>
DimensioningFor(const Question& question, unsigned jobs, workers::Progress* progress)
{
    Search search({question.trials, question.grade, jobs, progress});
    Dimensioning dimensioning;
    dimensioning.question = question;
    const bool possible = Choose(question, dimensioning, search);
    AddLoads(question, dimensioning);
    AddPorts(question, dimensioning);
    if (possible)
    {
        Simulate(question, dimensioning, search);
    }
    else
    {
        TakeFormula(question, dimensioning);
    }
    if (search.WasInterrupted())
    {
        return std::nullopt;
    }
    Conclude(question, dimensioning);
    return dimensioning;
}

} // namespace pptplab::sim::capacity
