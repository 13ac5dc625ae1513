// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_CALL_ENGINE_H
#define PPTPLAB_MODELS_CALL_ENGINE_H

#include "models/base/observation.h"
#include "models/base/random-stream.h"
#include "models/call/event-queue.h"
#include "models/population/clean-up.h"
#include "models/population/failure-steps.h"
#include "models/population/farm.h"
#include "models/population/group-draws.h"
#include "models/population/law.h"
#include "models/population/load.h"
#include "models/ras/dead-tunnel.h"
#include "models/ras/event.h"
#include "models/ras/refusing-periods.h"
#include "models/ras/server.h"
#include "models/ras/service-plan.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace pptplab::call
{

struct Options
{
    population::Load load;
    std::vector<population::Group> groups;
    ras::Server::Options server; ///< each
    population::Law setupTime;   ///< from the offer to the session, while the port is held
    population::Law cleanup = population::CleanUpOfNetBeui();
    ras::DeadTunnel deadTunnel; ///< for calls that end silently, and for hosts that do
    ras::ServicePlan service;   ///< of every server
    /// For how long a caller waits for a host that is down: NT's SYN and three retransmissions
    /// after 3 s, 6 s and 12 s, given up 24 s after the last (Q140552).
    Duration connectTimeout = std::chrono::seconds(45);
};

/// The call engine: arrivals, set-up, holding, clean-up and redial around ras::Server; no packets.
/// One event for a hang-up, one for a clean-up; arrivals of infinite sources wait outside the
/// event queue. Memory grows with ports, sources and waiting callers, not with calls.
class Engine
{
  public:
    /// `observer` must outlive the engine. All groups together have fewer than
    /// EventQueue::kMostSubjects sources, and so have all servers ports.
    /// `listener`, for a single server only, outlives the engine too; nobody looks for refusing
    /// periods without one.
    Engine(Options options, Observer& observer, ras::RefusingPeriodListener* listener = nullptr);

    /// Runs until `duration`, then on until each attempt that was offered has its outcome.
    void Run();

  private:
    /// Who dials: a source that will dial again, or a caller of an infinite source.
    static constexpr std::uint32_t kNoSource = UINT32_MAX;

    /// A port of a server, both counted through.
    using Slot = std::uint32_t;
    static constexpr Slot kNoSlot = UINT32_MAX;

    struct Dialling
    {
        population::Caller caller;
        std::uint32_t source = kNoSource;
    };

    enum class Stage : std::uint8_t
    {
        SettingUp,
        Session,
        Dead, ///< the client is gone, the server does not know
        Over,
    };

    struct Call
    {
        Dialling from;
        Duration offeredAt{};
        Duration endsAt{}; ///< of the session
        std::uint32_t serversAsked = 1;
        Slot next = kNoSlot; ///< another port of the same call
        Stage stage = Stage::Over;
    };

    /// The next call of a group, drawn when the one before it came.
    struct Arrivals
    {
        std::uint32_t group;
        Duration next;
        std::optional<population::Caller> caller;
    };

    /// An attempt that met its outcome.
    struct Decision
    {
        Duration offeredAt{};
        Outcome outcome = Outcome::Connected;
        std::uint32_t serversAsked = 1;
    };

    /// How far an attempt has got.
    struct Progress
    {
        Duration offeredAt{};
        std::uint32_t server = 0; ///< that is asked
        std::uint32_t asked = 0;  ///< servers before it
        Outcome refusal = Outcome::RefusedNoPort;
    };

    struct Source
    {
        std::uint32_t group = 0;
        population::KnownServer known;
    };

    /// A caller whose next event is its own: a redial, no answer, a loss that it notices.
    struct Waiting
    {
        Dialling from;
        Progress progress;   ///< of an attempt
        Duration callEnds{}; ///< of a session that was lost
    };

    void Start();
    void MoveOn(Duration to)
    {
        // All that happens at one instant is one change.
        if (m_listener != nullptr && to > m_now)
        {
            FollowRefusing();
        }
        m_now = to;
    }
    void FollowRefusing();
    void PrepareArrival(Arrivals& arrivals);
    void FindSoonest();
    void OnArrival();
    void OnEvent(const Event& event);
    void OnSetUpEnds(Slot slot);
    void OnHangUp(Slot slot);
    void OnSilentEnd(Slot slot);
    void OnRedial(std::uint32_t place);
    void OnServersDrop();
    void DropCall(Slot slot);
    void OnLost(const Call& call);
    void OnLossKnown(const Waiting& caller, Duration lostAt);

    // engine-service.cc
    void PlanServices();
    void OnRestartDue(std::uint32_t server);
    void OnRebootDue(std::uint32_t server);
    void OnHostStops(std::uint32_t server);
    void OnHostStarts(std::uint32_t server);
    void OnServiceStarts(std::uint32_t server);
    void PlanAgain(EventKind kind, std::uint32_t server, const std::optional<Duration>& every);
    /// The service runs no more, and the calls in set-up are told so.
    void StopService(std::uint32_t server, ras::ServiceState state, Outcome unfinished);
    void LoseCall(Slot slot, Outcome unfinished);
    void Log(Slot slot, ras::EventKind kind);

    // engine-failures.cc
    void PlanFailures();
    void OnFailureStep(const population::FailureStep& step);
    void OnServerFails(std::uint32_t server);
    void LoseUnnoticed(Slot slot);
    void OnLossNoticed(std::uint32_t place);
    void LetWaitForAnswer(const Dialling& from, const Progress& progress);
    void OnNoAnswer(std::uint32_t place);

    void Dial(population::Caller& caller, std::uint32_t source);
    void OnSourceDials(std::uint32_t source);
    /// Asks server after server until one takes the call, does not answer, or was the last.
    void Ask(const population::Caller& caller, std::uint32_t source, Progress& progress);
    void SetUp(Slot slot, const Dialling& from, const Progress& progress);
    /// The first port of the call, or kNoSlot for the reason in m_refusal.
    Slot AskServer(std::uint32_t server, std::uint32_t ports);
    void GiveBack(Slot slot);
    Outcome OpenSession(Slot slot);
    void Release(Slot slot);
    void ReleasePort(Slot slot);
    void OnCleanUpEnds(Slot slot) { ServerOf(slot).OnCleanUpEnded(PortOf(slot)); }

    void Decide(const Dialling& from, const Decision& decision);
    // engine-waiting.cc
    void LetWait(const Dialling& from, Duration pause);
    std::uint32_t PlaceFor(const Waiting& waiting);
    Waiting TakeFrom(std::uint32_t place);
    void ScheduleSource(std::uint32_t source) { ScheduleSourceFrom(source, m_now); }
    void ScheduleSourceFrom(std::uint32_t source, Duration idleFrom);

    ras::Server& ServerOf(Slot slot)
    {
        return m_servers.size() == 1 ? m_servers.front() : m_servers[slot / m_options.server.ports];
    }
    std::uint32_t ServerNumber(Slot slot) const { return slot / m_options.server.ports; }
    ras::PortNumber PortOf(Slot slot) const
    {
        return {m_servers.size() == 1 ? slot : slot % m_options.server.ports};
    }

    Options m_options;
    Observer& m_observer;
    ras::RefusingPeriodListener* m_listener;
    ras::RefusingPeriods m_refusing;
    population::Farm m_farm;
    std::vector<ras::Server> m_servers;
    std::vector<ras::ServiceState> m_services; ///< of each server
    std::deque<NamedStream> m_hunt;            ///< one for each server
    std::vector<population::FailureStep> m_failures;
    NamedStream m_cleanup;
    NamedStream m_setup;
    NamedStream m_dead;
    NamedStream m_leaks;
    std::deque<population::GroupDraws> m_draws; ///< one for each group
    std::vector<Source> m_sources;              ///< the finite ones
    std::vector<Arrivals> m_arrivals;           ///< one for each group without sources
    std::size_t m_soonest = 0;                  ///< of m_arrivals
    std::vector<Call> m_calls;                  ///< by slot
    std::vector<Waiting> m_waiting;
    std::vector<std::uint32_t> m_freePlaces; ///< of m_waiting
    EventQueue m_events;
    Duration m_now{};
    std::uint64_t m_settingUp = 0;              ///< attempts without an outcome
    Outcome m_refusal = Outcome::RefusedNoPort; ///< of the server asked last, or its failure
};

} // namespace pptplab::call

#endif
