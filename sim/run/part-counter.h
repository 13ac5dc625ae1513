// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_PART_COUNTER_H
#define PPTPLAB_SIM_RUN_PART_COUNTER_H

#include "analysis/stats/tally.h"
#include "models/base/observation.h"
#include "models/base/units.h"
#include "models/ras/port-listener.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::sim::run
{

/// Counts the ports of a run, and attempts and ports of its hours and servers and attempts of its
/// groups, where these are told apart. What is counted lies in [warmUp, duration).
class PartCounter
{
  public:
    /// Hours are joined to as few as that: 1, 2, 3, 4, 6, 8 or 12 hours, a day, some days.
    static constexpr std::int64_t kMostHours = 200;

    struct Options
    {
        Duration warmUp{};
        Duration duration{};       ///< above warmUp
        std::uint32_t servers = 1; ///< all alike
        std::uint32_t ports = 1;   ///< ports of each server
        bool byHour = false;
        bool byServer = false;
        std::vector<std::string> groups{}; ///< names, if attempts are counted by group
    };

    explicit PartCounter(const Options& options);

    /// Pre: offered in [warmUp, duration); with its place if servers are told apart.
    void OnAttempt(const Attempt& attempt);

    /// In the order of time.
    void OnPortChange(const ras::PortChange& change)
    {
        while (change.at >= m_boundary && !m_isOver)
        {
            Cross();
        }
        if (m_isOver)
        {
            return;
        }
        const int more = (ras::IsHeld(change.to) ? 1 : 0) - (ras::IsHeld(change.from) ? 1 : 0);
        const int lessIdle = (change.to == ras::PortState::Idle ? -1 : 0) +
                             (change.from == ras::PortState::Idle ? 1 : 0);
        m_all.Change(more, lessIdle, change.at);
        if (m_options.byServer)
        {
            m_servers[change.server].Change(more, lessIdle, change.at);
        }
    }

    /// The run is over.
    void AddTo(analysis::Replication& counted) const;

  private:
    /// Ports and what they came to since counting began.
    struct Level
    {
        std::int64_t held = 0;
        std::int64_t taken = 0; ///< held, in clean-up or lost
        Duration since{};
        double heldTime = 0; ///< ports x nanoseconds
        double allTime = 0;  ///< nanoseconds without an idle port
        std::int64_t peak = 0;
        std::int64_t ports = 0; ///< all there are

        /// All that happens at one instant is one change.
        void Advance(Duration to)
        {
            const auto lasted = static_cast<double>((to - since).count());
            if (lasted > 0)
            {
                heldTime += static_cast<double>(held) * lasted;
                allTime += taken >= ports ? lasted : 0;
                peak = held > peak ? held : peak;
                since = to;
            }
        }

        void Change(int more, int lessIdle, Duration at)
        {
            Advance(at);
            held += more;
            taken += lessIdle;
        }

        void Begin(Duration at);
    };

    /// Time has come to m_boundary: the end of the warm-up, of an hour, or of the run.
    void Cross();
    std::size_t HourOf(Duration time) const;
    void NameHours();

    Options m_options;
    Duration m_hour{}; ///< how long the hours are; none: not told apart
    Duration m_boundary{};
    bool m_isOver = false; ///< time has come to the end of what is counted
    double m_before = 0;   ///< heldTime at the last boundary
    Level m_all;
    std::vector<Level> m_servers;
    // Parts as they are counted; ports of servers are added in the end.
    std::vector<analysis::PartTally> m_hours;
    std::vector<analysis::PartTally> m_byServer;
    std::vector<analysis::PartTally> m_byGroup;
};

} // namespace pptplab::sim::run

#endif
