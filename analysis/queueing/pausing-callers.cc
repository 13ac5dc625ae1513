// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/pausing-callers.h"

#include "analysis/queueing/domain.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace pptplab::analysis
{

namespace
{

using Eigen::Index;

constexpr double kMostNumbers = 1e5;

// P(Poisson >= n) for n = 0, 1, ... as long as that is above the cut.
std::vector<double>
Tails(double mean, double cut)
{
    Require(mean <= kMostNumbers, "load x pause", mean, "up to 1e5");
    std::vector<double> tails;
    double tail = 0;
    // Terms beyond are less than 1e-30 together.
    const int most = mean > 0 ? static_cast<int>(mean + 12 * std::sqrt(mean) + 40) : 0;
    for (int number = most; number > 0; --number)
    {
        tail += std::exp(number * std::log(mean) - mean - std::lgamma(number + 1.0));
        if (tail >= cut)
        {
            tails.push_back(tail);
        }
    }
    tails.push_back(1);
    std::reverse(tails.begin(), tails.end());
    return tails;
}

// How many of the falling tails are not below `least`.
int
Above(const std::vector<double>& tails, double least)
{
    const auto end = std::partition_point(
        tails.begin(), tails.end(), [least](double tail) { return tail >= least; });
    return static_cast<int>(end - tails.begin());
}

// Products of tails: of the numbers as they are, and the largest with one of them less by one.
struct Products
{
    double same = 1;
    double less = 0;
};

struct StateColumn
{
    LaterPauses later{};
    int height = 0; // highest level
};

// Makes the columns, pause by pause.
class Columns
{
  public:
    Columns(const std::vector<double>& means, double cut) : m_cut(cut)
    {
        for (const double mean : means)
        {
            m_tails.push_back(Tails(mean, cut));
        }
        Add(1, {}, {});
    }

    std::vector<StateColumn> Take() && { return std::move(m_columns); }

  private:
    void Add(std::size_t pause, Products products, StateColumn column)
    {
        if (pause == m_tails.size())
        {
            // One more than typical, or typical with one more elsewhere.
            column.height = std::max(Above(m_tails[0], m_cut / products.same),
                                     Above(m_tails[0], m_cut / products.less) - 1);
            m_columns.push_back(column);
            const auto columns = static_cast<double>(m_columns.size());
            Require(columns <= kMostNumbers, "numbers of pausing callers", columns, "up to 1e5");
            return;
        }
        const std::vector<double>& tails = m_tails[pause];
        for (std::size_t number = 0; number <= tails.size(); ++number)
        {
            const double same = number < tails.size() ? tails[number] : 0;
            const double before = number > 0 ? tails[number - 1] : 0;
            const Products next{products.same * same,
                                std::max(products.less * same, products.same * before)};
            if (std::max(next.same, next.less) < m_cut)
            {
                return;
            }
            column.later.at(pause - 1) = static_cast<int>(number);
            Add(pause + 1, next, column);
        }
    }

    double m_cut;
    std::vector<std::vector<double>> m_tails;
    std::vector<StateColumn> m_columns;
};

} // namespace

PausingCallers::PausingCallers(const std::vector<double>& means, double cut)
{
    std::vector<StateColumn> columns = Columns(means, cut).Take();
    std::stable_sort(
        columns.begin(), columns.end(), [](const StateColumn& a, const StateColumn& b) {
            return a.height > b.height;
        });
    m_places.assign(static_cast<std::size_t>(columns.front().height) + 1, 0);
    double numbers = 0;
    for (const StateColumn& column : columns)
    {
        numbers += column.height + 1;
        Require(numbers <= kMostNumbers, "numbers of pausing callers", numbers, "up to 1e5");
        m_placeOf[column.later] = static_cast<Index>(m_later.size());
        m_later.push_back(column.later);
        for (int level = 0; level <= column.height; ++level)
        {
            ++m_places[static_cast<std::size_t>(level)];
        }
        m_most = std::max(m_most,
                          std::accumulate(column.later.begin(), column.later.end(), column.height));
    }
    Index below = 0;
    for (const Index places : m_places)
    {
        m_below.push_back(below);
        below += places;
    }
}

std::optional<Index>
PausingCallers::PlaceOf(const LaterPauses& later, int level) const
{
    const auto found = m_placeOf.find(later);
    return found != m_placeOf.end() && found->second < Places(level) ? std::optional(found->second)
                                                                     : std::nullopt;
}

} // namespace pptplab::analysis
