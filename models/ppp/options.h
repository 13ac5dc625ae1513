// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_OPTIONS_H
#define PPTPLAB_MODELS_PPP_OPTIONS_H

#include "models/base/units.h"

#include <chrono>
#include <cstdint>

namespace pptplab::ppp
{

/// Timer and counters of all control protocols of a link, RFC 1661 4.6, under the names of NT's
/// RasMan\PPP key. NT caps the counts at 255 (Q193596); its own defaults are not documented, so
/// these are the RFC's.
struct Options
{
    Duration restartTimer = std::chrono::seconds(3);
    std::uint8_t maxConfigure = 10;
    std::uint8_t maxTerminate = 2;
    std::uint8_t maxFailure = 5;
    Duration negotiateTime = std::chrono::seconds(150); ///< NegotiateTime, 0 = without limit
    Duration lcpEchoInterval{};       ///< during a session, 0 = none; NT sends none (inference)
    std::uint8_t lcpEchoFailures = 4; ///< unanswered ones before the link is given up
    std::uint16_t mru = 1500;
};

} // namespace pptplab::ppp

#endif
