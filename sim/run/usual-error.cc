// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/usual-error.h"

#include "models/session/end.h"

namespace pptplab::sim::run
{

namespace
{

/// What a set-up that was not refused fails for on the call engine.
session::EndCause
CauseOfFailure(Outcome outcome)
{
    using session::EndCause;
    switch (outcome)
    {
    case Outcome::FailedNoProtocol:
        return EndCause::NoNetworkProtocol;
    case Outcome::FailedNoAddress:
        return EndCause::NoAddress;
    case Outcome::FailedProjection:
        return EndCause::ProjectionFailed;
    case Outcome::FailedNoAnswer:
        return EndCause::NoListener;
    case Outcome::FailedNotResponding:
        return EndCause::Unreachable;
    default:
        return EndCause::PeerHangUp;
    }
}

} // namespace

std::uint16_t
UsualError(Outcome outcome, const scenario::ServerSpec& server, ProtocolSet asked)
{
    using session::EndCause;
    EndCause cause = EndCause::Busy;
    std::uint16_t detail = 0;
    if (!IsRefusal(outcome))
    {
        cause = CauseOfFailure(outcome);
        detail = outcome == Outcome::FailedNoAddress    ? NumberOf(server.addressing.emptyPoolError)
                 : outcome == Outcome::FailedNoProtocol ? session::NoProtocolError(asked)
                                                        : std::uint16_t{0};
    }
    else if (server.refusal != session::CallRefusal::Busy)
    {
        cause = server.refusal == session::CallRefusal::Close ? EndCause::CallRefused
                                                              : EndCause::NoResource;
    }
    return session::RasErrorOf({cause, detail, false});
}

std::uint16_t
SeenError(const Attempt& attempt, const scenario::Scenario& scenario)
{
    return attempt.rasError != 0 ? attempt.rasError
                                 : UsualError(attempt.outcome,
                                              scenario.server,
                                              scenario.clients[attempt.group].calls.protocols);
}

} // namespace pptplab::sim::run
