// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_PAUSING_CALLERS_H
#define PPTPLAB_ANALYSIS_QUEUEING_PAUSING_CALLERS_H

#include <Eigen/Core>

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace pptplab::analysis
{

/// How many pause after two, three and four tries.
using LaterPauses = std::array<int, 3>;

/// The numbers of pausing callers that matter: a level for each number of those who pause after
/// one try, and places within for the later ones. The places of a level are the first of the level
/// below.
///
/// Taken are the numbers that independent Poisson variables of given means hardly pass, product of
/// P(Poisson >= n_i) at least `cut`, and those with one caller more in one of the pauses. (If every
/// try failed, the callers in the pauses would be such variables, and no fewer than they are.)
class PausingCallers
{
  public:
    /// Means after one to four tries. std::domain_error if there are more than 1e5 numbers.
    PausingCallers(const std::vector<double>& means, double cut);

    int Levels() const { return static_cast<int>(m_places.size()); }

    Eigen::Index Places(int level) const { return m_places[static_cast<std::size_t>(level)]; }

    /// Numbers in all levels below.
    Eigen::Index Below(int level) const { return m_below[static_cast<std::size_t>(level)]; }

    const LaterPauses& At(Eigen::Index place) const
    {
        return m_later[static_cast<std::size_t>(place)];
    }

    /// The place of `later`, if the level has it.
    std::optional<Eigen::Index> PlaceOf(const LaterPauses& later, int level) const;

    /// The largest number of pausing callers.
    int Most() const { return m_most; }

  private:
    std::vector<LaterPauses> m_later; // pauses after the first, by place
    std::map<LaterPauses, Eigen::Index> m_placeOf;
    std::vector<Eigen::Index> m_places; // number of places, by level
    std::vector<Eigen::Index> m_below;
    int m_most = 0;
};

} // namespace pptplab::analysis

#endif
