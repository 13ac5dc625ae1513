// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/answer.h"

#include "models/ras/server.h"
#include "sim/scenario/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

Option
ChosenFor(const Question& question)
{
    const Demand& demand = question.trials.demand;
    if (question.wanted == Wanted::Ports)
    {
        const auto layout = FewestPorts(demand, question.users, question.grade);
        if (!layout)
        {
            throw BadInput(fmt::format("--users {:.0f}: {} servers of {} ports refuse more than "
                                       "{:.4g}% of {:.4g} erlangs",
                                       question.users,
                                       kMostServers,
                                       ras::Server::kMaxPorts,
                                       100 * question.grade,
                                       question.users * LoadOfUser(demand)));
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
        throw BadInput(fmt::format("--ports {}: even one user of {:.4g} erlangs is refused more "
                                   "than {:.4g}% of the time",
                                   question.ports,
                                   LoadOfUser(demand),
                                   100 * question.grade));
    }
    return OptionOf(question, "the answer", static_cast<double>(users), layout);
}

void
AddLoads(const Question& question, Answer& answer)
{
    const Option chosen = answer.Chosen();
    for (const int percent : {-20, -10, 10, 20})
    {
        const double users = chosen.users * (100 + percent) / 100;
        const bool whole = question.trials.demand.finite;
        answer.options.push_back(OptionOf(question,
                                          fmt::format("load {:+} %", percent),
                                          whole ? std::max(1.0, std::round(users)) : users,
                                          chosen.layout));
    }
    answer.loads = answer.options.size() - 1;
}

/// Ports of each server, by some 5 and 10 %.
void
AddPorts(const Question& question, Answer& answer)
{
    const Option chosen = answer.Chosen();
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
        answer.options.push_back(
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
    access.perSession = datagrams * kBitsPerOctet *
                        static_cast<double>(traffic.datagram + OctetsOf(access.overhead));
    access.allBusy = access.perSession * chosen.layout.AllPorts();
    const Demand& demand = question.trials.demand;
    const double heldForData = ToSeconds(demand.holding.Mean()) * demand.callsPerHour / 3600;
    access.mean = access.perSession * chosen.users * heldForData * (1 - chosen.formula.traffic);
    return access;
}

bool
Simulate(const Question& question, Answer& answer, unsigned jobs)
{
    std::vector<Trial> trials;
    for (const Option& option : answer.options)
    {
        trials.push_back({option.users, option.layout, kRepaired});
        trials.push_back({option.users, option.layout, question.servicePack});
    }
    const auto seen = TriedAll(trials, question.trials, jobs);
    if (!seen)
    {
        return false;
    }
    for (std::size_t i = 0; i < answer.options.size(); ++i)
    {
        answer.options[i].repaired = (*seen)[2 * i];
        answer.options[i].asIs = (*seen)[2 * i + 1];
    }
    return true;
}

/// The interval of a share near the grade should tell on which side of it the share is.
TrialOptions
Judging(const Question& question)
{
    constexpr double kHalfWidth = 1.0 / 20;
    TrialOptions options = question.trials;
    options.precision = {question.grade * kHalfWidth, false};
    return options;
}

/// Sets Answer::withFaults. Returns whether it came to its end.
bool
FindPortsWithFaults(const Question& question, Answer& answer, unsigned jobs)
{
    const Option& chosen = answer.Chosen();
    if (question.wanted != Wanted::Ports)
    {
        return true;
    }
    if (chosen.asIs.refused.value <= question.grade)
    {
        answer.withFaults = chosen.layout;
        return true;
    }
    const TrialOptions options = Judging(question);
    std::uint32_t few = chosen.layout.ports;
    std::uint32_t tried = ras::Server::kMaxPorts;
    while (tried > few)
    {
        const Layout layout{chosen.layout.servers, tried};
        const auto seen = TriedAll({{chosen.users, layout, question.servicePack}}, options, jobs);
        if (!seen)
        {
            return false;
        }
        const bool meets = seen->front().refused.value <= question.grade;
        if (!meets && !answer.withFaults)
        {
            return true; // not even with as many as there can be
        }
        answer.withFaults = meets ? layout : answer.withFaults;
        few = meets ? few : tried;
        tried = few + (answer.withFaults->ports - few) / 2;
    }
    return true;
}

} // namespace

std::optional<Answer>
AnswerTo(const Question& question, unsigned jobs)
{
    Answer answer;
    answer.question = question;
    answer.options.push_back(ChosenFor(question));
    const Option chosen = answer.Chosen();
    answer.grade = question.wanted == Wanted::Grade ? chosen.formula.refused : question.grade;
    answer.addresses = chosen.layout.AllPorts() + chosen.layout.servers;
    answer.access = AccessFor(question, chosen);
    AddLoads(question, answer);
    AddPorts(question, answer);
    if (!Simulate(question, answer, jobs) || !FindPortsWithFaults(question, answer, jobs))
    {
        return std::nullopt;
    }
    return answer;
}

} // namespace pptplab::sim::capacity
