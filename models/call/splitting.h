// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_CALL_SPLITTING_H
#define PPTPLAB_MODELS_CALL_SPLITTING_H

#include "models/base/random-stream.h"
#include "models/base/units.h"
#include "models/call/event-queue.h"
#include "models/population/group-draws.h"
#include "models/population/law.h"
#include "models/ras/server.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace pptplab::call
{

struct SplittingOptions
{
    Duration warmUp{};
    Duration duration{};
    std::uint32_t batches = 30;  ///< equally long parts of [warmUp, duration)
    ras::Server::Options server; ///< server with addresses for all ports and no protocol bindings
    population::Law setupTime;
    population::Law cleanup;
    std::vector<population::Group> groups; ///< Poisson, constant rate, one port a call, no redial
    Rate arrivals;                         ///< rate of all groups at this server
    /// How many runs are made of one when the number of ports in use rises to the index;
    /// ports + 1 numbers of 1 or more.
    std::vector<std::uint32_t> copies;
    RunNumber run;
};

/// What was seen in one batch.
struct RareBatch
{
    double noPort = 0;         ///< seconds with no idle port
    double cleanup = 0;        ///< expected seconds in which a caller is refused with a port idle
    std::uint64_t offered = 0; ///< attempts of the run itself, without its copies
    std::uint64_t noPortSeen = 0; ///< attempts of the run itself refused without an idle port
    std::uint64_t cleanupSeen = 0;
};

/// Rare refusals of one server by RESTART (M. Villen-Altamirano and J. Villen-Altamirano,
/// Queueing, Performance and Control in ATM, 1991, 71-76; unbiased for any model, levels and
/// numbers of copies: the same, European Transactions on Telecommunications 13 (2002) 373-381).
/// When the number of ports in use rises to a level, copies of the server's state are run on until
/// they fall below it; the run itself goes on. Time at or above a level weighs 1 / (copies of all
/// levels below and at it). Copies share the calls in progress, and meet callers of their own.
///
/// Callers are not waited for: Poisson callers see time averages (PASTA), so what counts is the
/// time for which a caller would be refused, and how surely (conditioning on the state). A
/// clean-up of a millisecond counts though hardly any caller meets it.
class Splitting
{
  public:
    explicit Splitting(SplittingOptions options);

    std::vector<RareBatch> Run();

  private:
    enum class Stage : std::uint8_t
    {
        Idle,
        SettingUp,
        Session,
        CleanUp,
    };

    struct Line
    {
        Stage stage = Stage::Idle;
        Duration holding{};
        ProtocolSet protocols;
    };

    struct State
    {
        ras::Server server;
        std::vector<Line> lines; ///< one for each port
        EventQueue stageEnds{};  ///< ends of stages of ports that are not idle
        Duration now{};
        std::uint32_t inUse = 0; ///< ports that are not idle
    };

    /// Runs `state` on until fewer than `floor` ports are in use, or the end.
    void Follow(State& state, std::uint32_t floor);
    void OnCaller(State& state);
    /// The stage of the port has come to its end.
    void OnLine(State& state, std::uint32_t port);
    void Split(const State& state);
    void Count(const State& state, Duration until);
    RareBatch& BatchAt(Duration time);

    SplittingOptions m_options;
    std::deque<population::GroupDraws> m_draws;
    std::vector<double> m_upTo; ///< share of the callers of the groups up to this one
    std::vector<double> m_weight;
    population::Law m_gap;
    NamedStream m_arrivals;
    NamedStream m_setup;
    NamedStream m_cleanup;
    NamedStream m_hunt;
    std::uint32_t m_depth = 0;  ///< 0: the run itself
    std::deque<State> m_copies; ///< state at each depth, written over: a new one takes longer
    Duration m_width{};         ///< width of a batch
    std::vector<RareBatch> m_batches;
};

} // namespace pptplab::call

#endif
