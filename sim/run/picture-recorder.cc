// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/picture-recorder.h"

#include "analysis/plot/distribution.h"
#include "models/population/farm.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pptplab::sim::run
{

namespace
{

/// So many calls of each port can be told apart at the width of a page.
constexpr std::uint64_t kCallsOfAPort = 3;

/// More of a long run is not drawn; it would not be read either.
constexpr std::size_t kMostKept = 1'000'000;
constexpr std::uint32_t kMostServers = 8;

/// "5.56 h".
std::string
Spoken(Duration time)
{
    struct Unit
    {
        const char* name;
        double seconds;
    };

    constexpr std::array<Unit, 3> kUnits = {{{"d", 86400}, {"h", 3600}, {"min", 60}}};
    const double seconds = ToSeconds(time);
    for (const Unit& unit : kUnits)
    {
        if (seconds >= 2 * unit.seconds)
        {
            return fmt::format("{:.4g} {}", seconds / unit.seconds, unit.name);
        }
    }
    return fmt::format("{:.4g} s", seconds);
}

analysis::PortState
Drawn(ras::PortState state)
{
    switch (state)
    {
    case ras::PortState::Connecting:
        return analysis::PortState::Connecting;
    case ras::PortState::CleanUp:
        return analysis::PortState::CleanUp;
    case ras::PortState::Lost:
        return analysis::PortState::Lost;
    default:
        return analysis::PortState::Connected;
    }
}

/// Both pictures of a sample, where its values differ.
void
WriteDistribution(const analysis::Distribution& distribution,
                  const std::string& name,
                  const std::filesystem::path& folder,
                  analysis::Slide slide)
{
    const std::vector<double>& values = distribution.samples.front().values;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    if (values.empty() || *least == *most)
    {
        return;
    }
    analysis::WritePlot(analysis::HistogramOf(distribution), folder, name + "-histogram", slide);
    analysis::WritePlot(analysis::CumulativeOf(distribution), folder, name + "-cumulative", slide);
}

} // namespace

PictureRecorder::PictureRecorder(const scenario::Scenario& scenario, const Stretch& stretch)
    : m_scenario(scenario),
      m_servers(population::Farm(scenario.server.farm).Size()),
      m_from(stretch.from.value_or(scenario.warmUp)),
      m_to(stretch.to.value_or(scenario.duration)),
      m_occupancyTo(m_to),
      m_isToGiven(stretch.to.has_value()),
      m_lines(m_servers, std::vector<Line>(scenario.server.ras.ports)),
      m_intervals(m_servers)
{
}

void
PictureRecorder::Keep(std::uint32_t server, std::uint32_t port, Duration until)
{
    const Line& line = m_lines[server][port];
    const Duration from = std::max(line.since, m_from);
    const Duration to = std::min(until, m_to);
    if (line.state != ras::PortState::Idle && from < to)
    {
        m_intervals[server].push_back({port, Drawn(line.state), ToSeconds(from), ToSeconds(to)});
        ++m_kept;
    }
}

void
PictureRecorder::OnPortChange(const ras::PortChange& change)
{
    auto& lines = m_lines[change.server];
    if (change.port.index >= lines.size())
    {
        lines.resize(change.port.index + 1);
    }
    if (change.at >= m_from && m_changes.empty())
    {
        m_changes.push_back({ToSeconds(m_from), m_held});
    }
    m_held += (ras::IsHeld(change.to) ? 1 : 0) - (ras::IsHeld(change.from) ? 1 : 0);
    if (change.at >= m_from && change.at < m_occupancyTo)
    {
        m_changes.push_back({ToSeconds(change.at), m_held});
        m_occupancyTo = m_changes.size() < kMostKept ? m_occupancyTo : change.at;
    }
    if (change.at < m_to)
    {
        Keep(change.server, change.port.index, change.at);
        lines[change.port.index] = {change.to, change.at};
        m_takenSince += change.at >= m_from && change.to == ras::PortState::Connecting ? 1 : 0;
        if (HasEnough())
        {
            m_to = std::max(change.at, m_from + Duration{1});
        }
    }
}

bool
PictureRecorder::HasEnough() const
{
    const std::uint64_t enough = kCallsOfAPort * m_servers * m_scenario.server.ras.ports;
    return m_kept >= kMostKept || (!m_isToGiven && m_takenSince >= enough);
}

bool
PictureRecorder::Counts(Duration offeredAt) const
{
    return offeredAt >= m_scenario.warmUp && offeredAt < m_scenario.duration;
}

void
PictureRecorder::OnAttempt(const Attempt& attempt)
{
    const Duration at = attempt.decidedAt;
    if (IsRefusal(attempt.outcome) && at >= m_from && at < m_occupancyTo &&
        m_refusals.size() < kMostKept)
    {
        m_refusals.push_back({ToSeconds(at), attempt.place->server});
    }
    if (Counts(attempt.offeredAt) && IsConnected(attempt.outcome))
    {
        m_setUp.Add(attempt.decidedAt - attempt.offeredAt);
        if (attempt.redials > 0)
        {
            m_waits.Add(attempt.decidedAt - attempt.since);
        }
    }
}

void
PictureRecorder::OnRefusingPeriod(const ras::RefusingPeriod& period)
{
    if (Counts(period.from))
    {
        m_refusing.Add(period.until - period.from);
    }
}

void
PictureRecorder::Sample::Add(Duration value)
{
    if (m_seen++ % m_every != 0)
    {
        return;
    }
    m_seconds.push_back(ToSeconds(value));
    if (m_seconds.size() == kMostKept)
    {
        for (std::size_t i = 0; 2 * i < m_seconds.size(); ++i)
        {
            m_seconds[i] = m_seconds[2 * i];
        }
        m_seconds.resize(m_seconds.size() / 2);
        m_every *= 2;
    }
}

std::string
PictureRecorder::During(Duration to) const
{
    return fmt::format("{} to {} of the run", Spoken(m_from), Spoken(to));
}

void
PictureRecorder::WritePorts(std::uint32_t server,
                            const std::filesystem::path& folder,
                            analysis::Slide slide) const
{
    const std::string which = m_servers > 1 ? fmt::format(" of server {}", server + 1) : "";
    analysis::PortsOverTime ports;
    ports.title = fmt::format("Ports{}, {}", which, During(m_to));
    ports.begin = ToSeconds(m_from);
    ports.end = ToSeconds(m_to);
    ports.ports = m_lines[server].size();
    ports.intervals = m_intervals[server];
    for (const Refusal& refusal : m_refusals)
    {
        if (refusal.server == server && refusal.at < ports.end)
        {
            ports.refusedAt.push_back(refusal.at);
        }
    }
    if (!ports.intervals.empty() || !ports.refusedAt.empty())
    {
        analysis::WritePlot(
            ports, folder, m_servers > 1 ? fmt::format("ports-{}", server + 1) : "ports", slide);
    }
}

void
PictureRecorder::WriteOccupancy(const std::filesystem::path& folder, analysis::Slide slide) const
{
    if (m_changes.empty())
    {
        return;
    }
    analysis::Occupancy occupancy;
    occupancy.title = fmt::format("Ports held by calls, {}", During(m_occupancyTo));
    occupancy.end = ToSeconds(m_occupancyTo);
    for (const auto& lines : m_lines)
    {
        occupancy.ports += lines.size();
    }
    occupancy.changes = m_changes;
    for (const Refusal& refusal : m_refusals)
    {
        occupancy.refusedAt.push_back(refusal.at);
    }
    analysis::WritePlot(analysis::PlotOf(occupancy), folder, "occupancy", slide);
}

void
PictureRecorder::WritePictures(const std::filesystem::path& folder, analysis::Slide slide)
{
    for (std::uint32_t server = 0; server < m_servers; ++server)
    {
        for (std::uint32_t port = 0; port < m_lines[server].size(); ++port)
        {
            Keep(server, port, m_to);
        }
    }
    for (std::uint32_t server = 0; server < std::min(m_servers, kMostServers); ++server)
    {
        WritePorts(server, folder, slide);
    }
    WriteOccupancy(folder, slide);
    const analysis::Axis time{"", analysis::Scale::Linear, {}, analysis::Shown::Duration};
    const auto write =
        [&](const Sample& sample, const char* name, const char* title, const char* label) {
            analysis::Axis x = time;
            x.label = label;
            WriteDistribution({title, x, {{"seen", sample.Seconds()}}}, name, folder, slide);
        };
    write(m_setUp, "setup-time", "From dialling to the session", "set-up time");
    write(m_waits, "wait", "From the first attempt to the session, with redials", "wait");
    write(m_refusing,
          "refusing",
          "Times in which all callers are refused with a port idle",
          "length");
}

} // namespace pptplab::sim::run
