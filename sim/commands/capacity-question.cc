// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/capacity-question.h"

#include "sim/commands/option-value.h"
#include "sim/scenario/forms/precision-form.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace pptplab::sim::commands
{

namespace
{

using capacity::Question;
using capacity::Wanted;

constexpr double kSecondsPerDay = 24 * capacity::kSecondsPerHour;

double
CallsPerHour(const CapacityOptions& options, const population::Law& holding)
{
    constexpr double kMostErlangs = 1; // a user is one person
    constexpr double kMostCalls = 3600;
    if (options.erlangs.empty() == options.callsPerHour.empty())
    {
        throw scenario::BadInput(
            "give either --busy-hour-erlangs, of one user, or --calls-per-hour (with "
            "--holding)");
    }
    if (!options.callsPerHour.empty())
    {
        return ReadPositive("calls-per-hour", options.callsPerHour, kMostCalls);
    }
    return ReadPositive("busy-hour-erlangs", options.erlangs, kMostErlangs) *
           capacity::kSecondsPerHour / ToSeconds(holding.Mean());
}

std::optional<capacity::Persistence>
RedialOf(const CapacityOptions& options)
{
    constexpr std::int64_t kMostTries = 999;
    constexpr std::int64_t kTries = 5; // redials at the most by default; 3-10 in practice
    if (options.redial.empty())
    {
        if (!options.redialPause.empty() || !options.redialTries.empty())
        {
            throw scenario::BadInput(
                "--redial-pause and --redial-tries need --redial, the probability of "
                "another try");
        }
        return std::nullopt;
    }
    constexpr double kLeast = 1e-9;
    const double probability = ReadShare("redial", options.redial, kLeast, 1);
    const auto pause =
        Read("redial-pause",
             options.redialPause.empty() ? R"({ exponential = "30s" })" : options.redialPause,
             scenario::LawForm{scenario::Zero::Excluded});
    const auto tries =
        options.redialTries.empty()
            ? kTries
            : Read("redial-tries", options.redialTries, scenario::IntegerForm{1, kMostTries});
    return capacity::Persistence{probability, pause, static_cast<std::uint32_t>(tries)};
}

void
ReadSpread(const CapacityOptions& options, capacity::Demand& demand)
{
    constexpr std::array<std::string_view, 2> kNames = {"random", "hunt"};
    constexpr std::array<population::Spread, 2> kNamed = {population::Spread::Random,
                                                          population::Spread::Hunt};
    const std::string usual = demand.finite ? "hunt" : "random";
    demand.spread =
        kNamed.at(Read("spread", options.spread.empty() ? usual : options.spread, OneOf(kNames)));
}

/// Times that are too long to be simulated often enough.
void
CheckTimes(const capacity::Demand& demand)
{
    const Duration held = demand.setup.Mean() + demand.holding.Mean() + demand.cleanup.Mean();
    const Duration pause = demand.redial ? demand.redial->pause.Mean() : Duration{};
    if (std::max(held, pause) > capacity::kLongestMean)
    {
        throw scenario::BadInput(fmt::format(
            "--{}: a mean time of {:.4g} days is too long; {:.0f} days are the most",
            held >= pause ? "holding, --setup-time and --cleanup together" : "redial-pause",
            ToSeconds(std::max(held, pause)) / kSecondsPerDay,
            ToSeconds(capacity::kLongestMean) / kSecondsPerDay));
    }
}

/// What the formula of finite users cannot say.
void
CheckFinite(const CapacityOptions& options, const capacity::Demand& demand)
{
    if (demand.spread != population::Spread::Hunt)
    {
        throw scenario::BadInput(
            "--finite needs --spread hunt: finite users who split among servers have no "
            "formula");
    }
    if (demand.redial)
    {
        throw scenario::BadInput(
            "--finite and --redial exclude each other: finite users who redial have no "
            "formula");
    }
    if (capacity::IdleSeconds(demand) > ToSeconds(scenario::kLongestTime))
    {
        throw scenario::BadInput(fmt::format("--finite: a user must call at least once in {}",
                                             scenario::kLongestTimeText));
    }
    if (!(capacity::IdleSeconds(demand) > 0))
    {
        throw scenario::BadInput(
            fmt::format("--{}: one person cannot be connected all the time; with "
                        "--finite a user offers less than 1 erlang",
                        options.erlangs.empty() ? "calls-per-hour " + options.callsPerHour
                                                : "busy-hour-erlangs " + options.erlangs));
    }
}

capacity::Demand
DemandOf(const CapacityOptions& options)
{
    capacity::Demand demand;
    demand.holding = Read("holding", options.holding, scenario::LawForm{scenario::Zero::Excluded});
    demand.setup = Read("setup-time", options.setup, scenario::LawForm{});
    demand.cleanup = Read("cleanup", options.cleanup, scenario::LawForm{});
    demand.netbeuiShare = ReadShare("netbeui-share", options.netbeuiShare, 0, 1);
    demand.redial = RedialOf(options);
    demand.callsPerHour = CallsPerHour(options, demand.holding);
    demand.finite = options.finite;
    CheckTimes(demand);
    ReadSpread(options, demand);
    if (demand.finite)
    {
        CheckFinite(options, demand);
    }
    return demand;
}

void
ReadSize(const CapacityOptions& options, Question& question)
{
    if (options.users.empty() && options.ports.empty())
    {
        throw scenario::BadInput(
            "give --users to learn how many ports they need, --ports to learn how many "
            "users fit, or both to learn what they are refused");
    }
    const auto most = static_cast<std::int64_t>(options.finite ? capacity::kMostFiniteUsers
                                                               : capacity::kMostUsers);
    if (!options.users.empty())
    {
        question.users = static_cast<double>(
            Read("users", options.users, scenario::IntegerForm{1, most, "users"}));
    }
    if (!options.ports.empty())
    {
        const std::int64_t mostPorts =
            std::int64_t{capacity::kMostServers} * ras::Server::kMaxPorts;
        question.ports = static_cast<std::uint32_t>(
            Read("ports", options.ports, scenario::IntegerForm{1, mostPorts, "ports"}));
    }
    question.wanted = options.ports.empty()   ? Wanted::Ports
                      : options.users.empty() ? Wanted::Users
                                              : Wanted::Grade;
    if (question.wanted == Wanted::Grade && !options.grade.empty())
    {
        throw scenario::BadInput(
            "--users and --ports decide the grade: leave out one of the three");
    }
    constexpr double kStrictest = 1e-9;
    constexpr double kLaxest = 0.5;
    question.grade =
        ReadShare("grade", options.grade.empty() ? "1%" : options.grade, kStrictest, kLaxest);
}

} // namespace

Question
QuestionOf(const CapacityOptions& options)
{
    constexpr std::int64_t kLeastDatagram = 20;
    constexpr std::int64_t kMostDatagram = 65535;
    Question question;
    ReadSize(options, question);
    question.servicePack = static_cast<ras::ServicePack>(
        Read("service-pack", options.servicePack, OneOf(ras::kServicePackNames)));
    question.traffic.bitsPerSecond = static_cast<double>(
        Read("rate-per-user", options.rate, scenario::BitRateForm{}).bitsPerSecond);
    question.traffic.datagram = static_cast<std::uint32_t>(
        Read("datagram",
             options.datagram,
             scenario::IntegerForm{kLeastDatagram, kMostDatagram, "octets"}));
    question.traffic.encrypted = !options.clear;
    question.trials.demand = DemandOf(options);
    question.trials.hunt =
        static_cast<ras::Hunt>(Read("hunt", options.hunt, OneOf(ras::kHuntNames)));
    question.trials.precision = Read("precision", options.precision, scenario::PrecisionForm{});
    question.trials.seed =
        static_cast<std::uint64_t>(Read("seed", options.seed, scenario::IntegerForm{}));
    const double load = question.users * capacity::LoadOfUser(question.trials.demand);
    constexpr double kMostLoad = 300'000; // more than all ports that there can be
    if (load > kMostLoad)
    {
        throw scenario::BadInput(
            fmt::format("--users {}: offer {:.4g} erlangs; {:.0f} are the most",
                        options.users,
                        load,
                        kMostLoad));
    }
    return question;
}

} // namespace pptplab::sim::commands
