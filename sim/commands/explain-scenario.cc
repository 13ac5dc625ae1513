// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/explain-scenario.h"

#include "analysis/stats/summary.h"
#include "models/dialer/ras-error.h"
#include "sim/commands/scenario-options.h"
#include "sim/experiment/experiment.h"
#include "sim/explain/evidence.h"
#include "sim/explain/explanation.h"
#include "sim/run/cell-setup.h"
#include "sim/run/replication-octets.h"
#include "sim/run/run.h"
#include "sim/scenario/problem.h"
#include "sim/sweep/interrupts.h"
#include "sim/sweep/worker-pool.h"
#include "sim/trace/call-of-outcome.h"
#include "sim/trace/trace-files.h"

#include <fmt/format.h>

#include <iostream>

namespace pptplab::sim
{

namespace
{

/// The results of tasks in processes of their own, by task; throws when one failed.
class Results final : public PoolObserver
{
  public:
    explicit Results(std::size_t tasks) : m_texts(tasks) {}

    void OnDone(std::size_t task, const std::string& result) override { m_texts[task] = result; }
    void OnFailed(std::size_t /*task*/, const std::string& reason) override
    {
        throw std::runtime_error(reason);
    }

    const std::string& At(std::size_t task) const { return m_texts.at(task); }

  private:
    std::vector<std::string> m_texts;
};

/// What is told of one outcome.
struct Met
{
    Outcome outcome{};
    std::uint64_t attempts = 0;
    std::vector<std::uint16_t> errors;
    nlohmann::ordered_json findings = nlohmann::ordered_json::array();
    std::vector<Suspect> suspects;
};

/// The findings of the first such call as JSON; an empty text when it was not recorded.
std::string
FindingsOf(const Scenario& scenario, Outcome outcome)
{
    const auto call = FirstCallOf(scenario, outcome);
    if (!call)
    {
        return {};
    }
    auto json = nlohmann::ordered_json::array();
    for (const Evidence::Finding& finding : EvidenceIn(FramesOf(*call)).findings)
    {
        json.push_back({{"symptom", finding.symptom},
                        {"answer", finding.answer},
                        {"call", call->number},
                        {"frame", finding.frame}});
    }
    return json.dump();
}

/// The causes of this outcome that what was found does not speak against.
std::vector<Suspect>
SuspectsOf(const Met& met)
{
    Symptoms symptoms;
    for (const auto& finding : met.findings)
    {
        symptoms.emplace(finding.at("symptom"), finding.at("answer"));
    }
    std::vector<Suspect> suspects;
    for (const Suspect& suspect : WalkThrough(symptoms).suspects)
    {
        const bool sameError =
            met.errors.empty() ||
            std::find(met.errors.begin(), met.errors.end(), suspect.cause->error) !=
                met.errors.end();
        if (suspect.cause->outcome == met.outcome && sameError)
        {
            suspects.push_back(suspect);
        }
    }
    return suspects;
}

std::vector<Met>
OutcomesOf(const Scenario& scenario, const WorkerResult& result)
{
    std::vector<Met> all;
    const auto summary = analysis::Summarise(CellSetupOf(scenario, {}, {}), {result.replication});
    for (const analysis::OutcomeCount& count : summary.outcomes)
    {
        Met met;
        met.outcome = *OutcomeNamed(count.name);
        met.attempts = count.attempts;
        for (const auto& [seen, attempts] : result.log.errors)
        {
            if (seen.first == met.outcome)
            {
                met.errors.push_back(seen.second);
            }
        }
        all.push_back(std::move(met));
    }
    return all;
}

void
AddFindings(const Scenario& scenario, std::vector<Met>& all)
{
    Results results(all.size());
    const auto work = [&](std::size_t task) {
        return all[task].outcome == Outcome::Connected ? std::string()
                                                       : FindingsOf(scenario, all[task].outcome);
    };
    WorkerPool{AvailableProcessors(), true}.Run(all.size(), work, results);
    for (std::size_t i = 0; i < all.size(); ++i)
    {
        if (!results.At(i).empty())
        {
            all[i].findings = nlohmann::ordered_json::parse(results.At(i));
        }
    }
}

std::string
TraceCommand(const std::string& file, const Met& met)
{
    return fmt::format("pptplab trace {} --outcome {}", file, NameOf(met.outcome));
}

void
PrintMet(const Met& met, const std::string& file, const Scenario& scenario)
{
    std::cout << fmt::format("\n{}: {} attempts\n", NameOf(met.outcome), met.attempts);
    for (const std::uint16_t error : met.errors)
    {
        std::cout << fmt::format("  the caller sees error {}: {}\n",
                                 error,
                                 dialer::RasErrorText(error).value_or("Access is denied."));
    }
    for (const auto& finding : met.findings)
    {
        const auto frame = finding.at("frame").get<std::size_t>();
        std::cout << fmt::format("  call {}: {}={}{}\n",
                                 finding.at("call").get<std::uint64_t>(),
                                 finding.at("symptom").get<std::string>(),
                                 finding.at("answer").get<std::string>(),
                                 frame == 0 ? ", as no frame answers"
                                            : fmt::format(", frame {}", frame));
    }
    if (met.outcome == Outcome::Connected)
    {
        return;
    }
    std::cout << "  causes that fit:\n";
    for (const Suspect& suspect : met.suspects)
    {
        PrintCause(*suspect.cause, std::cout);
    }
    if (scenario.engine == Engine::Packet)
    {
        std::cout << fmt::format("  look: {}; pptplab paths {}\n", TraceCommand(file, met), file);
    }
}

nlohmann::ordered_json
ToJson(const Met& met, const std::string& file, const Scenario& scenario)
{
    nlohmann::ordered_json json{{"outcome", NameOf(met.outcome)},
                                {"attempts", met.attempts},
                                {"errors", met.errors},
                                {"findings", met.findings}};
    json["causes"] = nlohmann::ordered_json::array();
    for (const Suspect& suspect : met.suspects)
    {
        json["causes"].push_back(sim::ToJson(*suspect.cause));
    }
    if (scenario.engine == Engine::Packet && met.outcome != Outcome::Connected)
    {
        json["trace"] = TraceCommand(file, met);
        json["paths"] = "pptplab paths " + file;
    }
    return json;
}

void
PrintServerSide(const RunLog& log)
{
    if (!log.kinds.empty())
    {
        std::cout << "\nThe servers wrote:\n";
    }
    for (const auto& [number, kind] : log.kinds)
    {
        std::cout << fmt::format(
            "  event {}, {} times (pptplab explain {})\n", number, kind.times, number);
    }
    for (const RunLog::Rule& rule : log.rules)
    {
        std::cout << fmt::format("  firewall rule {}: {} packets\n", rule.text, rule.packets);
    }
}

} // namespace

ExitCode
ExplainScenario(const std::string& file, bool json)
{
    const Interrupts interrupts;
    const Scenario scenario = FirstCell(ReadExperiment(std::filesystem::path(file)));
    if (scenario.refusalsBy == RefusalsBy::Splitting)
    {
        throw BadInput(file + ": scenario.refusals_by = \"splitting\" weighs refusals and has no "
                              "calls to explain");
    }
    Results run(1);
    const auto work = [&](std::size_t /*task*/) {
        LogRecorder log(scenario, 0);
        auto counted = RunReplication(scenario, 0, std::nullopt, &log);
        return ToOctets({std::move(counted), {}, log.Log()});
    };
    const PoolEnd end = WorkerPool{1, true}.Run(1, work, run);
    if (end == PoolEnd::Interrupted)
    {
        std::cerr << "pptplab: interrupted; nothing is kept\n";
        return ExitCode::Interrupted;
    }
    const WorkerResult result = FromOctets(run.At(0));
    auto all = OutcomesOf(scenario, result);
    if (scenario.engine == Engine::Packet)
    {
        AddFindings(scenario, all);
    }
    nlohmann::ordered_json object{{"file", file}};
    object["outcomes"] = nlohmann::ordered_json::array();
    for (Met& met : all)
    {
        met.suspects = met.outcome == Outcome::Connected ? std::vector<Suspect>() : SuspectsOf(met);
        json ? object["outcomes"].push_back(ToJson(met, file, scenario))
             : PrintMet(met, file, scenario);
    }
    if (json)
    {
        std::cout << object.dump(2) << "\n";
        return ExitCode::Done;
    }
    PrintServerSide(result.log);
    return ExitCode::Done;
}

} // namespace pptplab::sim
