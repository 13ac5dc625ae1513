// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_RECORDER_H
#define PPTPLAB_SIM_RUN_RECORDER_H

#include "analysis/stats/tally.h"
#include "models/base/observation.h"
#include "models/base/units.h"

#include <vector>

namespace pptplab::sim
{

/// Counts the attempts that were offered in [warmUp, duration), in 30 batches of equal time by
/// when they were offered. Its size does not depend on the length of the run.
class Recorder final : public Observer
{
  public:
    /// As many units as an interval of a single run wants (analysis/stats/estimate.h); the
    /// divisors of 30 serve several replications too.
    static constexpr std::size_t kBatches = 30;

    struct Options
    {
        Duration warmUp{};
        Duration duration{};        ///< above warmUp
        bool redials = false;       ///< callers are counted apart from attempts
        std::vector<bool> inside{}; ///< by probe: goes through the tunnels
        bool farm = false;          ///< servers asked are counted
    };

    explicit Recorder(const Options& options);

    void OnAttempt(const Attempt& attempt) override;
    void OnSessionData(const SessionData& data) override;
    void OnPing(const PingReport& report) override;

    const analysis::Replication& Counted() const { return m_counted; }

  private:
    /// That of a time; none outside [warmUp, duration).
    analysis::Batch* BatchAt(Duration time);

    Options m_options;
    Duration m_width; ///< of a batch; the last one is shorter by less than kBatches nanoseconds
    analysis::Replication m_counted;
};

} // namespace pptplab::sim

#endif
