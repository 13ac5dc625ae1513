// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_SEARCH_H
#define PPTPLAB_SIM_CAPACITY_SEARCH_H

#include "sim/capacity/trial.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::capacity
{

/// The least whole number from `first` to `most` for which `meets`, which holds for all above one
/// for which it does; none if not even for `most`. Steps of 1, 2, 4, ..., then halves: few
/// questions if the answer is near. Pre: first <= most.
std::optional<std::uint64_t> LeastThatMeets(std::uint64_t first,
                                            std::uint64_t most,
                                            const std::function<bool(std::uint64_t)>& meets);

/// Simulates, each trial once, and finds by simulation what meets a grade of service, where
/// something else says from where on to look. It judges by the value that was seen: near the answer
/// and of the answer that of Final, so that what is shown of an answer is what it was chosen for;
/// on the way there of a trial whose interval is a twentieth of the grade wide to each side.
class Search
{
  public:
    struct Options
    {
        TrialOptions trials;
        double grade = 0;
        unsigned jobs = 1;
        workers::Progress* progress = nullptr; ///< is told of each step
    };

    explicit Search(const Options& options);

    /// The fewest servers, and with them the fewest ports, from `atLeast` on; none if 1000 servers
    /// of 256 ports do not meet the grade.
    std::optional<Layout> FewestPorts(double users,
                                      const Layout& atLeast,
                                      ras::ServicePack servicePack);

    /// The most users, no more than `atMost`; 0 if one is too many. Pre: atMost >= 1.
    std::uint64_t MostUsers(const Layout& layout,
                            std::uint64_t atMost,
                            ras::ServicePack servicePack);

    /// What was seen of an answer, with the precision of the options or that of a twentieth of
    /// what is refused (of the grade, if theirs is absolute), the narrower.
    Seen Final(const Trial& trial) { return See({trial}, m_final).front(); }

    /// What was seen on the way.
    Seen Coarse(const Trial& trial) { return See({trial}, m_coarse).front(); }

    /// What was seen of each: what it was judged by, or else with the precision of the options.
    std::vector<Seen> All(const std::vector<Trial>& trials);

    /// Whether the search was interrupted; then what was found is nothing.
    bool WasInterrupted() const { return m_interrupted; }

  private:
    std::vector<Seen> See(const std::vector<Trial>& trials, const TrialOptions& options);
    bool Meets(const Seen& seen) const;
    std::optional<std::uint32_t> PortsOn(std::uint32_t servers,
                                         double users,
                                         std::uint32_t atLeast,
                                         ras::ServicePack);

    TrialOptions m_asked;
    TrialOptions m_coarse;
    TrialOptions m_final;
    double m_grade;
    unsigned m_jobs;
    workers::Progress* m_progress;
    std::size_t m_steps = 0;
    bool m_interrupted = false;
    std::map<std::string, Seen> m_seen; ///< by scenario
};

} // namespace pptplab::sim::capacity

#endif
