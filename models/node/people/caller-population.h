// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_PEOPLE_CALLER_POPULATION_H
#define PPTPLAB_MODELS_NODE_PEOPLE_CALLER_POPULATION_H

#include "models/base/observation.h"
#include "models/node/applications/pptp-client.h"
#include "models/node/applications/ras-server.h"
#include "models/node/people/failing-servers.h"
#include "models/node/people/phone-book.h"
#include "models/node/people/session-use.h"
#include "models/node/people/used-sessions.h"
#include "models/population/farm.h"
#include "models/population/group-draws.h"
#include "models/population/load.h"

#include <ns3/event-id.h>

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace pptplab::node
{

/// The people in front of the clients: arrivals, holding, hang-up and redial as in the call engine
/// and from the same streams in the same order, so that both meet the same callers. A caller of an
/// infinite source takes an idle client of its group, or a new one, and keeps it over its redials.
/// Where sessions are put to use, an attempt is `connected.no-data` when nothing comes through.
/// A caller whose line is still being cleared down when it wants to dial waits for that. Where
/// refused callers go on to another server, the client dials that one as soon as its line is free.
/// A session that ends before its time, for whatever reason, is lost.
class CallerPopulation final
{
  public:
    struct Group
    {
        population::Group calls;
        SessionUseOptions use; ///< what is done in each session of the group
        PhoneNumber number;
    };

    struct Options
    {
        population::Load load; ///< `dropAt`: the servers hang up on all callers then
        std::vector<Group> groups;
        /// Who answers where each server of the farm is dialled; without NAT in front of them they
        /// themselves.
        std::vector<ns3::Ptr<RasServer>> servers;
        /// Told what became of each call as soon as that is known: later than by the client's own
        /// "Outcome" where the session is put to use. May be empty.
        std::function<void(const PptpClient& client, Outcome outcome)> settled{};
    };

    /// Makes one more client of a group, idle, that does not dial by itself.
    using ClientSource = std::function<ns3::Ptr<PptpClient>(std::uint32_t group)>;

    /// `observer` outlives this object, and this object Simulator::Run().
    CallerPopulation(Options options, ClientSource moreClients, Observer& observer);
    CallerPopulation(const CallerPopulation&) = delete;
    CallerPopulation& operator=(const CallerPopulation&) = delete;

    /// Schedules all there is to come; ends with Simulator::Stop(), once duration is over and each
    /// attempt has its outcome.
    void Start();

  private:
    struct Seat ///< a client and who sits at it
    {
        ns3::Ptr<PptpClient> client;
        population::Caller caller;
        Duration offeredAt{};
        Duration endsAt{};        ///< end of the session, if nothing ends it before
        std::uint32_t server = 0; ///< the server that was dialled last
        std::uint32_t serversAsked = 0;
        Outcome refusal = Outcome::RefusedNoPort; ///< refusal of the servers before that one
        bool finite = false;                      ///< always the same person
        bool occupied = false; ///< infinite source: by a caller who may dial again
        bool wantsToDial = false;
        bool wantsToGoOn = false; ///< to dial the next server in the same attempt
        bool connected = false;
        std::optional<std::uint32_t> port; ///< port that took the call, if calls are followed
        std::uint32_t idlePorts = 0;       ///< idle ports of the servers that refused, likewise
        ns3::EventId hangUp;
        Duration upAt{}; ///< the last session
    };

    using SeatNumber = UsedSessions::SeatNumber;

    SeatNumber AddSeat(std::uint32_t group, bool finite);
    SeatNumber IdleSeat(std::uint32_t group);
    void ScheduleArrival(std::uint32_t group);
    void ScheduleSource(SeatNumber number);
    void OnArrival(std::uint32_t group);
    void OnSourceDials(SeatNumber number);
    void Dial(SeatNumber number);
    void AskServer(SeatNumber number);
    bool GoOnToNext(SeatNumber number, Outcome outcome);
    void HangUp(SeatNumber number);
    void HangUpByServer(const Seat& seat);
    void DropAll();
    Duration LostAt(const Seat& seat) const;
    void OnIdle(SeatNumber number);
    void OnOutcome(SeatNumber number, Outcome outcome, ns3::Time setUp);
    void OnSessionEnded(SeatNumber number, session::EndCause cause);
    void TakeNote(Seat& seat) const;
    bool RedialAfterFailure(SeatNumber number, Outcome outcome);
    void ReconnectAfterLoss(SeatNumber number, Duration lostAt);
    void Leave(SeatNumber number);
    void OnDurationOver();
    void StopWhenDecided();
    bool IsUsed(const Seat& seat) const;
    void Settle(const Seat& seat, Outcome outcome) const;
    void Tell(const Attempt& attempt);

    Options m_options;
    ClientSource m_moreClients;
    Observer& m_observer;
    population::Farm m_farm;
    FailingServers m_failing;
    UsedSessions m_used;
    PhoneBook m_phoneBook;
    std::deque<population::GroupDraws> m_draws;    ///< draws of each group
    std::deque<Seat> m_seats;                      ///< never moved
    std::vector<std::vector<SeatNumber>> m_vacant; ///< seats of each infinite group, idle
    bool m_followsCalls;                           ///< the observer does
    std::uint64_t m_settingUp = 0;                 ///< attempts without an outcome
    bool m_over = false;                           ///< no attempts any more
};

} // namespace pptplab::node

#endif
