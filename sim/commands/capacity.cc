// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/json-text.h"
#include "sim/capacity/dimensioning.h"
#include "sim/capacity/headline.h"
#include "sim/capacity/remarks.h"
#include "sim/capacity/show.h"
#include "sim/capacity/write-report.h"
#include "sim/commands/command.h"
#include "sim/commands/option-value.h"
#include "sim/files/output-folder.h"
#include "sim/scenario/forms/precision-form.h"
#include "sim/scenario/values/problem.h"
#include "sim/workers/worker-pool.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <memory>
#include <string>

namespace pptplab::sim::commands
{

namespace
{

using capacity::Question;
using capacity::Wanted;

constexpr double kSecondsPerDay = 24 * capacity::kSecondsPerHour;

/// The words given to `capacity`, as they were written; empty: not given.
struct CapacityOptions
{
    std::string users;
    std::string ports;
    std::string grade;
    std::string erlangs;
    std::string callsPerHour;
    std::string holding = R"({ exponential = "30min" })";
    std::string setup = "0s";
    std::string cleanup = R"({ uniform = ["3s", "5s"] })";
    std::string netbeuiShare = "0";
    std::string redial;
    std::string redialPause;
    std::string redialTries;
    std::string servicePack = "sp3";
    std::string hunt = "lowest";
    std::string spread;
    bool finite = false;
    std::string rate = "33.6kbps";
    std::string datagram = "576";
    std::string precision = "5%";
    std::string seed = "1";
    bool clear = false;
    std::string out;
    bool json = false;
    unsigned jobs = workers::AvailableProcessors();
};

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

void
Print(const capacity::Dimensioning& dimensioning, bool json)
{
    if (json)
    {
        std::cout << analysis::JsonText(capacity::ToJson(dimensioning));
        return;
    }
    std::cout << capacity::Headline(dimensioning) << "\n";
    for (const analysis::Table& table : {capacity::FormulaAndTrials(dimensioning),
                                         capacity::WhatIf(dimensioning),
                                         capacity::OverheadTable(dimensioning)})
    {
        std::cout << "\n";
        analysis::PrintTable(table, std::cout);
    }
    std::cout << "\n";
    for (const std::string& remark : capacity::Remarks(dimensioning))
    {
        std::cout << remark << "\n";
    }
}

ExitCode
Capacity(const CapacityOptions& options)
{
    const Question question = QuestionOf(options);
    if (!options.out.empty())
    {
        files::MakeFolder(options.out);
    }
    const auto dimensioning = capacity::DimensioningFor(question, options.jobs);
    if (!dimensioning)
    {
        std::cerr << "pptplab: interrupted; nothing is kept\n";
        return ExitCode::Interrupted;
    }
    // The answer first: it is there, whatever becomes of the files.
    Print(*dimensioning, options.json);
    if (!options.out.empty())
    {
        capacity::WriteReport(*dimensioning, options.out);
        if (!options.json)
        {
            std::cout << fmt::format("report: {}/report.html\n", options.out);
        }
    }
    return dimensioning->met ? ExitCode::Done : ExitCode::Negative;
}

void
AddDemand(CLI::App& command, CapacityOptions& options)
{
    const auto add = [&](const char* name, std::string& text, const char* unit, const char* what) {
        command.add_option(name, text, what)->type_name(unit)->capture_default_str();
    };
    add("--busy-hour-erlangs", options.erlangs, "E", "load of one user in the busy hour");
    add("--calls-per-hour", options.callsPerHour, "N", "of one user in the busy hour, instead");
    add("--holding", options.holding, "LAW", "time from session up to hang-up");
    add("--setup-time", options.setup, "LAW", "the port is held before the session");
    add("--cleanup", options.cleanup, "LAW", "of a port after a session with NetBEUI");
    add("--netbeui-share", options.netbeuiShare, "0..1", "of the sessions");
    add("--redial", options.redial, "0..1", "probability of another try after a refusal");
    add("--redial-pause", options.redialPause, "LAW", "{ exponential = \"30s\" } by default");
    add("--redial-tries", options.redialTries, "N", "redials at the most, 5 by default");
}

void
AddService(CLI::App& command, CapacityOptions& options)
{
    const auto add = [&](const char* name, std::string& text, const char* unit, const char* what) {
        command.add_option(name, text, what)->type_name(unit)->capture_default_str();
    };
    add("--users", options.users, "N", "who share the service: how many ports do they need?");
    add("--ports", options.ports, "N", "of all servers: how many users fit? with --users: grade?");
    add("--grade", options.grade, "SHARE", "of the attempts refused at the most, 1% by default");
    add("--service-pack", options.servicePack, "SP", "whose faults the servers have");
    add("--hunt", options.hunt, "ORDER", "in which ports are offered: server.hunt");
    add("--spread", options.spread, "WAY", "random: users dial any server; hunt: one by one");
    command.add_flag("--finite", options.finite, "so many persons (Engset), not a Poisson stream");
    add("--rate-per-user", options.rate, "RATE", "of a session's IP datagrams, one direction");
    add("--datagram", options.datagram, "OCTETS", "mean size of these, with the IP header");
    command.add_flag("--clear", options.clear, "no MPPE");
    add("--precision", options.precision, "WIDTH", "of the simulated shares");
    add("--seed", options.seed, "N", "of the simulations");
}

} // namespace

void
AddCapacity(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand("capacity",
                                       "ports, servers, addresses and bandwidth for users and a "
                                       "grade of service; exit code 1 when "
                                       "nothing meets the grade");
    auto options = std::make_shared<CapacityOptions>();
    AddService(*command, *options);
    AddDemand(*command, *options);
    command
        ->add_option("--jobs", options->jobs, "worker processes; the results do not depend on it")
        ->type_name("N")
        ->check(CLI::Range(1U, 1024U))
        ->capture_default_str();
    command->add_option("--out", options->out, "folder for report.html and pictures")
        ->type_name("DIR");
    command->add_flag("--json", options->json, "print one JSON object and nothing else");
    command->callback([&chosen, options] { chosen = [options] { return Capacity(*options); }; });
}

} // namespace pptplab::sim::commands
