// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/retrain.h"

#include <algorithm>
#include <cstddef>

namespace pptplab::node
{

const Outage&
RetrainProcess::Stop(std::size_t number)
{
    while (m_stops.size() <= number)
    {
        const Duration from = Later(m_drawnUntil, m_laws.every.Sample(m_stream));
        m_drawnUntil = Later(from, m_laws.lasts.Sample(m_stream));
        m_stops.push_back({from, m_drawnUntil});
    }
    return m_stops[number];
}

Duration
RetrainProcess::Finish(Duration from, Duration work)
{
    Duration end = from + work;
    for (std::size_t i = 0; Stop(i).from < end; ++i)
    {
        const Outage& stop = Stop(i);
        end += std::max(Duration{}, stop.until - std::max(stop.from, from));
    }
    return end;
}

Duration
RetrainProcess::WorkingTime(Duration from, Duration until)
{
    Duration works = until - from;
    for (std::size_t i = 0; Stop(i).from < until; ++i)
    {
        const Outage& stop = Stop(i);
        works -= std::max(Duration{}, std::min(stop.until, until) - std::max(stop.from, from));
    }
    return works;
}

void
RetrainProcess::Forget(Duration now)
{
    while (!m_stops.empty() && m_stops.front().until <= now)
    {
        m_stops.pop_front();
    }
}

} // namespace pptplab::node
