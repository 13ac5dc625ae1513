// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_DEAD_TUNNEL_H
#define PPTPLAB_MODELS_RAS_DEAD_TUNNEL_H

#include "models/base/backoff.h"
#include "models/base/random-stream.h"
#include "models/base/units.h"

#include <chrono>
#include <cstdint>

namespace pptplab::ras
{

/// How long a port stays taken after its client has vanished without a word. The control
/// connection has been silent for any part of `idle`; when that is over the server sends an
/// Echo-Request (RFC 2637 3.1.4, Q193841) and gives up when the reply or TCP's acknowledgment
/// fails to come, whichever it misses first.
struct DeadTunnel
{
    Duration idle = std::chrono::seconds(60);   ///< InactivityIdleSeconds, Q193841
    Duration answer = std::chrono::seconds(60); ///< EchoReplyTimeoutSeconds, Q193841
    std::uint32_t retransmissions = 9;          ///< PPTPTcpMaxDataRetransmissions, Q162847
    /// Least time-out and ceiling are inference, no article gives them.
    Backoff backoff{std::chrono::milliseconds(500), std::chrono::seconds(240)};

    /// Time from the Echo-Request to the release of the port.
    Duration AfterEcho() const;

    Duration Mean() const { return idle / 2 + AfterEcho(); }

    /// Time from the client's end to the release of the port.
    Duration Sample(RandomStream& phase) const;
};

} // namespace pptplab::ras

#endif
