// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAMPAIGN_PROGRESS_H
#define PPTPLAB_SIM_CAMPAIGN_PROGRESS_H

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <string>

namespace pptplab::sim::campaign
{

/// "90 s", "12 min", "3.5 h".
std::string TimeText(double seconds);

/// Tells how far long work has come, with rate and time left: one line that is overwritten on a
/// terminal, else a plain line for each tenth of the work. Silent for work of under a second.
class Progress
{
  public:
    using Clock = std::chrono::steady_clock;

    struct Options
    {
        std::string what; ///< "q194465: load.toml"
        std::size_t total = 0;
        bool onTerminal = false;
        std::string unit = "runs"; ///< what is counted
    };

    Progress(Options options, std::ostream& out, Clock::time_point start);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// So many more are done, failed or not.
    void Advance(Clock::time_point now, std::size_t number = 1);

    /// Clears the line.
    void End();

  private:
    std::string Line(Clock::time_point now) const;

    Options m_options;
    std::ostream& m_out;
    Clock::time_point m_start;
    Clock::time_point m_shown;
    std::size_t m_done = 0;
    std::size_t m_nextTenth = 1;
    std::size_t m_width = 0; ///< width of the line on the terminal
};

} // namespace pptplab::sim::campaign

#endif
