// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_FOLLOWER_H
#define PPTPLAB_SIM_RUN_FOLLOWER_H

#include "models/base/observation.h"
#include "models/ras/port-listener.h"
#include "models/ras/refusing-periods.h"

namespace pptplab::sim::run
{

/// A listener that hears of all that happens to calls and ports in a run.
class Follower : public Observer, public ras::PortListener, public ras::RefusingPeriodListener
{
  public:
    bool FollowsCalls() const override { return true; }
    void OnPortChange(const ras::PortChange& /*change*/) override {}

    /// On runs of a single server only.
    void OnRefusingPeriod(const ras::RefusingPeriod& /*period*/) override {}
};

} // namespace pptplab::sim::run

#endif
