// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/recorder.h"

#include <cassert>

namespace pptplab::sim
{

Recorder::Recorder(const Options& options)
    : m_options(options),
      m_width((options.duration - options.warmUp - Duration{1}) / kBatches + Duration{1})
{
    assert(options.duration > options.warmUp);
    m_counted.batches.resize(kBatches);
}

void
Recorder::OnAttempt(const Attempt& attempt)
{
    if (attempt.offeredAt < m_options.warmUp || attempt.offeredAt >= m_options.duration)
    {
        return;
    }
    const auto number = (attempt.offeredAt - m_options.warmUp) / m_width;
    analysis::Batch& batch = m_counted.batches[static_cast<std::size_t>(number)];
    analysis::Count(attempt, batch);
    if (m_options.redials)
    {
        analysis::CountCaller(attempt, batch);
    }
}

} // namespace pptplab::sim
