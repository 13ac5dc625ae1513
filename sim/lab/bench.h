// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LAB_BENCH_H
#define PPTPLAB_SIM_LAB_BENCH_H

#include "models/base/observation.h"
#include "models/call/engine.h"
#include "sim/lab/setting.h"
#include "sim/lab/share-over-time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::lab
{

/// A caller who was refused, and by whom.
struct RefusedCall
{
    Duration at{};
    Outcome outcome = Outcome::RefusedNoPort;
    std::optional<ras::PortNumber> by; ///< none: no port was asked
    std::uint32_t redials = 0;         ///< earlier attempts of the caller
};

/// What came of a storm: the sessions that were all lost at once.
struct Storm
{
    Duration at{};
    std::uint64_t lost = 0;
    std::uint64_t isBack = 0;
    std::uint64_t gaveUp = 0;
    std::uint64_t refused = 0; ///< attempts to come back
    Duration lastBack{};       ///< time from the storm until the last one so far was back
};

/// Counts since the warm-up. What comes back from a storm counts there only.
struct Counts
{
    std::uint64_t offered = 0;
    std::uint64_t connected = 0;
    std::uint64_t noPort = 0;
    std::uint64_t cleanUp = 0;
    std::uint64_t callers = 0; ///< callers who are served or have given up
    std::uint64_t lost = 0;    ///< those who have given up
};

/// One server and what is seen of it.
class Side final : public Observer
{
  public:
    Side(const Setting& setting, ras::ServicePack servicePack);
    Side(const Side&) = delete;
    Side& operator=(const Side&) = delete;

    void OnAttempt(const Attempt& attempt) override;
    void OnSessionLost(const SessionLoss& loss) override;

    call::Engine& Engine() { return m_engine; }
    const ras::PortPool& Ports() const { return m_engine.ServerAt(0).Ports(); }

    ras::ServicePack Level() const { return m_servicePack; }
    const Counts& Counted() const { return m_counts; }
    const std::optional<Storm>& LastStorm() const { return m_storm; }
    void BeginStorm(Duration at) { m_storm = Storm{at}; }

    std::optional<analysis::Estimate> Refused(Duration now) const;

    /// The last refused callers that nobody has asked for.
    std::vector<RefusedCall> TakeRefused();

    /// Tells two runs apart that differ in the time, number or outcome of any attempt.
    std::uint64_t Fingerprint() const { return m_fingerprint; }

    /// Attempts since the beginning, those of the warm-up and of storms among them.
    std::uint64_t Attempts() const { return m_attempts; }

  private:
    void Count(const Attempt& attempt);
    void CountReturn(const Attempt& attempt);
    void Remember(const Attempt& attempt);

    ras::ServicePack m_servicePack;
    Duration m_warmUp;
    double m_designEffect;
    Counts m_counts;
    ShareOverTime m_refusedShare;
    std::optional<Storm> m_storm;
    std::vector<RefusedCall> m_refused;
    std::uint64_t m_attempts = 0;
    std::uint64_t m_fingerprint;
    call::Engine m_engine; ///< last, as it tells this object of attempts
};

/// The experiment of the page: two servers, before and after the repair of Q194465, which meet the
/// same callers.
class Bench
{
  public:
    /// Runs through the warm-up.
    explicit Bench(const Setting& setting);

    /// Time since the warm-up.
    Duration Now() const { return m_now - m_warmUp; }

    /// Runs on for that long; no further than kLongestRun.
    void RunFor(Duration time) { RunUntil(Later(m_now, time)); }

    /// Runs until somebody has dialled once more, or AtEnd().
    void NextCall();

    /// Of the longest run.
    bool AtEnd() const { return m_now >= kLongestRun; }

    /// All sessions are lost now, and all dial again.
    void DropSessions();

    std::array<Side, 2>& Sides() { return m_sides; }

    /// What the page shows of it now, as JSON. Takes the refused callers.
    std::string Look();

  private:
    void RunUntil(Duration until);

    Duration m_warmUp;
    Duration m_now{};
    std::array<Side, 2> m_sides;
};

} // namespace pptplab::sim::lab

#endif
