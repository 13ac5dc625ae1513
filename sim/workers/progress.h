// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_WORKERS_PROGRESS_H
#define PPTPLAB_SIM_WORKERS_PROGRESS_H

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <string>

namespace pptplab::sim::workers
{

/// "90 s", "12 min", "3.5 h".
std::string TimeText(double seconds);

/// Tells how far long work has come, with rate and time left: one line that is overwritten on a
/// terminal, else a plain line for each tenth of the work, and where that takes long for each 30 s,
/// or twentieth of the time so far. Silent for work of under a second, and about its end.
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
    /// As commands show it, from now on.
    static Progress OnStandardError(std::string what, std::size_t total, std::string unit = "runs");

    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// So many more are done, failed or not.
    void Advance(Clock::time_point now, std::size_t number = 1);

    /// Of those that are not done, so much is: 1.5 for three that are half done.
    void Turn(Clock::time_point now, double begun);

    /// The next part of the same work, of which one cannot know how many parts it has.
    void Next(std::string what, std::size_t total, Clock::time_point now);

    /// Clears the line.
    void End();

  private:
    void Show(Clock::time_point now);
    bool IsDue(Clock::time_point now) const;
    std::string Line(Clock::time_point now) const;

    Options m_options;
    std::ostream& m_out;
    Clock::time_point m_began; ///< all of it
    Clock::time_point m_start; ///< of this part
    Clock::time_point m_shown;
    std::size_t m_done = 0;
    double m_begun = 0;
    std::size_t m_nextTenth = 1;
    std::size_t m_width = 0; ///< width of the line on the terminal
};

} // namespace pptplab::sim::workers

#endif
