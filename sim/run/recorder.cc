// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/recorder.h"

#include <algorithm>
#include <cassert>

namespace pptplab::sim::run
{

namespace
{

constexpr auto kLast = static_cast<std::size_t>(analysis::Quantity::ReconnectLast);

/// Counts one more time of that kind.
void
Add(analysis::Quantity quantity, Duration time, analysis::Batch& batch)
{
    analysis::Sum& sum = batch.sums[static_cast<std::size_t>(quantity)];
    ++sum.n;
    sum.total += ToSeconds(time);
}

PartCounter::Options
PartsOf(const Recorder::Options& options)
{
    PartCounter::Options parts = options.parts;
    parts.warmUp = options.warmUp;
    parts.duration = options.duration;
    return parts;
}

} // namespace

Recorder::Recorder(const Options& options)
    : m_options(options),
      m_parts(PartsOf(options)),
      m_width((options.duration - options.warmUp - Duration{1}) / kBatches + Duration{1})
{
    assert(options.duration > options.warmUp);
    m_counted.batches.resize(kBatches);
    m_pausing.resize(options.redials ? kBatches : 0);
    for (const std::string& group : options.groups)
    {
        m_counted.groups.push_back({group, std::vector<analysis::Sum>(kBatches)});
    }
}

analysis::Replication
Recorder::Counted() const
{
    analysis::Replication counted = m_counted;
    m_parts.AddTo(counted);
    auto pausing = static_cast<double>(m_pausingBefore);
    for (std::size_t i = 0; i < m_pausing.size(); ++i)
    {
        const Duration begin = m_options.warmUp + m_width * static_cast<int>(i);
        const double width = ToSeconds(EndOf(i) - begin);
        counted.batches[i].sums[static_cast<std::size_t>(analysis::Quantity::CallersPausing)] = {
            1, pausing + m_pausing[i].within / width};
        pausing += static_cast<double>(m_pausing[i].after);
    }
    return counted;
}

std::optional<std::size_t>
Recorder::NumberAt(Duration time) const
{
    if (time < m_options.warmUp || time >= m_options.duration)
    {
        return std::nullopt;
    }
    return static_cast<std::size_t>((time - m_options.warmUp) / m_width);
}

Duration
Recorder::EndOf(std::size_t number) const
{
    return std::min(m_options.duration, m_options.warmUp + m_width * static_cast<int>(number + 1));
}

analysis::Batch*
Recorder::BatchAt(Duration time)
{
    const auto number = NumberAt(time);
    return number ? &m_counted.batches[*number] : nullptr;
}

void
Recorder::CountPause(Duration time, int callers)
{
    if (time < m_options.warmUp)
    {
        m_pausingBefore += callers;
    }
    else if (const auto number = NumberAt(time))
    {
        Pausing& batch = m_pausing[*number];
        batch.within += callers * ToSeconds(EndOf(*number) - time);
        batch.after += callers;
    }
}

void
Recorder::CountPauses(const Attempt& attempt)
{
    if (attempt.redials > 0)
    {
        CountPause(attempt.offeredAt, -1);
    }
    if (!attempt.callerDone)
    {
        CountPause(attempt.decidedAt, 1);
    }
}

void
Recorder::OnAttempt(const Attempt& attempt)
{
    if (m_options.redials)
    {
        CountPauses(attempt);
    }
    const auto number = NumberAt(attempt.offeredAt);
    if (!number)
    {
        return;
    }
    analysis::Batch& batch = m_counted.batches[*number];
    analysis::Count(attempt, batch);
    m_parts.OnAttempt(attempt);
    if (!m_counted.groups.empty())
    {
        analysis::Sum& ofGroup = m_counted.groups[attempt.group].batches[*number];
        ++ofGroup.n;
        ofGroup.total += IsRefusal(attempt.outcome) ? 1 : 0;
    }
    if (m_options.redials)
    {
        analysis::CountCaller(attempt, batch);
    }
    if (m_options.farm)
    {
        analysis::CountServersAsked(attempt, batch);
    }
    if (attempt.lostAt)
    {
        CountReturn(attempt, batch);
    }
}

void
Recorder::CountReturn(const Attempt& attempt, analysis::Batch& batch)
{
    analysis::CountReconnect(attempt, batch);
    if (!attempt.callerDone || BatchAt(*attempt.lostAt) == nullptr)
    {
        return;
    }
    --m_away;
    const Duration took = attempt.decidedAt - *attempt.lostAt;
    if (m_last.batch == nullptr || took > m_last.took)
    {
        m_last = {took, &batch};
    }
    if (m_away == 0)
    {
        m_last.batch->sums[kLast] = {1, ToSeconds(m_last.took)};
    }
}

void
Recorder::OnSessionLost(const SessionLoss& loss)
{
    if (!loss.comesBack || BatchAt(loss.at) == nullptr)
    {
        return;
    }
    ++m_away;
    if (m_last.batch != nullptr)
    {
        m_last.batch->sums[kLast] = {};
    }
}

void
Recorder::OnSessionData(const SessionData& data)
{
    if (analysis::Batch* batch = BatchAt(data.offeredAt))
    {
        analysis::Count(data, *batch);
    }
}

void
Recorder::OnPing(const PingReport& report)
{
    if (analysis::Batch* batch = BatchAt(report.startedAt))
    {
        analysis::Count(report, m_options.probes[report.probe], *batch);
    }
}

void
Recorder::OnResourceUse(const ResourceReport& report)
{
    if (analysis::Batch* batch = BatchAt(report.offeredAt))
    {
        analysis::Count(report, *batch);
    }
}

void
Recorder::OnRefusingPeriod(const ras::RefusingPeriod& period)
{
    analysis::Batch* batch = BatchAt(period.from);
    if (batch == nullptr)
    {
        return;
    }
    Add(analysis::Quantity::RefusingLength, period.until - period.from, *batch);
    if (period.lastUntil)
    {
        Add(analysis::Quantity::RefusingGap, period.from - *period.lastUntil, *batch);
    }
}

} // namespace pptplab::sim::run
