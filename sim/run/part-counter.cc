// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/part-counter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pptplab::sim::run
{

namespace
{

using std::chrono::hours;

std::int64_t
CountOf(Duration duration, Duration width)
{
    return (duration + width - Duration{1}) / width;
}

Duration
HourFor(Duration duration)
{
    constexpr std::array kWidths = {1, 2, 3, 4, 6, 8, 12};
    for (const int width : kWidths)
    {
        if (CountOf(duration, hours(width)) <= PartCounter::kMostHours)
        {
            return hours(width);
        }
    }
    const std::int64_t days = CountOf(duration, hours(24));
    return hours(24) * ((days + PartCounter::kMostHours - 1) / PartCounter::kMostHours);
}

/// Six digits: a database is to stay small, and no run is longer than that many calls tell.
double
Rounded(double value)
{
    constexpr int kDigits = 6;
    if (value == 0)
    {
        return 0;
    }
    const double shift = std::pow(10, kDigits - 1 - std::floor(std::log10(value)));
    return std::round(value * shift) / shift;
}

void
Count(const Attempt& attempt, analysis::PartTally& part)
{
    ++part.offered;
    part.refused += IsRefusal(attempt.outcome) ? 1 : 0;
}

} // namespace

PartCounter::PartCounter(const Options& options) : m_options(options)
{
    m_all.ports = std::int64_t{options.servers} * options.ports;
    const double seconds = ToSeconds(options.duration - options.warmUp);
    if (options.byHour)
    {
        m_hour = HourFor(options.duration);
        NameHours();
    }
    for (std::uint32_t server = 0; options.byServer && server < options.servers; ++server)
    {
        m_servers.emplace_back().ports = options.ports;
        m_byServer.push_back({fmt::format("server/{}", server + 1), seconds});
    }
    for (const std::string& group : options.groups)
    {
        m_byGroup.push_back({"group/" + group, seconds});
    }
    m_boundary = options.warmUp;
}

void
PartCounter::NameHours()
{
    const std::int64_t count = CountOf(m_options.duration, m_hour);
    const std::int64_t last = (count - 1) * (m_hour / hours(1));
    const std::size_t digits = std::max<std::size_t>(2, fmt::format_int(last).size());
    for (std::int64_t i = 0; i < count; ++i)
    {
        const Duration from = std::max(m_options.warmUp, m_hour * i);
        const Duration to = std::min(m_options.duration, m_hour * (i + 1));
        m_hours.push_back({fmt::format("hour/{:0{}}", i * (m_hour / hours(1)), digits),
                           std::max(0.0, ToSeconds(to - from))});
    }
}

std::size_t
PartCounter::HourOf(Duration time) const
{
    return static_cast<std::size_t>(time / m_hour);
}

void
PartCounter::OnAttempt(const Attempt& attempt)
{
    if (m_options.byHour)
    {
        Count(attempt, m_hours[HourOf(attempt.offeredAt)]);
    }
    if (m_options.byServer)
    {
        Count(attempt, m_byServer[attempt.place->server]);
    }
    if (!m_byGroup.empty())
    {
        Count(attempt, m_byGroup[attempt.group]);
    }
}

void
PartCounter::Level::Begin(Duration at)
{
    since = at;
    heldTime = 0;
    allTime = 0;
    peak = 0;
}

void
PartCounter::Cross()
{
    const Duration at = m_boundary;
    m_all.Advance(at);
    for (Level& server : m_servers)
    {
        server.Advance(at);
    }
    if (at == m_options.warmUp)
    {
        m_all.Begin(at);
        for (Level& server : m_servers)
        {
            server.Begin(at);
        }
    }
    else if (m_options.byHour)
    {
        analysis::PartTally& hour = m_hours[HourOf(at - Duration{1})];
        hour.busy = Rounded((m_all.heldTime - m_before) * 1e-9 / hour.seconds);
    }
    m_before = m_all.heldTime;
    const Duration next =
        m_options.byHour ? m_hour * (at / m_hour + 1) : Duration(m_options.duration);
    m_isOver = at >= m_options.duration;
    m_boundary = std::min(m_options.duration, next);
}

void
PartCounter::AddTo(analysis::Replication& counted) const
{
    PartCounter ended = *this;
    while (!ended.m_isOver)
    {
        ended.Cross();
    }
    const auto counts = static_cast<double>((m_options.duration - m_options.warmUp).count());
    counted.ports = {Rounded(ended.m_all.heldTime / counts),
                     static_cast<double>(ended.m_all.peak),
                     Rounded(ended.m_all.allTime / counts)};
    for (std::size_t server = 0; server < m_servers.size(); ++server)
    {
        ended.m_byServer[server].busy = Rounded(ended.m_servers[server].heldTime / counts);
    }
    for (const auto* parts : {&ended.m_hours, &ended.m_byServer, &ended.m_byGroup})
    {
        std::copy_if(parts->begin(),
                     parts->end(),
                     std::back_inserter(counted.parts),
                     [](const analysis::PartTally& part) { return part.seconds > 0; });
    }
}

} // namespace pptplab::sim::run
