// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/dimensioning.h"

#include "models/ras/server.h"
#include "sim/capacity/search.h"
#include "sim/run/session-options.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pptplab::sim::capacity
{

namespace
{

constexpr double kBitsPerOctet = 8;

Option
OptionOf(const Question& question, std::string name, double users, const Layout& layout)
{
    const Demand& demand = question.trials.demand;
    Option option;
    option.name = std::move(name);
    option.users = users;
    option.layout = layout;
    option.load = users * LoadOfUser(demand);
    option.formula = SharesByFormula(demand, users, layout);
    return option;
}

[[noreturn]] void
RefuseUsers(const Question& question)
{
    throw scenario::BadInput(
        fmt::format("--users {:.0f}: {} servers of {} ports refuse more than {:.4g}% of "
                    "{:.4g} erlangs",
                    question.users,
                    kMostServers,
                    ras::Server::kMaxPorts,
                    100 * question.grade,
                    question.users * LoadOfUser(question.trials.demand)));
}

[[noreturn]] void
RefusePorts(const Question& question)
{
    throw scenario::BadInput(
        fmt::format("--ports {}: even one user of {:.4g} erlangs is refused more than "
                    "{:.4g}% of the time",
                    question.ports,
                    LoadOfUser(question.trials.demand),
                    100 * question.grade));
}

Option
ChosenByFormula(const Question& question)
{
    const Demand& demand = question.trials.demand;
    if (question.wanted == Wanted::Ports)
    {
        const auto layout = FewestPorts(demand, question.users, question.grade);
        if (!layout)
        {
            RefuseUsers(question);
        }
        return OptionOf(question, "the answer", question.users, *layout);
    }
    const Layout layout = LayoutOf(question.ports);
    if (question.wanted == Wanted::Grade)
    {
        return OptionOf(question, "the answer", question.users, layout);
    }
    const std::uint64_t users = MostUsers(demand, layout, question.grade);
    if (users == 0)
    {
        RefusePorts(question);
    }
    return OptionOf(question, "the answer", static_cast<double>(users), layout);
}

void
AddLoads(const Question& question, Dimensioning& dimensioning)
{
    const Option chosen = dimensioning.Chosen();
    for (const int percent : {-20, -10, 10, 20})
    {
        const double users = chosen.users * (100 + percent) / 100;
        const bool whole = question.trials.demand.finite;
        dimensioning.options.push_back(OptionOf(question,
                                                fmt::format("load {:+} %", percent),
                                                whole ? std::max(1.0, std::round(users)) : users,
                                                chosen.layout));
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
                     chosen.users,
                     layout));
    }
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
    const double heldForData = ToSeconds(demand.holding.Mean()) * demand.callsPerHour / 3600;
    access.mean = access.perSession * chosen.users * heldForData * (1 - chosen.formula.traffic);
    return access;
}

bool
Simulate(const Question& question, Dimensioning& dimensioning, unsigned jobs)
{
    // A level without faults of interest is the repaired one, and simulated once.
    const bool faulty = IsFaulty(question.servicePack, question.trials.demand);
    const ras::ServicePack asIs = faulty ? question.servicePack : kRepaired;
    std::vector<Trial> trials;
    for (const Option& option : dimensioning.options)
    {
        trials.push_back({option.users, option.layout, kRepaired});
        trials.push_back({option.users, option.layout, asIs});
    }
    const auto seen = TriedAll(trials, question.trials, jobs);
    if (!seen)
    {
        return false;
    }
    for (std::size_t i = 0; i < dimensioning.options.size(); ++i)
    {
        dimensioning.options[i].repaired = (*seen)[2 * i];
        dimensioning.options[i].asIs = (*seen)[2 * i + 1];
    }
    return true;
}

/// The answer where the formula is not exact: what it gives is where the search begins.
Option
ChosenBySimulation(const Question& question, const Option& byFormula, Search& search)
{
    Option chosen = byFormula;
    if (question.wanted == Wanted::Ports)
    {
        const auto layout = search.FewestPorts(question.users, byFormula.layout);
        if (!layout)
        {
            RefuseUsers(question);
        }
        chosen.layout = *layout;
    }
    else if (question.wanted == Wanted::Users)
    {
        const auto near = static_cast<std::uint64_t>(byFormula.users);
        chosen.users = static_cast<double>(search.MostUsers(byFormula.layout, near));
        if (chosen.users == 0)
        {
            RefusePorts(question);
        }
    }
    return OptionOf(question, chosen.name, chosen.users, chosen.layout);
}

void
Choose(const Question& question, Dimensioning& dimensioning, Search& search)
{
    const Option byFormula = ChosenByFormula(question);
    Option chosen = byFormula;
    if (!FormulaIsExact(question.trials.demand))
    {
        chosen = ChosenBySimulation(question, byFormula, search);
    }
    if (chosen.users != byFormula.users || chosen.layout.AllPorts() != byFormula.layout.AllPorts())
    {
        dimensioning.byFormula = byFormula;
    }
    dimensioning.options.push_back(chosen);
    dimensioning.addresses = chosen.layout.AllPorts() + chosen.layout.servers;
    dimensioning.access = AccessFor(question, chosen);
}

std::optional<Layout>
PortsWithFaults(const Question& question, const Option& chosen, Search& search)
{
    if (question.wanted != Wanted::Ports)
    {
        return std::nullopt;
    }
    if (chosen.asIs.refused.value <= question.grade ||
        !IsFaulty(question.servicePack, question.trials.demand))
    {
        return chosen.layout;
    }
    return search.MorePorts(chosen.users, chosen.layout, question.servicePack);
}

} // namespace

std::optional<Dimensioning>
DimensioningFor(const Question& question, unsigned jobs)
{
    Search search(question.trials, question.grade, jobs);
    Dimensioning dimensioning;
    dimensioning.question = question;
    Choose(question, dimensioning, search);
    AddLoads(question, dimensioning);
    AddPorts(question, dimensioning);
    if (search.WasInterrupted() || !Simulate(question, dimensioning, jobs))
    {
        return std::nullopt;
    }
    const Option& chosen = dimensioning.Chosen();
    const double found = FormulaIsExact(question.trials.demand) ? chosen.formula.refused
                                                                : chosen.repaired.refused.value;
    dimensioning.grade = question.wanted == Wanted::Grade ? found : question.grade;
    dimensioning.withFaults = PortsWithFaults(question, chosen, search);
    return search.WasInterrupted() ? std::nullopt : std::optional(std::move(dimensioning));
}

} // namespace pptplab::sim::capacity
