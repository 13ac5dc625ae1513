// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lab/share-over-time.h"

#include <algorithm>

namespace pptplab::sim::lab
{

ShareOverTime::ShareOverTime(Duration begin, Duration width)
    : m_begin(begin), m_width(std::max(width, Duration{1}))
{
}

std::optional<analysis::Estimate>
ShareOverTime::Share(Duration now, double designEffect) const
{
    const auto over = static_cast<std::size_t>((now - m_begin) / m_width);
    if (over < kLeast)
    {
        return std::nullopt;
    }
    analysis::BatchSums whole = m_spans;
    whole.resize(std::min(over, kMost));
    return analysis::EstimateShare({whole}, designEffect);
}

void
ShareOverTime::Halve()
{
    analysis::BatchSums joined((m_spans.size() + 1) / 2);
    for (std::size_t i = 0; i < m_spans.size(); ++i)
    {
        joined[i / 2].n += m_spans[i].n;
        joined[i / 2].total += m_spans[i].total;
    }
    m_spans = std::move(joined);
    m_width *= 2;
}

} // namespace pptplab::sim::lab
