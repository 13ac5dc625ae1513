// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_CALL_ENGINE_H
#define PPTPLAB_MODELS_CALL_ENGINE_H

#include "models/base/observation.h"
#include "models/base/random-stream.h"
#include "models/call/event-queue.h"
#include "models/population/group.h"
#include "models/population/law.h"
#include "models/ras/server.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace pptplab::call
{

struct Options
{
    Duration duration{};       ///< attempts are offered in [0, duration)
    std::uint32_t servers = 1; ///< callers choose one uniformly
    ras::Server::Options server;
    population::Law setupTime; ///< from the offer to the session, while the port is held
    population::Law cleanup = population::Law::Uniform(std::chrono::seconds(3),
                                                       std::chrono::seconds(5)); ///< 3-5 s: Q194465
    std::vector<population::Group> groups;
    std::uint64_t seed = 1;
    std::uint64_t replication = 0;
};

/// The call engine: arrivals, set-up, holding, clean-up and redial around ras::Server; no packets.
/// One event for a hang-up, one for a clean-up; arrivals of infinite sources wait outside the
/// event queue. Memory grows with ports, sources and waiting callers, not with calls.
class Engine
{
  public:
    /// `observer` must outlive the engine.
    Engine(Options options, Observer& observer);

    /// Runs until `duration`, then on until each attempt that was offered has its outcome.
    void Run();

  private:
    /// Who dials: a source that will dial again, or a caller of an infinite source.
    static constexpr std::uint32_t kNoSource = UINT32_MAX;

    struct Dialling
    {
        population::Caller caller;
        std::uint32_t source = kNoSource;
    };

    struct Call
    {
        Dialling from;
        Duration offeredAt{};
    };

    struct Arrivals
    {
        std::uint32_t group;
        Duration next;
    };

    void Start();
    void FindSoonest();
    void OnArrival();
    void OnEvent(const Event& event);
    void OnSetUpEnds(std::uint32_t slot);
    void OnHangUp(std::uint32_t slot);
    void OnRedial(std::uint32_t place);
    void Dial(const Dialling& from);
    void Decide(const Dialling& from, Duration offeredAt, Outcome outcome);
    void LetWait(Dialling from, Duration pause);
    void ScheduleSource(std::uint32_t source);
    Outcome OpenSession(std::uint32_t slot);
    void Release(std::uint32_t slot);

    ras::Server& ServerOf(std::uint32_t slot) { return m_servers[slot / m_options.server.ports]; }
    ras::PortNumber PortOf(std::uint32_t slot) const { return {slot % m_options.server.ports}; }

    Options m_options;
    Observer& m_observer;
    std::vector<ras::Server> m_servers;
    std::deque<NamedStream> m_hunt; ///< one for each server
    NamedStream m_cleanup;
    NamedStream m_setup;
    std::deque<population::GroupDraws> m_draws; ///< one for each group
    std::vector<std::uint32_t> m_sources;       ///< the group of each finite source
    std::vector<Arrivals> m_arrivals;           ///< one for each infinite source
    std::size_t m_soonest = 0;                  ///< of m_arrivals
    std::vector<Call> m_calls;                  ///< by server and port
    std::vector<Dialling> m_waiting;            ///< callers who will redial
    std::vector<std::uint32_t> m_freePlaces;    ///< of m_waiting
    EventQueue m_events;
    Duration m_now{};
    std::uint64_t m_settingUp = 0; ///< attempts without an outcome
};

} // namespace pptplab::call

#endif
