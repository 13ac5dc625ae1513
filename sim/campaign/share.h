// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAMPAIGN_SHARE_H
#define PPTPLAB_SIM_CAMPAIGN_SHARE_H

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pptplab::sim::campaign
{

/// One of several equal parts of a sweep, each done by a process of its own: element 3 of 20.
struct Element
{
    std::uint32_t number = 1; ///< from 1
    std::uint32_t of = 1;
};

/// Who does what of a sweep: each replication of each cell belongs to exactly one element. A pure
/// function of how many cells and elements there are, so that growing a sweep moves nothing. Cells
/// lie on a line in a fixed random order, so that heavy neighbours spread, and each element takes
/// an equal piece of it. With more elements than cells each cell has several elements to itself,
/// which take its replications by turns; all of a cell with a precision are the first one's, since
/// when it ends depends on all of them.
class Shares
{
  public:
    /// More cannot be elements of one Slurm array.
    static constexpr std::uint32_t kMostElements = 100'000;

    /// Pre: 1 <= elements <= kMostElements.
    Shares(std::size_t cells, std::uint32_t elements);

    /// The number of the element that runs this replication (from 0) of the cell at `position` of
    /// the plan, if the cell has no precision.
    std::uint32_t ElementOf(std::size_t position, std::uint64_t replication) const;

    /// The first and the last element that have to do with that cell.
    std::pair<std::uint32_t, std::uint32_t> ElementsOf(std::size_t position) const;

  private:
    std::vector<std::uint32_t> m_places; ///< by position: the cell's place on the line
    std::uint32_t m_elements;
};

/// "3/20" with what stands between the numbers; none if it is no element.
std::optional<Element> ElementFrom(std::string_view text, std::string_view between);

/// What one call of the program does of a grid: all of it, or one element.
class Part
{
  public:
    Part() = default;
    Part(std::size_t cells, Element element) : m_number(element.number)
    {
        m_shares.emplace(cells, element.of);
    }

    bool IsAll() const { return !m_shares; }

    /// Whether it has to do with the cell.
    bool Holds(std::size_t position) const;

    /// Whether it runs this replication of the cell; all are the first one's where `isWhole`.
    bool Runs(std::size_t position, std::uint64_t replication, bool isWhole) const;

  private:
    std::optional<Shares> m_shares; ///< none: all
    std::uint32_t m_number = 1;
};

/// Numbers as Slurm writes them, "3,17,40-44". Pre: ascending, each once.
std::string ArrayText(const std::vector<std::uint32_t>& numbers);

} // namespace pptplab::sim::campaign

#endif
