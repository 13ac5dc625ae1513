// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/json-text.h"
#include "analysis/trace/decode.h"
#include "analysis/trace/write-table.h"
#include "sim/commands/command.h"
#include "sim/commands/scenario-options.h"
#include "sim/commands/task-group.h"
#include "sim/files/output-folder.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/plain-file.h"
#include "sim/scenario/values/problem.h"
#include "sim/trace/call-of-outcome.h"
#include "sim/trace/call-recorder.h"
#include "sim/trace/trace-files.h"
#include "sim/workers/progress.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iostream>
#include <memory>

namespace pptplab::sim::commands
{

namespace
{

struct TraceOptions
{
    ScenarioOptions scenario;
    std::string outcome;
    std::uint64_t number = 0;
    std::string client;
    std::size_t first = 1;
    std::string folder;
    bool json = false;
};

/// A pcap or pcapng file opens with one of these, whatever its name.
bool
IsCapture(const std::string& file)
{
    constexpr std::array<std::uint32_t, 5> kMagics = {
        0xA1B2C3D4, 0xD4C3B2A1, 0xA1B23C4D, 0x4D3CB2A1, 0x0A0D0D0A};
    if (const auto why = scenario::WhyNoPlainFile(file))
    {
        throw scenario::BadInput(file + ": " + *why + "; wanted is a scenario (TOML) or a capture");
    }
    std::ifstream in(file, std::ios::binary);
    std::array<char, 4> start{};
    if (!in.read(start.data(), start.size()))
    {
        return false;
    }
    Octets octets(start.begin(), start.end());
    const std::uint32_t magic = ByteReader(octets).U32();
    return std::find(kMagics.begin(), kMagics.end(), magic) != kMagics.end();
}

trace::WantedCalls
WantedBy(const TraceOptions& options)
{
    trace::WantedCalls wanted;
    if (!options.outcome.empty())
    {
        wanted.outcome = OutcomeNamed(options.outcome);
        if (!wanted.outcome)
        {
            const std::vector<std::string> names(kOutcomeNames.begin(), kOutcomeNames.end());
            throw scenario::BadInput(fmt::format("--outcome {}: no outcome; the nearest is {}",
                                                 options.outcome,
                                                 scenario::Nearest(options.outcome, names)));
        }
    }
    if (options.number > 0)
    {
        wanted.number = options.number;
    }
    wanted.client = options.client;
    wanted.first = options.first;
    return wanted;
}

/// Shows how far the run has come.
class Watching final : public Observer
{
  public:
    Watching(const std::string& what, const scenario::Scenario& scenario)
        : m_duration(ToSeconds(scenario.duration)),
          m_progress(workers::Progress::OnStandardError(what, 1))
    {
    }

    void OnAttempt(const Attempt& attempt) override
    {
        m_progress.Turn(workers::Progress::Clock::now(), ToSeconds(attempt.decidedAt) / m_duration);
    }

    void End() { m_progress.End(); }

  private:
    double m_duration;
    workers::Progress m_progress;
};

ExitCode
TellThatThereIsNone(const TraceOptions& options, const trace::CallRecorder& recorder)
{
    std::cerr << "pptplab: no such call among " << recorder.Dialled() << " attempts\n";
    const auto& clients = recorder.Clients();
    const bool known = std::find(clients.begin(), clients.end(), options.client) != clients.end();
    if (!options.client.empty() && !known && !clients.empty())
    {
        std::cerr << "no machine is called " << options.client << "; the nearest is "
                  << scenario::Nearest(options.client, clients) << "\n";
    }
    for (std::size_t i = 0; i < kOutcomes; ++i)
    {
        if (recorder.Outcomes().at(i) > 0)
        {
            std::cerr << fmt::format(
                "  {:<24}{:>12}\n", kOutcomeNames.at(i), recorder.Outcomes().at(i));
        }
    }
    return ExitCode::Negative;
}

nlohmann::ordered_json
ToJson(const trace::RecordedCall& call, const analysis::FrameTable& table)
{
    nlohmann::ordered_json json{{"call", call.number},
                                {"client", call.client},
                                {"dialled_at", ToSeconds(call.dialledAt)},
                                {"outcome", NameOf(call.outcome)}};
    json.update(analysis::ToJson(table));
    return json;
}

ExitCode
TraceScenario(const TraceOptions& options)
{
    const trace::WantedCalls wanted = WantedBy(options);
    ScenarioOptions file = options.scenario;
    if (file.engine.empty())
    {
        file.engine = "packet";
    }
    const scenario::Scenario scenario = FirstCell(file.Read());
    if (scenario.engine == scenario::Engine::Call)
    {
        throw scenario::BadInput("trace: the call engine has no packets; it needs --engine packet");
    }
    trace::CallRecorder recorder(wanted);
    Watching watching(options.scenario.file, scenario);
    trace::Record(scenario, recorder, watching);
    watching.End();
    const auto calls = recorder.TakeCalls();
    if (calls.empty())
    {
        return TellThatThereIsNone(options, recorder);
    }
    auto json = nlohmann::ordered_json::array();
    for (const trace::RecordedCall& call : calls)
    {
        const analysis::FrameTable table = trace::FramesOf(call);
        if (options.json)
        {
            json.push_back(ToJson(call, table));
        }
        else
        {
            trace::PrintTrace(table, std::cout);
        }
    }
    if (options.json)
    {
        std::cout << analysis::JsonText(nlohmann::ordered_json{{"calls", std::move(json)}});
    }
    for (std::size_t i = 0; !options.folder.empty() && i < calls.size(); ++i)
    {
        trace::WriteTrace(options.folder,
                          fmt::format("call-{}", calls[i].number),
                          trace::FramesOf(calls[i]),
                          &calls[i].capture);
    }
    return ExitCode::Done;
}

ExitCode
TraceCapture(const TraceOptions& options)
{
    if (!options.outcome.empty() || options.number != 0 || !options.client.empty() ||
        !options.scenario.Changes().empty())
    {
        throw scenario::BadInput(
            options.scenario.file +
            ": is a capture; options that choose or change calls need a scenario");
    }
    const auto capture = analysis::ReadCapture(options.scenario.file);
    if (!capture)
    {
        throw scenario::BadInput(capture.Error());
    }
    analysis::FrameTable table = analysis::Decode(capture.Value());
    table.title = options.scenario.file;
    if (options.json)
    {
        std::cout << analysis::JsonText(analysis::ToJson(table));
    }
    else
    {
        trace::PrintTrace(table, std::cout);
    }
    if (!options.folder.empty())
    {
        const auto name = std::filesystem::path(options.scenario.file).stem().string();
        trace::WriteTrace(options.folder, name, table, nullptr);
    }
    return ExitCode::Done;
}

ExitCode
Trace(const TraceOptions& options)
{
    if (!options.folder.empty())
    {
        files::MakeFolder(options.folder);
    }
    return IsCapture(options.scenario.file) ? TraceCapture(options) : TraceScenario(options);
}

} // namespace

void
AddTrace(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "trace", "frame table and ladder diagram of chosen calls of a scenario, or of a capture");
    command->footer(
        "PPTP is looked for at TCP port 1723. Network Monitor as it came looked at 5678 and\n"
        "showed plain TCP until its parser was told of 1723 (Q164601).");
    auto options = std::make_shared<TraceOptions>();
    options->scenario.AddTo(*command);
    command->add_option("--outcome", options->outcome, "only calls with this outcome")
        ->type_name("NAME");
    command->add_option("--first", options->first, "as many calls, those decided first")
        ->type_name("N")
        ->check(CLI::Range(1, 10'000))
        ->capture_default_str();
    command->add_option("--call", options->number, "the N-th call of the run")
        ->type_name("N")
        ->check(CLI::PositiveNumber);
    command->add_option("--client", options->client, "only calls of this machine, such as office-1")
        ->type_name("NAME");
    command->add_option("--out", options->folder, "folder for table, JSON, picture and capture")
        ->type_name("DIR");
    command->add_flag("--json", options->json, "print one JSON object and nothing else");
    Introduce(*command,
              kLookInside,
              {"trace my.toml --outcome connected", "trace my.toml --first 2 --out frames"});
    command->callback([&chosen, options] { chosen = [options] { return Trace(*options); }; });
}

} // namespace pptplab::sim::commands
