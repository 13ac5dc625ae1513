// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/run.h"

#include "analysis/stats/summary-json.h"
#include "analysis/stats/summary.h"
#include "sim/commands/command.h"
#include "sim/commands/output-folder.h"
#include "sim/commands/ping-text.h"
#include "sim/commands/run-log-text.h"
#include "sim/commands/scenario-options.h"
#include "sim/packet-engine.h"
#include "sim/run/cell-setup.h"
#include "sim/run/not-modelled.h"
#include "sim/run/replication-octets.h"
#include "sim/scenario/problem.h"
#include "sim/sweep/interrupts.h"
#include "sim/sweep/progress.h"
#include "sim/sweep/worker-pool.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <optional>
#include <unistd.h>
#include <utility>

namespace pptplab::sim
{

namespace
{

struct RunOptions
{
    ScenarioOptions scenario;
    std::string captures;
    std::size_t events = 20; ///< of the event log, shown in full
    bool json = false;
};

/// The folder for captures, made if missing; none without --pcap. Throws BadInput.
std::optional<std::string>
CaptureFolder(const RunOptions& options, const Scenario& scenario)
{
    if (options.captures.empty())
    {
        return std::nullopt;
    }
    if (scenario.engine == Engine::Call)
    {
        throw BadInput("--pcap: the call engine has no packets; add --engine packet");
    }
    MakeFolder(options.captures);
    return options.captures;
}

/// What a worker sends back, by its first octet: the kind of an exception does not cross the pipe.
enum class Parcel : char
{
    Replication = 'R',
    NoCapture = 'N', ///< the text of a BadInput
    CutOffCapture = 'C',
};

std::string
Packed(Parcel parcel, const std::string& content)
{
    return static_cast<char>(parcel) + content;
}

std::string
RunAndPack(const Scenario& scenario,
           std::size_t replication,
           std::size_t events,
           const std::optional<std::string>& captures)
{
    try
    {
        LogRecorder log(scenario, events);
        auto counted = RunReplication(scenario, replication, captures, &log);
        return Packed(Parcel::Replication, ToOctets({std::move(counted), {}, log.Log()}));
    }
    catch (const BadInput& error)
    {
        return Packed(Parcel::NoCapture, error.what());
    }
    catch (const CaptureCutOff& error)
    {
        return Packed(Parcel::CutOffCapture, error.what());
    }
}

/// Collects the replications of the one scenario.
class Gathering final : public PoolObserver
{
  public:
    Gathering(const std::string& what, std::size_t replications)
        : m_replications(replications),
          m_logs(replications),
          m_progress(
              {what, replications, ::isatty(STDERR_FILENO) == 1}, std::cerr, Progress::Clock::now())
    {
    }

    void End() { m_progress.End(); }

    void OnDone(std::size_t task, const std::string& result) override
    {
        const std::string content = result.substr(1);
        switch (static_cast<Parcel>(result.front()))
        {
        case Parcel::Replication:
            Take(task, FromOctets(content));
            break;
        case Parcel::NoCapture:
            m_noCapture = content;
            break;
        case Parcel::CutOffCapture:
            m_cutOffCapture = content;
            break;
        }
        m_progress.Advance(Progress::Clock::now());
    }

    void OnFailed(std::size_t task, const std::string& reason) override
    {
        m_progress.End();
        std::cerr << fmt::format("replication {} failed: {}\n", task, reason);
        m_failed = true;
        m_progress.Advance(Progress::Clock::now());
    }

    const std::vector<analysis::Replication>& Replications() const { return m_replications; }
    bool Failed() const { return m_failed; }

    /// Throws what the worker with the captures has thrown over them.
    void CheckCaptures() const
    {
        if (m_noCapture)
        {
            throw BadInput(*m_noCapture);
        }
        if (m_cutOffCapture)
        {
            throw CaptureCutOff(*m_cutOffCapture);
        }
    }

    /// Of all replications; the entries are those of the first.
    RunLog Log() const
    {
        RunLog log;
        for (const RunLog& each : m_logs)
        {
            Join(each, log);
        }
        log.entries = m_logs.front().entries;
        return log;
    }

  private:
    void Take(std::size_t task, WorkerResult result)
    {
        m_replications[task] = std::move(result.replication);
        m_logs[task] = std::move(result.log);
    }

    std::vector<analysis::Replication> m_replications;
    std::vector<RunLog> m_logs;
    Progress m_progress;
    std::optional<std::string> m_noCapture;
    std::optional<std::string> m_cutOffCapture;
    bool m_failed = false;
};

/// The only cell of the experiment; throws BadInput when there are more.
ScenarioReading
OnlyCell(const Experiment& experiment)
{
    const auto cells = experiment.sweep.Cells();
    if (cells.size() > 1)
    {
        throw BadInput(fmt::format("{}: has a [sweep] of {} cells; pptplab sweep runs them all",
                                   experiment.file,
                                   cells.size()));
    }
    return experiment.ReadCell(experiment.sweep.At(cells.front()));
}

std::string
Figure(double value)
{
    return fmt::format("{:.4g}", value);
}

void
PrintSummary(const ScenarioReading& reading,
             const analysis::CellSummary& summary,
             const RunLog& log)
{
    std::cout << fmt::format("{} attempts offered\n", summary.offered);
    for (const analysis::OutcomeCount& count : summary.outcomes)
    {
        std::cout << fmt::format("  {:<24}{:>12}\n", count.name, count.attempts);
    }
    std::cout << fmt::format(
        "\n{:<20}{:>12}{:>26}{:>12}{:>8}\n", "metric", "value", "95 % interval", "exact", "z");
    for (const auto& [name, estimate] : summary.metrics)
    {
        const std::string interval = Figure(estimate.low) + " .. " + Figure(estimate.high);
        std::cout << fmt::format("{:<20}{:>12}{:>26}{:>12}{:>8}\n",
                                 name,
                                 Figure(estimate.value),
                                 interval,
                                 estimate.exact ? Figure(*estimate.exact) : "-",
                                 estimate.z ? fmt::format("{:.1f}", *estimate.z) : "-");
    }
    Print(log, std::cout);
    PrintPings(log, reading.scenario, std::cout);
    std::cout << "\nNot modelled:\n";
    for (const std::string& line : NotModelled(reading.scenario))
    {
        std::cout << "  " << line << "\n";
    }
    for (const std::string& key : reading.withoutEffect)
    {
        std::cout << "  " << key << ", which has no effect on the call engine\n";
    }
}

ExitCode
Stopped()
{
    std::cerr << "pptplab: interrupted; a single run keeps nothing\n";
    return ExitCode::Interrupted;
}

ExitCode
Run(const RunOptions& options)
{
    const Interrupts interrupts;
    const Experiment experiment = options.scenario.Read();
    const ScenarioReading reading = OnlyCell(experiment);
    const Scenario& scenario = reading.scenario;
    Gathering gathering(options.scenario.file, scenario.replications);
    const auto captures = CaptureFolder(options, scenario);
    const WorkerPool pool{AvailableProcessors(), scenario.engine == Engine::Packet};
    const auto work = [&](std::size_t task) {
        // One set of captures is enough: further replications would overwrite it.
        const bool first = task == 0;
        return RunAndPack(
            scenario, task, first ? options.events : 0, first ? captures : std::nullopt);
    };
    const PoolEnd end = pool.Run(scenario.replications, work, gathering);
    gathering.End();
    if (end == PoolEnd::Interrupted)
    {
        return Stopped();
    }
    gathering.CheckCaptures();
    if (gathering.Failed())
    {
        return ExitCode::Negative;
    }
    const auto summary = analysis::Summarise(CellSetupOf(scenario, {}, ExactMetrics(scenario)),
                                             gathering.Replications());
    if (Interrupts::Pending()) // while the exact values were computed
    {
        return Stopped();
    }
    if (options.json)
    {
        auto object = analysis::ToJson(summary);
        AddTo(object, gathering.Log());
        AddPingsTo(object, gathering.Log(), scenario);
        std::cout << object.dump(2) << "\n";
    }
    else
    {
        PrintSummary(reading, summary, gathering.Log());
    }
    return ExitCode::Done;
}

} // namespace

void
AddRun(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand("run", "run one scenario and tell what became of its calls");
    auto options = std::make_shared<RunOptions>();
    options->scenario.AddTo(*command);
    command
        ->add_option("--pcap", options->captures, "packet engine: folder for captures (Wireshark)")
        ->type_name("DIR");
    command
        ->add_option(
            "--events", options->events, "packet engine: entries of the servers' event log to show")
        ->capture_default_str()
        ->check(CLI::Range(0, 1'000'000))
        ->type_name("N");
    command->add_flag("--json", options->json, "print one JSON object and nothing else");
    command->callback([&chosen, options] { chosen = [options] { return Run(*options); }; });
}

} // namespace pptplab::sim
