// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/run.h"

#include "sim/load/load-of.h"
#include "sim/network/packet-engine.h"
#include "sim/reading/ns3-attributes.h"
#include "sim/run/packet-options.h"
#include "sim/run/rare.h"
#include "sim/run/recorder.h"
#include "sim/workers/how-far.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace pptplab::sim::run
{

namespace
{

analysis::Quantity
ShareOf(const scenario::Probe& probe)
{
    if (probe.kind == scenario::ProbeKind::Gre)
    {
        return analysis::Quantity::PlainGre;
    }
    return probe.IsInside() ? analysis::Quantity::PingInside : analysis::Quantity::PingOutside;
}

bool
IsToldApart(const scenario::Scenario& scenario, std::string_view kind)
{
    return std::find(scenario.by.begin(), scenario.by.end(), kind) != scenario.by.end();
}

/// Whether hours of the run are meant to differ.
bool
ChangesWithTime(const scenario::Scenario& scenario)
{
    return std::any_of(scenario.clients.begin(), scenario.clients.end(), [](const auto& group) {
        return group.calls.trace || !std::holds_alternative<std::monostate>(group.calls.profile);
    });
}

std::vector<std::string>
GroupNames(const scenario::Scenario& scenario)
{
    std::vector<std::string> names;
    names.reserve(scenario.clients.size());
    for (const scenario::ClientGroup& group : scenario.clients)
    {
        names.push_back(group.calls.name);
    }
    return names;
}

/// Without the times, which the recorder knows.
PartCounter::Options
PartOptions(const scenario::Scenario& scenario)
{
    PartCounter::Options parts;
    parts.servers = population::Farm(scenario.server.farm).Size();
    parts.ports = scenario.server.ras.ports;
    parts.byHour = IsToldApart(scenario, "hour") || ChangesWithTime(scenario);
    parts.byServer = IsToldApart(scenario, "server");
    if (IsToldApart(scenario, "group"))
    {
        parts.groups = GroupNames(scenario);
    }
    return parts;
}

Recorder::Options
RecorderOptions(const scenario::Scenario& scenario)
{
    const bool redials =
        std::any_of(scenario.clients.begin(),
                    scenario.clients.end(),
                    [](const scenario::ClientGroup& group) { return group.calls.Redials(); });
    std::vector<analysis::Quantity> probes;
    probes.reserve(scenario.probes.size());
    for (const scenario::Probe& probe : scenario.probes)
    {
        probes.push_back(ShareOf(probe));
    }
    const bool passesOn = scenario.server.farm.overflow > 0 ||
                          (scenario.server.farm.spread == population::Spread::Hunt &&
                           scenario.server.farm.servers > 1);
    return {scenario.warmUp,
            scenario.duration,
            redials,
            std::move(probes),
            passesOn,
            scenario.clients.size() > 1 ? GroupNames(scenario) : std::vector<std::string>(),
            PartOptions(scenario)};
}

/// Counts, and tells a log of it if there is one, and all followers.
class CountAndLog final : public Observer,
                          public ras::PortListener,
                          public ras::RefusingPeriodListener
{
  public:
    CountAndLog(const scenario::Scenario& scenario,
                LogRecorder* log,
                const std::vector<Follower*>& followers)
        : m_recorder(RecorderOptions(scenario)),
          m_log(log),
          m_followers(followers),
          m_perTick(1 / static_cast<double>(scenario.duration.count()))
    {
    }

    bool FollowsCalls() const override { return m_recorder.FollowsCalls() || !m_followers.empty(); }

    void OnAttempt(const Attempt& attempt) override
    {
        workers::TellHowFar(m_perTick * static_cast<double>(attempt.decidedAt.count()));
        for (Follower* follower : m_followers)
        {
            follower->OnAttempt(attempt);
        }
        m_recorder.OnAttempt(attempt);
        if (m_log != nullptr)
        {
            m_log->OnAttempt(attempt);
        }
    }

    void OnSessionEnd(const SessionEnd& end) override
    {
        for (Follower* follower : m_followers)
        {
            follower->OnSessionEnd(end);
        }
    }

    void OnPortChange(const ras::PortChange& change) override
    {
        m_recorder.OnPortChange(change);
        for (Follower* follower : m_followers)
        {
            follower->OnPortChange(change);
        }
    }

    void OnSessionLost(const SessionLoss& loss) override { m_recorder.OnSessionLost(loss); }
    void OnResourceUse(const ResourceReport& report) override { m_recorder.OnResourceUse(report); }
    void OnSessionData(const SessionData& data) override { m_recorder.OnSessionData(data); }
    void OnPing(const PingReport& report) override
    {
        m_recorder.OnPing(report);
        if (m_log != nullptr)
        {
            m_log->OnPing(report);
        }
    }

    void OnRule(const RuleCount& count) override
    {
        if (m_log != nullptr)
        {
            m_log->OnRule(count);
        }
    }

    void OnNat(const NatReport& report) override
    {
        if (m_log != nullptr)
        {
            m_log->OnNat(report);
        }
    }

    void OnServerEvent(const ServerEvent& event) override
    {
        if (m_log != nullptr)
        {
            m_log->OnServerEvent(event);
        }
    }

    void OnRefusingPeriod(const ras::RefusingPeriod& period) override
    {
        m_recorder.OnRefusingPeriod(period);
        for (Follower* follower : m_followers)
        {
            follower->OnRefusingPeriod(period);
        }
    }

    analysis::Replication Counted() const { return m_recorder.Counted(); }

  private:
    Recorder m_recorder;
    LogRecorder* m_log;
    const std::vector<Follower*>& m_followers;
    double m_perTick; ///< of the run
};

} // namespace

call::Options
CallOptions(const scenario::Scenario& scenario, std::uint64_t replication)
{
    assert(scenario.server.setupTime);
    call::Options options;
    options.load = load::LoadOf(scenario, replication);
    options.server = scenario.server.ras;
    options.setupTime = *scenario.server.setupTime;
    options.cleanup = scenario.server.cleanup;
    options.deadTunnel = scenario.server.deadTunnel;
    options.connectTimeout = scenario.server.connectTimeout;
    options.service = scenario.server.service;
    for (const scenario::ClientGroup& group : scenario.clients)
    {
        options.groups.push_back(group.calls);
    }
    return options;
}

analysis::Replication
RunReplication(const scenario::Scenario& scenario,
               std::uint64_t replication,
               const std::optional<std::string>& captures,
               LogRecorder* log,
               const std::vector<Follower*>& followers)
{
    if (scenario.refusalsBy == scenario::RefusalsBy::Splitting)
    {
        return RareReplication(scenario, replication);
    }
    CountAndLog recorder(scenario, log, followers);
    const bool single = population::Farm(scenario.server.farm).Size() == 1;
    ras::RefusingPeriodListener* const listener = single ? &recorder : nullptr;
    if (scenario.engine == scenario::Engine::Call)
    {
        call::Engine(CallOptions(scenario, replication), recorder, listener, &recorder).Run();
        return recorder.Counted();
    }
    reading::SetAttributes(scenario.attributes);
    network::PacketOptions options = PacketOptionsOf(scenario, replication);
    options.captures = captures;
    try
    {
        network::PacketEngine(std::move(options), recorder, listener, &recorder).Run();
    }
    catch (const files::WriteCutOff& error)
    {
        throw CutOffCapture(error, recorder.Counted());
    }
    return recorder.Counted();
}

} // namespace pptplab::sim::run
