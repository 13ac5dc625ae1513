// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_PICTURE_RECORDER_H
#define PPTPLAB_SIM_RUN_PICTURE_RECORDER_H

#include "analysis/plot/occupancy.h"
#include "analysis/plot/ports-over-time.h"
#include "models/base/units.h"
#include "sim/run/follower.h"
#include "sim/scenario/structs/scenario.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::run
{

/// What of a run pictures show.
struct Stretch
{
    std::optional<Duration> from; ///< none: the end of the warm-up
    std::optional<Duration> to;   ///< none: as much as can be read
};

/// Keeps what pictures of one run show: ports and refusals of a stretch of it, and times of all
/// that is counted.
class PictureRecorder final : public Follower
{
  public:
    /// The scenario outlives the object.
    PictureRecorder(const scenario::Scenario& scenario, const Stretch& stretch);

    void OnPortChange(const ras::PortChange& change) override;
    void OnAttempt(const Attempt& attempt) override;
    void OnRefusingPeriod(const ras::RefusingPeriod& period) override;

    /// After the run, into a folder that exists: `ports` (of each server where there are several,
    /// `ports-1`), `occupancy`, and `NAME-histogram` and `NAME-cumulative` of what differs of
    /// `setup-time`, `wait` and `refusing`. Throws what analysis::WritePlot does.
    void WritePictures(const std::filesystem::path& folder, analysis::Slide slide);

  private:
    struct Line
    {
        ras::PortState state = ras::PortState::Idle;
        Duration since{};
    };

    /// Refusals of all servers or of one.
    struct Refusal
    {
        double at = 0; ///< seconds
        std::uint32_t server = 0;
    };

    /// Many values by a part of them, each so many alike.
    class Sample
    {
      public:
        void Add(Duration value);
        const std::vector<double>& Seconds() const { return m_seconds; }

      private:
        std::uint64_t m_seen = 0;
        std::uint64_t m_every = 1; ///< one of so many is kept
        std::vector<double> m_seconds;
    };

    bool Counts(Duration offeredAt) const;
    void Keep(std::uint32_t server, std::uint32_t port, Duration until);
    bool HasEnough() const; ///< to show each port by
    std::string During(Duration to) const;
    void WritePorts(std::uint32_t server,
                    const std::filesystem::path& folder,
                    analysis::Slide slide) const;
    void WriteOccupancy(const std::filesystem::path& folder, analysis::Slide slide) const;

    const scenario::Scenario& m_scenario;
    std::uint32_t m_servers;
    Duration m_from;
    Duration m_to;          ///< end of what is shown of each port
    Duration m_occupancyTo; ///< likewise of all together
    bool m_isToGiven;
    std::uint64_t m_takenSince = 0;                               ///< ports taken in the stretch
    std::vector<std::vector<Line>> m_lines;                       ///< by server and port
    std::vector<std::vector<analysis::PortInterval>> m_intervals; ///< by server
    std::size_t m_kept = 0;
    std::vector<analysis::Occupied> m_changes;
    double m_held = 0;
    std::vector<Refusal> m_refusals;
    Sample m_setUp;
    Sample m_waits;
    Sample m_refusing;
};

} // namespace pptplab::sim::run

#endif
