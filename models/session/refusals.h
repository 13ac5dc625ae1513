// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_REFUSALS_H
#define PPTPLAB_MODELS_SESSION_REFUSALS_H

#include "models/pptp/message.h"
#include "models/session/surroundings.h"

#include <cstdint>
#include <map>
#include <optional>

namespace pptplab::session
{

/// Call requests that a server is going to refuse, by the caller's Call ID. A refusal takes as long
/// as an answer: the server has looked at its ports.
class Refusals
{
  public:
    explicit Refusals(Surroundings& surroundings) : m_surroundings(surroundings) {}

    /// TimerKind::RefusalDelay runs from now on.
    void Add(std::uint16_t peerCallId, CallRefusal refusal, Duration delay);

    /// The refusal of this call, whose time has come; none when there is none.
    std::optional<CallRefusal> Take(std::uint16_t peerCallId);

    /// The control connection is gone.
    void Forget();

  private:
    Surroundings& m_surroundings;
    std::map<std::uint16_t, CallRefusal> m_waiting;
};

/// The Outgoing-Call-Reply that says so. Pre: not CallRefusal::Close, which has none.
pptp::OutgoingCallReply ReplyFor(std::uint16_t peerCallId, CallRefusal refusal);

} // namespace pptplab::session

#endif
