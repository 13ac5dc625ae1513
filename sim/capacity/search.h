// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_SEARCH_H
#define PPTPLAB_SIM_CAPACITY_SEARCH_H

#include "sim/capacity/trial.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace pptplab::sim::capacity
{

/// The least whole number from `first` to `most` for which `meets`, which holds for all above one
/// for which it does; none if not even for `most`. Steps of 1, 2, 4, ..., then halves: few
/// questions if the answer is near. Pre: first <= most.
std::optional<std::uint64_t> LeastThatMeets(std::uint64_t first,
                                            std::uint64_t most,
                                            const std::function<bool(std::uint64_t)>& meets);

/// Finds by simulation what meets a grade of service, where a formula refuses fewer attempts than
/// there are and so says from where on to look. Each step is a trial whose interval is a
/// twentieth of the grade wide to each side, judged by its value.
class Search
{
  public:
    /// `options` but for their precision.
    Search(TrialOptions options, double grade, unsigned jobs);

    /// The fewest servers, and with them the fewest ports, from those of the formula on; none if
    /// 1000 servers of 256 ports do not meet the grade. Without the faults, as the formula.
    std::optional<Layout> FewestPorts(double users, const Layout& byFormula);

    /// The most users, no more than by the formula, without the faults; 0 if one is too many.
    std::uint64_t MostUsers(const Layout& layout, std::uint64_t byFormula);

    /// The fewest ports on each of as many servers, more than those that did not meet the grade
    /// with the faults of `servicePack`; none if 256 do not.
    std::optional<Layout> MorePorts(double users,
                                    const Layout& tooFew,
                                    ras::ServicePack servicePack);

    /// Whether the search was interrupted; then what was found is nothing.
    bool WasInterrupted() const { return m_interrupted; }

  private:
    bool Meets(const Trial& trial);

    TrialOptions m_options;
    double m_grade;
    unsigned m_jobs;
    bool m_interrupted = false;
};

} // namespace pptplab::sim::capacity

#endif
