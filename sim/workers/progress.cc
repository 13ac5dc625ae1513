// SPDX-License-Identifier: GPL-2.0-only
#include "sim/workers/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <unistd.h>
#include <utility>

namespace pptplab::sim::workers
{

namespace
{

constexpr std::size_t kTenths = 10;
constexpr std::chrono::milliseconds kRefresh(200);
constexpr std::chrono::seconds kSilence(1);

/// The end of a long name: the line must not break.
std::string
Short(const std::string& what)
{
    constexpr std::size_t kMost = 36;
    return what.size() <= kMost ? what : "..." + what.substr(what.size() - kMost + 3);
}

} // namespace

std::string
TimeText(double seconds)
{
    constexpr double kMinute = 60;
    constexpr double kHour = 3600;
    if (seconds < 2 * kMinute)
    {
        return fmt::format("{:.0f} s", seconds);
    }
    return seconds < 2 * kHour ? fmt::format("{:.0f} min", seconds / kMinute)
                               : fmt::format("{:.1f} h", seconds / kHour);
}

Progress::Progress(Options options, std::ostream& out, Clock::time_point start)
    : m_options(std::move(options)), m_out(out), m_began(start), m_start(start), m_shown(start)
{
}

Progress
Progress::OnStandardError(std::string what, std::size_t total, std::string unit)
{
    const bool onTerminal = ::isatty(STDERR_FILENO) == 1;
    return Progress({std::move(what), total, onTerminal, std::move(unit)}, std::cerr, Clock::now());
}

void
Progress::Advance(Clock::time_point now, std::size_t number)
{
    m_done += number;
    Show(now);
}

void
Progress::Turn(Clock::time_point now, double begun)
{
    m_begun = begun;
    Show(now);
}

void
Progress::Next(std::string what, std::size_t total, Clock::time_point now)
{
    m_options.what = std::move(what);
    m_options.total = total;
    m_start = now;
    m_done = 0;
    m_begun = 0;
    m_nextTenth = 1;
}

void
Progress::Show(Clock::time_point now)
{
    if (now - m_began < kSilence || m_done >= m_options.total || !IsDue(now))
    {
        return;
    }
    const std::string line = Line(now);
    m_shown = now;
    m_nextTenth = m_done * kTenths / m_options.total + 1;
    if (!m_options.onTerminal)
    {
        m_out << line << std::endl;
        return;
    }
    m_out << '\r' << line << std::string(m_width > line.size() ? m_width - line.size() : 0, ' ')
          << std::flush;
    m_width = line.size();
}

bool
Progress::IsDue(Clock::time_point now) const
{
    if (m_options.onTerminal)
    {
        return now - m_shown >= kRefresh;
    }
    constexpr Clock::duration kQuiet = std::chrono::seconds(30);
    constexpr int kTwentieth = 20;
    return m_done * kTenths >= m_nextTenth * m_options.total ||
           now - m_shown >= std::max(kQuiet, (now - m_began) / kTwentieth);
}

void
Progress::End()
{
    if (m_width > 0)
    {
        m_out << '\r' << std::string(m_width, ' ') << '\r' << std::flush;
        m_width = 0;
    }
}

std::string
Progress::Line(Clock::time_point now) const
{
    const double elapsed = std::chrono::duration<double>(now - m_start).count();
    const auto total = static_cast<double>(m_options.total);
    const double done = std::min(static_cast<double>(m_done) + m_begun, total);
    const std::string what = Short(m_options.what);
    if (done <= 0 || elapsed <= 0)
    {
        return fmt::format("{}: {} {} to do, {} so far",
                           what,
                           m_options.total,
                           m_options.unit,
                           TimeText(std::chrono::duration<double>(now - m_began).count()));
    }
    const double rate = done / elapsed;
    const std::string left = TimeText((total - done) / rate);
    constexpr double kHundred = 100;
    return m_options.total == 1 ? fmt::format("{}: {:.0f} %, {} left", what, kHundred * done, left)
                                : fmt::format("{}: {} of {} {}, {:.3g}/s, {} left",
                                              what,
                                              m_done,
                                              m_options.total,
                                              m_options.unit,
                                              rate,
                                              left);
}

} // namespace pptplab::sim::workers
