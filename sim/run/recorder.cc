// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/recorder.h"

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

} // namespace

Recorder::Recorder(const Options& options)
    : m_options(options),
      m_width((options.duration - options.warmUp - Duration{1}) / kBatches + Duration{1})
{
    assert(options.duration > options.warmUp);
    m_counted.batches.resize(kBatches);
}

analysis::Batch*
Recorder::BatchAt(Duration time)
{
    if (time < m_options.warmUp || time >= m_options.duration)
    {
        return nullptr;
    }
    const auto number = (time - m_options.warmUp) / m_width;
    return &m_counted.batches[static_cast<std::size_t>(number)];
}

void
Recorder::OnAttempt(const Attempt& attempt)
{
    if (analysis::Batch* batch = BatchAt(attempt.offeredAt))
    {
        analysis::Count(attempt, *batch);
        if (m_options.redials)
        {
            analysis::CountCaller(attempt, *batch);
        }
        if (m_options.farm)
        {
            analysis::CountServersAsked(attempt, *batch);
        }
        if (attempt.lostAt)
        {
            CountReturn(attempt, *batch);
        }
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
