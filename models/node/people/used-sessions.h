// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_PEOPLE_USED_SESSIONS_H
#define PPTPLAB_MODELS_NODE_PEOPLE_USED_SESSIONS_H

#include "models/base/observation.h"
#include "models/node/applications/pptp-client.h"
#include "models/node/applications/ras-server.h"
#include "models/node/people/session-use.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace pptplab::node
{

/// What callers do in their sessions, and what it says of their attempts: an attempt whose session
/// is put to use is decided when data has come through, or none has, or the session is over.
class UsedSessions final : private SessionUser
{
  public:
    /// The place where a caller sits: nobody has two sessions at a time.
    using SeatNumber = std::uint32_t;

    struct Ends
    {
        ns3::Ptr<PptpClient> client;
        ns3::Ptr<RasServer> server;
    };

    /// Told once of each attempt, with its outcome.
    using Listener = std::function<void(SeatNumber number, const Attempt& attempt)>;

    /// `observer` outlives this object.
    UsedSessions(Listener decided, Observer& observer);

    /// The session of that attempt is up. Its use begins in an event of its own. `options` outlive
    /// this object.
    void Open(SeatNumber number,
              const Attempt& attempt,
              const SessionUseOptions& options,
              const Ends& ends);

    /// The session at that seat is over. Nothing where there is none.
    void Close(SeatNumber number);

    /// The run is over, and so are all sessions.
    void CloseAll();

  private:
    struct Session
    {
        const SessionUseOptions* options = nullptr;
        Ends ends;
        Attempt attempt;
        bool undecided = true;
        std::unique_ptr<SessionUse> use{};
    };

    void Start(SeatNumber number);
    void Close(SeatNumber number, Session& session);
    void Decide(SeatNumber number, Session& session, Outcome outcome);
    void OnDataKnown(std::uint64_t session, bool came) override;
    void OnResourceDone(std::uint64_t session, bool answered, Duration took) override;
    void OnPing(const PingReport& report) override { m_observer.OnPing(report); }

    Listener m_decided;
    Observer& m_observer;
    std::map<SeatNumber, Session> m_sessions; ///< the last one of each seat
    std::uint64_t m_started = 0;
};

} // namespace pptplab::node

#endif
