// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/json-text.h"
#include "sim/capacity/dimensioning.h"
#include "sim/capacity/headline.h"
#include "sim/capacity/remarks.h"
#include "sim/capacity/show.h"
#include "sim/capacity/words.h"
#include "sim/capacity/write-report.h"
#include "sim/commands/capacity-question.h"
#include "sim/commands/command.h"
#include "sim/commands/folded-output.h"
#include "sim/commands/scenario-options.h"
#include "sim/commands/task-group.h"
#include "sim/files/output-folder.h"
#include "sim/workers/progress.h"
#include "sim/workers/worker-pool.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <string>

namespace pptplab::sim::commands
{

namespace
{

using capacity::Question;

/// Whether the formula's answer is the last word.
bool
IsFinal(const capacity::Dimensioning& byFormula)
{
    return !byFormula.met || DecidedByFormula(byFormula.question);
}

/// At once, before anything is simulated.
void
PrintFormula(const capacity::Dimensioning& byFormula)
{
    if (!IsFinal(byFormula))
    {
        const Question& question = byFormula.question;
        std::cout << capacity::FormulaName(question.trials.demand);
        if (IsFaulty(question.servicePack, question.trials.demand))
        {
            std::cout << ", without the faults of " << capacity::PackName(byFormula);
        }
        std::cout << ": ";
    }
    std::cout << capacity::Headline(byFormula) << std::endl;
}

void
Print(const capacity::Dimensioning& dimensioning)
{
    for (const analysis::Table& table : {capacity::FormulaAndTrials(dimensioning),
                                         capacity::WhatIf(dimensioning),
                                         capacity::OverheadTable(dimensioning)})
    {
        std::cout << "\n";
        analysis::PrintTable(table, std::cout, LineWidth());
    }
    std::cout << "\n";
    for (const std::string& remark : capacity::Remarks(dimensioning))
    {
        std::cout << remark << "\n";
    }
}

/// None when interrupted.
std::optional<capacity::Dimensioning>
Simulated(const Question& question, unsigned jobs)
{
    auto progress = workers::Progress::OnStandardError("capacity", 1, "services");
    auto dimensioning = capacity::DimensioningFor(question, jobs, &progress);
    progress.End();
    return dimensioning;
}

ExitCode
Capacity(const CapacityOptions& options)
{
    const Question question = QuestionOf(options);
    if (!options.out.empty())
    {
        files::MakeFolder(options.out);
    }
    const FoldedOutput folded(std::cout, !options.json);
    const capacity::Dimensioning byFormula = capacity::DimensioningByFormula(question);
    if (!options.json)
    {
        PrintFormula(byFormula);
    }
    const auto dimensioning =
        options.formula ? std::optional(byFormula) : Simulated(question, options.jobs);
    if (!dimensioning)
    {
        std::cerr << "pptplab: interrupted; nothing is kept\n";
        return ExitCode::Interrupted;
    }
    // The answer first: it is there, whatever becomes of the files.
    if (options.json)
    {
        std::cout << analysis::JsonText(capacity::ToJson(*dimensioning));
    }
    else
    {
        const bool isSaid = options.formula || IsFinal(byFormula);
        std::cout << (isSaid ? "" : "\n" + capacity::Headline(*dimensioning) + "\n");
        Print(*dimensioning);
    }
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
    AddJobs(*command, options->jobs);
    command->add_flag(
        "--formula", options->formula, "only the formula, at once; faults do not count");
    command->add_option("--out", options->out, "folder for report.html and pictures")
        ->type_name("DIR");
    command->add_flag("--json", options->json, "print one JSON object and nothing else");
    Introduce(*command,
              kPlan,
              {"capacity --users 480 --busy-hour-erlangs 0.075 --formula",
               "capacity --users 480 --calls-per-hour 0.15 --netbeui-share 0.2"});
    command->callback([&chosen, options] { chosen = [options] { return Capacity(*options); }; });
}

} // namespace pptplab::sim::commands
