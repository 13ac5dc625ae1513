// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/refusals.h"

namespace pptplab::session
{

void
Refusals::Add(std::uint16_t peerCallId, CallRefusal refusal, Duration delay)
{
    m_waiting.insert_or_assign(peerCallId, refusal);
    m_surroundings.StartTimer({TimerKind::RefusalDelay, peerCallId}, delay);
}

std::optional<CallRefusal>
Refusals::Take(std::uint16_t peerCallId)
{
    const auto due = m_waiting.find(peerCallId);
    if (due == m_waiting.end())
    {
        return std::nullopt;
    }
    const CallRefusal refusal = due->second;
    m_waiting.erase(due);
    return refusal;
}

void
Refusals::Forget()
{
    for (const auto& [peerCallId, refusal] : m_waiting)
    {
        m_surroundings.StopTimer({TimerKind::RefusalDelay, peerCallId});
    }
    m_waiting.clear();
}

pptp::OutgoingCallReply
ReplyFor(std::uint16_t peerCallId, CallRefusal refusal)
{
    const bool busy = refusal == CallRefusal::Busy;
    pptp::OutgoingCallReply reply;
    reply.peerCallId = peerCallId;
    reply.resultCode =
        static_cast<std::uint8_t>(busy ? pptp::CallResult::Busy : pptp::CallResult::GeneralError);
    reply.errorCode =
        static_cast<std::uint8_t>(busy ? pptp::GeneralError::None : pptp::GeneralError::NoResource);
    return reply;
}

} // namespace pptplab::session
