// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_OPTIONS_H
#define PPTPLAB_MODELS_PPP_OPTIONS_H

#include "models/base/units.h"

#include <chrono>
#include <cstdint>

namespace pptplab::ppp
{

/// Timer and counters of all control protocols of a link, RFC 1661 4.6, under the names of NT's
/// RasMan\PPP key. Max-Configure and Max-Reject are NT's (Q150581), the others the RFC's.
struct Options
{
    Duration restartTimer = std::chrono::seconds(3);
    std::uint32_t maxConfigure = 10;
    std::uint32_t maxTerminate = 2;
    std::uint32_t maxFailure = 5;

    /// Configure-Rejects sent without a Configure-Ack until this end takes it that the peer will
    /// not give in (NT's MaxReject, Q150581; the RFC has no such limit). Those to a peer that has
    /// answered nothing do not count: it may not hear this end, as in Q169831 (inference).
    std::uint32_t maxReject = 5;
    Duration negotiateTime = std::chrono::seconds(150); ///< NegotiateTime, 0 = without limit
    Duration lcpEchoInterval{};       ///< during a session, 0 = none; NT sends none (inference)
    std::uint8_t lcpEchoFailures = 4; ///< unanswered ones before the link is given up
    std::uint16_t mru = 1500;
};

} // namespace pptplab::ppp

#endif
