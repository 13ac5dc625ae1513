// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/run-log.h"

#include "models/session/end.h"

namespace pptplab::sim
{

namespace
{

/// The call engine meets these outcomes alone; its callers would see what those of the packet
/// engine see.
std::uint16_t
UsualError(Outcome outcome, RefusalAnswer refusal)
{
    using session::EndCause;
    EndCause cause = EndCause::Busy;
    if (outcome == Outcome::FailedNoProtocol)
    {
        cause = EndCause::NoNetworkProtocol;
    }
    else if (outcome == Outcome::FailedNoAddress)
    {
        cause = EndCause::NoAddress;
    }
    else if (refusal != RefusalAnswer::Busy)
    {
        cause = refusal == RefusalAnswer::Close ? EndCause::CallRefused : EndCause::NoResource;
    }
    return session::RasErrorOf({cause, 0, false});
}

} // namespace

void
Join(const RunLog& more, RunLog& log)
{
    for (const auto& [error, attempts] : more.errors)
    {
        log.errors[error] += attempts;
    }
    for (const auto& [number, kind] : more.kinds)
    {
        RunLog::Kind& into =
            log.kinds.try_emplace(number, RunLog::Kind{0, kind.example}).first->second;
        into.times += kind.times;
    }
}

void
LogRecorder::OnAttempt(const Attempt& attempt)
{
    const bool counts =
        attempt.offeredAt >= m_scenario.warmUp && attempt.offeredAt < m_scenario.duration;
    if (!counts || IsConnected(attempt.outcome))
    {
        return;
    }
    const std::uint16_t error = attempt.rasError != 0
                                    ? attempt.rasError
                                    : UsualError(attempt.outcome, m_scenario.server.refusal);
    ++m_log.errors[{attempt.outcome, error}];
}

void
LogRecorder::OnServerEvent(const ServerEvent& event)
{
    RunLog::Kind& kind = m_log.kinds[event.number];
    if (kind.times++ == 0)
    {
        kind.example = event.text;
    }
    if (m_log.entries.size() < m_mostEntries)
    {
        m_log.entries.push_back({event.at, event.server, event.number, std::string(event.text)});
    }
}

} // namespace pptplab::sim
