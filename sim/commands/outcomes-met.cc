// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/outcomes-met.h"

#include "analysis/stats/summary.h"
#include "sim/explain/evidence.h"
#include "sim/explain/scenario-facts.h"
#include "sim/run/cell-setup.h"
#include "sim/run/replication-octets.h"
#include "sim/run/run.h"
#include "sim/trace/call-of-outcome.h"
#include "sim/trace/trace-files.h"
#include "sim/workers/progress.h"
#include "sim/workers/worker-pool.h"

#include <stdexcept>

namespace pptplab::sim::commands
{

namespace
{

/// The results of tasks in processes of their own, by task; throws when one failed.
class Results final : public workers::PoolObserver
{
  public:
    Results(const std::string& what, std::size_t tasks)
        : m_texts(tasks), m_progress(workers::Progress::OnStandardError(what, tasks))
    {
    }

    void OnTurn(double tasks) override { m_progress.Turn(workers::Progress::Clock::now(), tasks); }

    void OnDone(std::size_t task, const std::string& result) override
    {
        m_texts[task] = result;
        m_progress.Advance(workers::Progress::Clock::now());
    }

    void OnFailed(std::size_t /*task*/, const std::string& reason) override
    {
        m_progress.End();
        throw std::runtime_error(reason);
    }

    void End() { m_progress.End(); }

    const std::string& At(std::size_t task) const { return m_texts.at(task); }

  private:
    std::vector<std::string> m_texts;
    workers::Progress m_progress;
};

/// The findings of the first such call as JSON; an empty text when it was not recorded, and where
/// there are no frames or nothing is to be found out.
std::string
FindingsOf(const scenario::Scenario& scenario, Outcome outcome)
{
    const bool looks = scenario.engine == scenario::Engine::Packet && outcome != Outcome::Connected;
    const auto call = looks ? trace::FirstCallOf(scenario, outcome) : std::nullopt;
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

/// The causes that fit one of the outcomes of a run.
std::vector<explain::Suspect>
SuspectsOf(const Met& met, const OutcomesMet& run, const scenario::Scenario& scenario)
{
    explain::Met seen;
    seen.outcome = met.outcome;
    seen.errors = met.errors;
    seen.alone = run.outcomes.size() == 1;
    for (const auto& finding : met.findings)
    {
        seen.findings.emplace(finding.at("symptom"), finding.at("answer"));
    }
    for (const auto& [number, kind] : run.log.kinds)
    {
        seen.events.insert(number);
    }
    return explain::SuspectsOf(seen, scenario);
}

std::vector<Met>
OutcomesOf(const scenario::Scenario& scenario, const analysis::Replication& counted)
{
    std::vector<Met> all;
    const auto summary = analysis::Summarise(run::CellSetupOf(scenario, {}, {}), {counted});
    for (const analysis::OutcomeCount& count : summary.outcomes)
    {
        Met met;
        met.outcome = *OutcomeNamed(count.name);
        met.attempts = count.attempts;
        all.push_back(std::move(met));
    }
    return all;
}

void
TakeFindings(const std::string& json, Met& met)
{
    if (!json.empty())
    {
        met.findings = nlohmann::ordered_json::parse(json);
    }
}

/// False when interrupted.
bool
AddFindings(const scenario::Scenario& scenario, std::vector<Met>& all)
{
    Results results("frames of failed calls", all.size());
    const auto work = [&](std::size_t task) { return FindingsOf(scenario, all[task].outcome); };
    const workers::WorkerPool pool{workers::AvailableProcessors(), true};
    const workers::PoolEnd end = pool.Run(all.size(), work, results);
    results.End();
    if (end == workers::PoolEnd::Interrupted)
    {
        return false;
    }
    for (std::size_t i = 0; i < all.size(); ++i)
    {
        TakeFindings(results.At(i), all[i]);
    }
    return true;
}

/// The errors of each outcome, and what brings a caller there.
void
AddSuspects(const scenario::Scenario& scenario, OutcomesMet& met)
{
    for (const auto& [seen, attempts] : met.log.errors)
    {
        for (Met& each : met.outcomes)
        {
            if (seen.first == each.outcome)
            {
                each.errors.push_back(seen.second);
            }
        }
    }
    for (Met& each : met.outcomes)
    {
        each.suspects = SuspectsOf(each, met, scenario);
    }
}

run::WorkerResult
FirstReplicationHere(const scenario::Scenario& scenario)
{
    run::LogRecorder log(scenario, 0);
    auto counted = run::RunReplication(scenario, 0, std::nullopt, &log);
    return {std::move(counted), log.Log()};
}

/// In a process of its own; none when interrupted.
std::optional<run::WorkerResult>
FirstReplication(const scenario::Scenario& scenario)
{
    Results run("what callers meet", 1);
    const auto work = [&](std::size_t /*task*/) {
        return run::ToOctets(FirstReplicationHere(scenario));
    };
    const workers::PoolEnd end = workers::WorkerPool{1, true}.Run(1, work, run);
    run.End();
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
    OutcomesMet met{OutcomesOf(scenario, result->replication), std::move(result->log)};
    if (scenario.engine == scenario::Engine::Packet && !AddFindings(scenario, met.outcomes))
    {
        return std::nullopt;
    }
    AddSuspects(scenario, met);
    return met;
}

OutcomesMet
MeetOutcomesHere(const scenario::Scenario& scenario)
{
    auto result = FirstReplicationHere(scenario);
    OutcomesMet met{OutcomesOf(scenario, result.replication), std::move(result.log)};
    for (Met& each : met.outcomes)
    {
        TakeFindings(FindingsOf(scenario, each.outcome), each);
    }
    AddSuspects(scenario, met);
    return met;
}

} // namespace pptplab::sim::commands
