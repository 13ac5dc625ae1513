// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_CALL_FAILURES_H
#define PPTPLAB_MODELS_CALL_FAILURES_H

#include "models/call/event-queue.h"
#include "models/call/options.h"
#include "models/call/services.h"
#include "models/population/failure-steps.h"
#include "models/population/farm.h"

#include <cstdint>
#include <vector>

namespace pptplab::call
{

/// Servers that fail one at a time: what becomes of them, and of what is known of it where servers
/// are chosen for callers.
class Failures
{
  public:
    /// All arguments outlive the object.
    Failures(const Options& options,
             Services& services,
             population::Farm& farm,
             EventQueue& events);

    /// Draws those of the whole run.
    void Plan();

    /// The subject of an event FailureStep.
    void OnStep(std::uint32_t subject, Duration now);

  private:
    void Fail(std::uint32_t server, Duration now);
    void Repair(std::uint32_t server, Duration now);

    const Options& m_options;
    Services& m_services;
    population::Farm& m_farm;
    EventQueue& m_events;
    std::vector<population::FailureStep> m_steps; ///< steps of the whole run
};

} // namespace pptplab::call

#endif
