// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/full-redial.h"

#include "analysis/queueing/elimination.h"
#include "analysis/queueing/full-again.h"

#include <cstddef>
#include <optional>
#include <utility>

namespace pptplab::analysis
{

namespace
{

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// C(n, k).
MatrixXd
Binomials(int most)
{
    MatrixXd choices = MatrixXd::Zero(most + 1, most + 1);
    for (Index n = 0; n <= most; ++n)
    {
        choices(n, 0) = 1;
        for (Index k = 1; k <= n; ++k)
        {
            choices(n, k) = choices(n - 1, k - 1) + (k < n ? choices(n - 1, k) : 0);
        }
    }
    return choices;
}

class FullChain
{
  public:
    FullChain(const LimitedRedial& queue, const PausingCallers& callers)
        : m_queue(queue),
          m_callers(callers),
          m_again(FullAgainFrom({queue.ports, queue.load, queue.pause}, m_callers.Most())),
          m_choices(Binomials(m_callers.Most()))
    {
    }

    FullRedial Solve() const;

  private:
    // Rates from the places of a level (rows) to those of all levels up to it (columns).
    MatrixXd RatesFrom(int level) const;

    // A redial after one of the pauses, with all ports busy.
    struct Redial
    {
        double rate = 0;
        int level = 0;               // level without the caller
        Index gone = 0;              // place without the caller
        std::optional<Index> onward; // place with him in the next pause, if that is known
    };
    Redial RedialAfter(std::size_t pause, int level, Index place) const;
    void AddRedials(MatrixXd& rates, int level, Index place) const;
    double RateOutside(int level, Index place) const;
    void AddRelease(MatrixXd& rates, int level, Index place) const;

    std::size_t Pauses() const { return static_cast<std::size_t>(m_queue.tries) - 1; }
    Index Column(int level, Index place) const { return m_callers.Below(level) + place; }

    LimitedRedial m_queue;
    PausingCallers m_callers;
    FullAgain m_again;
    MatrixXd m_choices;
};

int
TotalOf(const LaterPauses& later)
{
    return later[0] + later[1] + later[2];
}

// Whoever dials while all ports are busy goes on to the next pause, if there is one, or gives up.
FullChain::Redial
FullChain::RedialAfter(std::size_t pause, int level, Index place) const
{
    LaterPauses left = m_callers.At(place);
    const int callers = pause == 0 ? level : left[pause - 1];
    if (callers == 0)
    {
        return {};
    }
    Redial redial;
    redial.rate = callers / m_queue.pause;
    redial.level = pause == 0 ? level - 1 : level;
    if (pause > 0)
    {
        --left[pause - 1];
    }
    redial.gone = *m_callers.PlaceOf(left, redial.level);
    if (pause + 1 == Pauses())
    {
        redial.onward = redial.gone; // gives up anyway
        return redial;
    }
    ++left[pause];
    redial.onward = m_callers.PlaceOf(left, redial.level);
    return redial;
}

void
FullChain::AddRedials(MatrixXd& rates, int level, Index place) const
{
    for (std::size_t pause = 0; pause < Pauses(); ++pause)
    {
        const Redial redial = RedialAfter(pause, level, place);
        if (redial.rate > 0)
        {
            const Index onward = redial.onward.value_or(redial.gone);
            rates(place, Column(redial.level, onward)) += redial.rate * m_queue.redial;
            rates(place, Column(redial.level, redial.gone)) += redial.rate * (1 - m_queue.redial);
        }
    }
}

double
FullChain::RateOutside(int level, Index place) const
{
    const bool climbs = level + 1 < m_callers.Levels() && place < m_callers.Places(level + 1);
    double rate = climbs ? 0 : m_queue.load;
    for (std::size_t pause = 0; pause < Pauses(); ++pause)
    {
        const Redial redial = RedialAfter(pause, level, place);
        rate += redial.onward ? 0 : redial.rate;
    }
    return rate * m_queue.redial;
}

// A release lets callers in until all ports are busy again: any of those who pause are equally
// likely to have dialled meanwhile.
void
FullChain::AddRelease(MatrixXd& rates, int level, Index place) const
{
    const LaterPauses& later = m_callers.At(place);
    const int all = level + TotalOf(later);
    LaterPauses left{};
    for (left[0] = 0; left[0] <= later[0]; ++left[0])
    {
        for (left[1] = 0; left[1] <= later[1]; ++left[1])
        {
            for (left[2] = 0; left[2] <= later[2]; ++left[2])
            {
                const Index to = *m_callers.PlaceOf(left, 0);
                const double ways = m_choices(later[0], left[0]) * m_choices(later[1], left[1]) *
                                    m_choices(later[2], left[2]);
                for (int first = 0; first <= level; ++first)
                {
                    const int total = first + TotalOf(left);
                    rates(place, Column(first, to)) += m_queue.ports * m_again.left(all, total) *
                                                       ways * m_choices(level, first) /
                                                       m_choices(all, total);
                }
            }
        }
    }
}

MatrixXd
FullChain::RatesFrom(int level) const
{
    const Index places = m_callers.Places(level);
    MatrixXd rates = MatrixXd::Zero(places, m_callers.Below(level) + places);
    for (Index place = 0; place < places; ++place)
    {
        AddRedials(rates, level, place);
        AddRelease(rates, level, place);
    }
    return rates;
}

// Levels are eliminated from the top, as in StationaryRandomHunt.
FullRedial
FullChain::Solve() const
{
    const int levels = m_callers.Levels();
    const double climbs = m_queue.load * m_queue.redial;
    std::vector<MatrixXd> stays(static_cast<std::size_t>(levels));
    MatrixXd returns; // probabilities of the places to which the level above returns
    for (int level = levels - 1; level >= 0; --level)
    {
        MatrixXd rates = RatesFrom(level);
        if (level < levels - 1)
        {
            rates.topRows(returns.rows()) += climbs * returns;
        }
        const Index below = m_callers.Below(level);
        MatrixXd& stay = stays[static_cast<std::size_t>(level)];
        stay = rates.rightCols(rates.rows());
        if (level > 0)
        {
            stay = StaysUntilLeft(std::move(stay), rates.leftCols(below).rowwise().sum());
            returns.noalias() = stay * rates.leftCols(below);
        }
    }
    FullRedial full;
    full.pausing.assign(Pauses(), 0);
    double all = 0;
    VectorXd current = StationaryVector(std::move(stays.front()));
    for (int level = 0; level < levels; ++level)
    {
        if (level > 0)
        {
            current = climbs * (stays[static_cast<std::size_t>(level)].transpose() *
                                current.head(m_callers.Places(level)));
        }
        for (Index place = 0; place < current.size(); ++place)
        {
            const LaterPauses& later = m_callers.At(place);
            const double stay = current(place);
            full.share += stay;
            full.outside += stay * RateOutside(level, place);
            all += stay * (1 + m_queue.ports * m_again.time(level + TotalOf(later)));
            full.pausing[0] += level * stay;
            for (std::size_t pause = 1; pause < full.pausing.size(); ++pause)
            {
                full.pausing[pause] += later[pause - 1] * stay;
            }
        }
    }
    full.share /= all;
    full.outside /= all;
    for (double& callers : full.pausing)
    {
        callers /= all;
    }
    return full;
}

} // namespace

FullRedial
FullRedialOf(const LimitedRedial& queue, const PausingCallers& callers)
{
    return FullChain(queue, callers).Solve();
}

double
WorkOnFullRedial(const PausingCallers& callers)
{
    double work = 0;
    for (int level = 0; level < callers.Levels(); ++level)
    {
        const auto places = static_cast<double>(callers.Places(level));
        work += places * places * (static_cast<double>(callers.Below(level)) + places);
    }
    return work;
}

} // namespace pptplab::analysis
