// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/outcomes-met.h"

#include "analysis/stats/summary.h"
#include "sim/explain/evidence.h"
#include "sim/run/cell-setup.h"
#include "sim/run/replication-octets.h"
#include "sim/run/run.h"
#include "sim/trace/call-of-outcome.h"
#include "sim/trace/trace-files.h"
#include "sim/workers/worker-pool.h"

#include <algorithm>
#include <stdexcept>

namespace pptplab::sim::commands
{

namespace
{

/// The results of tasks in processes of their own, by task; throws when one failed.
class Results final : public workers::PoolObserver
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

/// The findings of the first such call as JSON; an empty text when it was not recorded.
std::string
FindingsOf(const scenario::Scenario& scenario, Outcome outcome)
{
    const auto call = trace::FirstCallOf(scenario, outcome);
    if (!call)
    {
        return {};
    }
    auto json = nlohmann::ordered_json::array();
    for (const explain::Evidence::Finding& finding :
         explain::EvidenceIn(trace::FramesOf(*call)).findings)
    {
        json.push_back({{"symptom", finding.symptom},
                        {"answer", finding.answer},
                        {"call", call->number},
                        {"frame", finding.frame}});
    }
    return json.dump();
}

/// Whether the servers wrote what they write at such an end, if they write anything.
bool
IsLogged(const explain::Cause& cause, const scenario::Scenario& scenario, const run::RunLog& log)
{
    return !cause.event ||
           log.kinds.count(ras::EventId(*cause.event, scenario.server.ras.level.product)) > 0;
}

/// The causes of this outcome that neither what was found nor the log speaks against.
std::vector<explain::Suspect>
SuspectsOf(const Met& met, const scenario::Scenario& scenario, const run::RunLog& log)
{
    if (met.outcome == Outcome::Connected)
    {
        return {};
    }
    explain::Symptoms symptoms;
    for (const auto& finding : met.findings)
    {
        symptoms.emplace(finding.at("symptom"), finding.at("answer"));
    }
    const bool wouldShow = scenario.engine == scenario::Engine::Packet;
    std::vector<explain::Suspect> suspects;
    for (const explain::Suspect& suspect : explain::WalkThrough(symptoms).suspects)
    {
        const bool sameError =
            met.errors.empty() ||
            std::find(met.errors.begin(), met.errors.end(), suspect.cause->error) !=
                met.errors.end();
        if (suspect.cause->outcome == met.outcome && sameError &&
            (!wouldShow || IsLogged(*suspect.cause, scenario, log)))
        {
            suspects.push_back(suspect);
        }
    }
    return suspects;
}

std::vector<Met>
OutcomesOf(const scenario::Scenario& scenario, const run::WorkerResult& result)
{
    std::vector<Met> all;
    const auto summary =
        analysis::Summarise(run::CellSetupOf(scenario, {}, {}), {result.replication});
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
AddFindings(const scenario::Scenario& scenario, std::vector<Met>& all)
{
    Results results(all.size());
    const auto work = [&](std::size_t task) {
        return all[task].outcome == Outcome::Connected ? std::string()
                                                       : FindingsOf(scenario, all[task].outcome);
    };
    workers::WorkerPool{workers::AvailableProcessors(), true}.Run(all.size(), work, results);
    for (std::size_t i = 0; i < all.size(); ++i)
    {
        if (!results.At(i).empty())
        {
            all[i].findings = nlohmann::ordered_json::parse(results.At(i));
        }
    }
}

/// The first replication, in a process of its own; none when interrupted.
std::optional<run::WorkerResult>
FirstReplication(const scenario::Scenario& scenario)
{
    Results run(1);
    const auto work = [&](std::size_t /*task*/) {
        run::LogRecorder log(scenario, 0);
        auto counted = run::RunReplication(scenario, 0, std::nullopt, &log);
        return run::ToOctets({std::move(counted), {}, log.Log()});
    };
    const workers::PoolEnd end = workers::WorkerPool{1, true}.Run(1, work, run);
    return end == workers::PoolEnd::Interrupted ? std::nullopt
                                                : std::optional(run::FromOctets(run.At(0)));
}

} // namespace

std::optional<OutcomesMet>
MeetOutcomes(const scenario::Scenario& scenario)
{
    auto result = FirstReplication(scenario);
    if (!result)
    {
        return std::nullopt;
    }
    OutcomesMet met{OutcomesOf(scenario, *result), std::move(result->log)};
    if (scenario.engine == scenario::Engine::Packet)
    {
        AddFindings(scenario, met.outcomes);
    }
    for (Met& each : met.outcomes)
    {
        each.suspects = SuspectsOf(each, scenario, met.log);
    }
    return met;
}

} // namespace pptplab::sim::commands
