// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_OBSERVATION_H
#define PPTPLAB_MODELS_BASE_OBSERVATION_H

#include "models/base/outcome.h"
#include "models/base/units.h"

#include <cstdint>

namespace pptplab
{

/// One attempt has met its outcome. Reported once for each attempt that was offered.
struct Attempt
{
    Duration offeredAt{};      ///< when the caller dialled
    Duration decidedAt{};      ///< when the outcome was known to the caller
    std::uint32_t group = 0;   ///< index of the client group
    std::uint32_t redials = 0; ///< how many attempts this caller made before this one
    bool callerDone = true;    ///< no redial follows: the caller is served, or gives up
    Outcome outcome = Outcome::Connected;
};

/// Receives what a run shows. Called in the order of decidedAt.
class Observer
{
  public:
    Observer() = default;
    Observer(const Observer&) = delete;
    Observer& operator=(const Observer&) = delete;
    virtual ~Observer() = default;

    virtual void OnAttempt(const Attempt& attempt) = 0;
};

} // namespace pptplab

#endif
