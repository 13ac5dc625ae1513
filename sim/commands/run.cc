// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/run.h"

#include "analysis/report/json-text.h"
#include "analysis/report/table.h"
#include "analysis/stats/metric-unit.h"
#include "analysis/stats/summary-json.h"
#include "analysis/stats/summary.h"
#include "sim/commands/command.h"
#include "sim/commands/exactness.h"
#include "sim/commands/expectations-text.h"
#include "sim/commands/folded-output.h"
#include "sim/commands/ping-text.h"
#include "sim/commands/run-files.h"
#include "sim/commands/run-log-text.h"
#include "sim/commands/run-parts.h"
#include "sim/commands/run-worker.h"
#include "sim/commands/scenario-options.h"
#include "sim/commands/task-group.h"
#include "sim/commands/wish-options.h"
#include "sim/files/write-failure.h"
#include "sim/load/offered.h"
#include "sim/run/cell-setup.h"
#include "sim/run/exact.h"
#include "sim/run/not-modelled.h"
#include "sim/run/replication-octets.h"
#include "sim/run/stopping.h"
#include "sim/scenario/values/problem.h"
#include "sim/workers/progress.h"
#include "sim/workers/worker-pool.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace pptplab::sim::commands
{

namespace
{

struct RunOptions
{
    ScenarioOptions scenario;
    FileOptions files;
    std::size_t events = 20;     ///< entries of the event log that are shown in full
    std::vector<std::string> by; ///< what figures are told apart by
    bool json = false;
};

/// What is known of the one scenario.
struct Gathered
{
    std::vector<analysis::Replication> replications;
    std::vector<run::RunLog> logs; ///< one for each replication
    std::string cutOff;    ///< what became of a file that was not written whole, if there is one
    std::string noPicture; ///< why there is none, likewise

    /// The log of all replications together; its entries are those of the first.
    run::RunLog Log() const
    {
        run::RunLog log;
        for (const run::RunLog& each : logs)
        {
            run::Join(each, log);
        }
        log.entries = logs.front().entries;
        return log;
    }
};

/// Collects the replications of the one scenario.
class Gathering final : public workers::PoolObserver
{
  public:
    /// Adds further replications to those that are known.
    Gathering(const std::string& what, std::size_t tasks, Gathered& gathered)
        : m_before(gathered.replications.size()),
          m_gathered(gathered),
          m_progress(workers::Progress::OnStandardError(what, tasks))
    {
        m_gathered.replications.resize(m_before + tasks);
        m_gathered.logs.resize(m_before + tasks);
    }

    void End() { m_progress.End(); }

    void OnTurn(double tasks) override { m_progress.Turn(workers::Progress::Clock::now(), tasks); }

    void OnDone(std::size_t task, const std::string& result) override
    {
        std::string content = result.substr(1);
        switch (static_cast<Parcel>(result.front()))
        {
        case Parcel::Replication:
            Take(task, run::FromOctets(content));
            break;
        case Parcel::NoCapture:
            m_noCapture = content;
            break;
        case Parcel::CutOff:
            m_gathered.cutOff = TextBefore(content);
            Take(task, run::FromOctets(content));
            break;
        case Parcel::NoPicture:
            m_gathered.noPicture = TextBefore(content);
            Take(task, run::FromOctets(content));
            break;
        }
        m_progress.Advance(workers::Progress::Clock::now());
    }

    void OnFailed(std::size_t task, const std::string& reason) override
    {
        m_progress.End();
        std::cerr << fmt::format("replication {} failed: {}\n", m_before + task, reason);
        m_failed = true;
        m_progress.Advance(workers::Progress::Clock::now());
    }

    bool Failed() const { return m_failed; }

    /// Throws what the worker with the captures has thrown before it ran.
    void CheckCaptures() const
    {
        if (m_noCapture)
        {
            throw scenario::BadInput(*m_noCapture);
        }
    }

  private:
    /// Takes the text up to the zero away.
    static std::string TextBefore(std::string& content)
    {
        std::string text = content.c_str();
        content.erase(0, text.size() + 1);
        return text;
    }

    void Take(std::size_t task, run::WorkerResult result)
    {
        m_gathered.replications[m_before + task] = std::move(result.replication);
        m_gathered.logs[m_before + task] = std::move(result.log);
    }

    std::size_t m_before;
    Gathered& m_gathered;
    workers::Progress m_progress;
    std::optional<std::string> m_noCapture;
    bool m_failed = false;
};

/// The only cell of the experiment; throws BadInput when there are more.
reading::ScenarioReading
OnlyCell(const experiment::Experiment& experiment)
{
    const std::size_t cells = experiment.CellCount();
    if (cells > 1)
    {
        throw scenario::BadInput(fmt::format(
            "{}: has a [sweep] of {} cells; pptplab sweep runs them all", experiment.file, cells));
    }
    return experiment.ReadCell(FirstSettings(experiment));
}

std::string
Figure(double value)
{
    return fmt::format("{:.4g}", value);
}

analysis::Table
MetricTable(const analysis::CellSummary& summary)
{
    using analysis::Align;
    analysis::Table table{"",
                          {{"metric", Align::Left},
                           {"value", Align::Right},
                           {"95 % interval", Align::Right},
                           {"exact", Align::Right},
                           {"z", Align::Right},
                           {"unit", Align::Left}},
                          {}};
    bool isFarTold = false;
    for (const auto& [name, estimate] : summary.metrics)
    {
        table.rows.push_back({name,
                              Figure(estimate.value),
                              estimate.by == analysis::IntervalBy::None
                                  ? "-"
                                  : Figure(estimate.low) + " .. " + Figure(estimate.high),
                              estimate.exact ? Figure(*estimate.exact) : "-",
                              estimate.z ? fmt::format("{:.1f}", *estimate.z) : "-",
                              analysis::UnitOf(name)});
        isFarTold = isFarTold || estimate.z;
    }
    if (isFarTold)
    {
        table.notes.emplace_back("z: distance from the exact value in standard errors");
    }
    return table;
}

void
PrintSummary(const reading::ScenarioReading& reading,
             const analysis::CellSummary& summary,
             const run::ExactAnswer& exact,
             const run::RunLog& log,
             const std::vector<std::string>& by)
{
    std::cout << fmt::format("{} attempts offered, of which\n", summary.offered);
    for (const analysis::OutcomeCount& count : summary.outcomes)
    {
        std::cout << fmt::format("  {:<24}{:>12}\n", count.name, count.attempts);
    }
    std::cout << "\n";
    analysis::PrintTable(MetricTable(summary), std::cout, LineWidth());
    PrintParts(summary, by, std::cout);
    PrintExactness(exact, summary, std::cout);
    Print(log, std::cout);
    PrintPings(log, reading.scenario, std::cout);
    std::cout << "\nNot modelled:\n";
    for (const std::string& line : run::NotModelled(reading.scenario))
    {
        std::cout << "  " << line << "\n";
    }
    for (const std::string& key : reading.withoutEffect)
    {
        std::cout << "  " << key << ", which has no effect on the call engine\n";
    }
}

/// All that is told of a run.
struct Told
{
    const experiment::Experiment& experiment;
    const reading::ScenarioReading& reading;
    const run::ExactAnswer& exact;
    const Gathered& gathered;
    const std::vector<reproduce::Outcomes>& cell; ///< the only one
    const reproduce::JudgedClaims& judged;
};

void
Tell(const Told& told, const RunOptions& options)
{
    const analysis::CellSummary& summary = told.cell.front().summary;
    const run::RunLog log = told.gathered.Log();
    if (!options.json)
    {
        PrintSummary(told.reading, summary, told.exact, log, options.by);
        Print(told.judged, told.cell, std::cout);
        return;
    }
    auto object = analysis::ToJson(summary);
    AddTo(object, log);
    AddPingsTo(object, log, told.reading.scenario);
    if (!told.experiment.notes.empty())
    {
        object["notes"] = told.experiment.notes;
    }
    AddExactness(told.exact, object);
    AddTo(object, told.judged);
    std::cout << analysis::JsonText(object);
}

/// Runs replications until there are `upTo`; none when it was interrupted, else whether all came.
std::optional<bool>
RunUpTo(std::uint64_t upTo,
        const RunOptions& options,
        const scenario::Scenario& scenario,
        const RunFiles& files,
        Gathered& gathered)
{
    const std::size_t before = gathered.replications.size();
    const workers::WorkerPool pool{workers::AvailableProcessors(),
                                   scenario.engine == scenario::Engine::Packet};
    const auto work = [&](std::size_t task) {
        const std::size_t replication = before + task;
        return RunAndPack(
            scenario, replication, replication == 0 ? options.events : 0, files.Of(replication));
    };
    Gathering gathering(options.scenario.file, upTo - before, gathered);
    const workers::PoolEnd end = pool.Run(upTo - before, work, gathering);
    gathering.End();
    if (end == workers::PoolEnd::Interrupted)
    {
        return std::nullopt;
    }
    gathering.CheckCaptures();
    return !gathering.Failed();
}

ExitCode
Run(const RunOptions& options)
{
    const experiment::Experiment experiment = options.scenario.Read();
    reading::ScenarioReading reading = OnlyCell(experiment);
    auto& by = reading.scenario.by;
    by.insert(by.end(), options.by.begin(), options.by.end());
    const scenario::Scenario& scenario = reading.scenario;
    const run::ExactAnswer exact = run::ExactOf(scenario);
    auto setup = run::CellSetupOf(scenario, {}, exact.values);
    setup.noExact = exact.absent;
    RunFiles files(options.files, scenario);
    Gathered gathered;
    analysis::CellSummary summary;
    std::uint64_t look = scenario.replications;
    bool precise = false;
    do
    {
        const auto complete = RunUpTo(look, options, scenario, files, gathered);
        if (!complete)
        {
            std::cerr << "pptplab: interrupted; a single run keeps nothing\n";
            return ExitCode::Interrupted;
        }
        if (!*complete)
        {
            return ExitCode::Negative;
        }
        summary = analysis::Summarise(setup, gathered.replications);
        precise = run::IsPrecise(scenario, summary);
        look = run::NextLook(scenario, gathered.replications.size());
    } while (!precise && look > gathered.replications.size());
    const std::vector<reproduce::Outcomes> cell = {
        {FirstSettings(experiment), summary, load::OfferedLoad(scenario)}};
    const auto judged = reproduce::JudgeClaims(experiment.sweeps.front().claims, cell);
    const FoldedOutput folded(std::cout, !options.json);
    Tell({experiment, reading, exact, gathered, cell, judged}, options);
    if (!gathered.cutOff.empty())
    {
        throw files::WriteCutOff(gathered.cutOff);
    }
    files.Finish(gathered.replications.size());
    if (!gathered.noPicture.empty())
    {
        std::cerr << "pptplab: " << gathered.noPicture << "\n";
        return ExitCode::Negative;
    }
    if (!precise)
    {
        std::cerr << run::WhyImprecise(scenario, summary) << "\n";
    }
    return precise && judged.NoneFails() ? ExitCode::Done : ExitCode::Negative;
}

} // namespace

void
AddRun(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand("run", "run one scenario and tell what became of its calls");
    auto options = std::make_shared<RunOptions>();
    options->scenario.AddTo(*command);
    options->scenario.AddPrecisionTo(*command);
    options->files.AddTo(*command);
    command
        ->add_option(
            "--events", options->events, "packet engine: entries of the servers' event log to show")
        ->capture_default_str()
        ->check(CLI::Range(0, 1'000'000))
        ->type_name("N");
    AddMany(*command,
            "--by",
            "hour|server|group",
            options->by,
            "a table by hour of the run, server or client group")
        ->check(CLI::IsMember({"hour", "server", "group"}));
    command->add_flag("--json", options->json, "print one JSON object and nothing else");
    Introduce(*command,
              kAskYourOwn,
              {"run my.toml", "run my.toml --set server.service_pack=sp4 --set server.ports=48"});
    command->callback([&chosen, options] { chosen = [options] { return Run(*options); }; });
}

} // namespace pptplab::sim::commands
