// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/progress.h"

#include <fmt/format.h>

#include <ostream>
#include <utility>

namespace pptplab::sim::campaign
{

namespace
{

constexpr std::size_t kTenths = 10;
constexpr std::chrono::milliseconds kRefresh(200);
constexpr std::chrono::seconds kSilence(1);

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
    : m_options(std::move(options)), m_out(out), m_start(start), m_shown(start)
{
}

void
Progress::Advance(Clock::time_point now, std::size_t number)
{
    m_done += number;
    if (now - m_start < kSilence)
    {
        return;
    }
    if (m_options.onTerminal && now - m_shown >= kRefresh)
    {
        const std::string line = Line(now);
        m_out << '\r' << line << std::string(m_width > line.size() ? m_width - line.size() : 0, ' ')
              << std::flush;
        m_width = line.size();
        m_shown = now;
    }
    if (!m_options.onTerminal && m_done * kTenths >= m_nextTenth * m_options.total)
    {
        m_out << Line(now) << std::endl;
        m_nextTenth = m_done * kTenths / m_options.total + 1;
    }
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
    const double rate = static_cast<double>(m_done) / elapsed;
    const double left = static_cast<double>(m_options.total - m_done) / rate;
    return fmt::format("{}: {} of {} {}, {:.3g}/s, {} left",
                       m_options.what,
                       m_done,
                       m_options.total,
                       m_options.unit,
                       rate,
                       TimeText(left));
}

} // namespace pptplab::sim::campaign
