// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_RECORDER_H
#define PPTPLAB_SIM_RUN_RECORDER_H

#include "analysis/stats/tally.h"
#include "models/base/observation.h"
#include "models/base/units.h"
#include "models/ras/refusing-periods.h"
#include "sim/run/part-counter.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::run
{

/// Counts the attempts that were offered in [warmUp, duration), in 30 batches of equal time by
/// when they were offered. `reconnect.last` of a run is known when everybody who lost a session has
/// come back or given up; a run that ends before has none. Its size does not depend on the length
/// of the run.
class Recorder final : public Observer
{
  public:
    /// Number of batches: as many units as an interval of a single run wants
    /// (analysis/stats/estimate.h); the divisors of 30 serve several replications too.
    static constexpr std::size_t kBatches = 30;

    struct Options
    {
        Duration warmUp{};
        Duration duration{};                      ///< above warmUp
        bool redials = false;                     ///< callers are counted apart from attempts
        std::vector<analysis::Quantity> probes{}; ///< the share that each probe counts for
        bool farm = false;                        ///< servers asked are counted
        std::vector<std::string> groups{};        ///< names, if groups are told apart
        PartCounter::Options parts{};             ///< times are those above
    };

    explicit Recorder(const Options& options);

    bool FollowsCalls() const override { return m_options.parts.byServer; }
    void OnAttempt(const Attempt& attempt) override;
    void OnSessionLost(const SessionLoss& loss) override;
    void OnSessionData(const SessionData& data) override;
    void OnPing(const PingReport& report) override;
    void OnResourceUse(const ResourceReport& report) override;

    void OnPortChange(const ras::PortChange& change) { m_parts.OnPortChange(change); }

    /// Counted with the gap before it, by when it began.
    void OnRefusingPeriod(const ras::RefusingPeriod& period);

    analysis::Replication Counted() const;

  private:
    /// The number of the batch of a time; none outside [warmUp, duration).
    std::optional<std::size_t> NumberAt(Duration time) const;

    Duration EndOf(std::size_t number) const;

    /// The batch of a time; none outside [warmUp, duration).
    analysis::Batch* BatchAt(Duration time);

    void CountReturn(const Attempt& attempt, analysis::Batch& batch);

    /// The pause that ended when the attempt was made, and the one that it ends in.
    void CountPauses(const Attempt& attempt);

    /// From `time` on so many callers more pause.
    void CountPause(Duration time, int callers);

    /// The return that took longest so far.
    struct Last
    {
        Duration took{};
        analysis::Batch* batch = nullptr; ///< batch of that attempt; none yet when null
    };

    Options m_options;
    PartCounter m_parts;
    Last m_last;
    std::uint64_t m_away = 0; ///< callers who lost a session and neither are back nor have given up
    Duration m_width; ///< width of a batch; the last is shorter by less than kBatches nanoseconds
    analysis::Replication m_counted;
    /// Of each batch: pausing callers x seconds that began in it, and how many more there are
    /// after.
    struct Pausing
    {
        double within = 0;
        std::int64_t after = 0;
    };
    std::vector<Pausing> m_pausing;
    std::int64_t m_pausingBefore = 0; ///< when counting begins
};

} // namespace pptplab::sim::run

#endif
