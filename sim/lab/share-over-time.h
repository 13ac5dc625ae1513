// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LAB_SHARE_OVER_TIME_H
#define PPTPLAB_SIM_LAB_SHARE_OVER_TIME_H

#include "analysis/stats/estimate.h"
#include "models/base/units.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace pptplab::sim::lab
{

/// The share of attempts refused in a run whose end nobody knows: in 30 to 60 spans of time, which
/// become twice as long when there are too many. An interval stands on spans that are over.
class ShareOverTime
{
  public:
    /// Counts attempts from `begin` on, in spans of `width` at first.
    ShareOverTime(Duration begin, Duration width);

    void Add(Duration offeredAt, bool isRefused)
    {
        const Duration since = offeredAt - m_begin;
        while (since >= m_width * static_cast<Duration::rep>(kMost))
        {
            Halve();
        }
        if (since >= Duration{})
        {
            const auto number = static_cast<std::size_t>(since / m_width);
            m_spans.resize(std::max(m_spans.size(), number + 1));
            ++m_spans[number].n;
            m_spans[number].total += isRefused ? 1 : 0;
        }
    }

    /// None before 30 spans are over at `now`.
    std::optional<analysis::Estimate> Share(Duration now, double designEffect) const;

  private:
    static constexpr std::size_t kLeast = 30;
    static constexpr std::size_t kMost = 2 * kLeast;

    /// Joins each two neighbours.
    void Halve();

    Duration m_begin;
    Duration m_width;
    analysis::BatchSums m_spans;
};

} // namespace pptplab::sim::lab

#endif
