// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/redial.h"

#include "analysis/queueing/continuous-erlang.h"
#include "analysis/queueing/domain.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace pptplab::analysis
{

namespace
{

// Unscaled probabilities are brought down when they pass this.
constexpr double kLarge = 1e100;
// Blocking below which redials cannot matter, and the unscaled chain would overflow.
constexpr double kNegligible = 1e-200;
// Largest number of states of the chain after the cut.
constexpr double kMostStates = 1.2e7;
// Load of all tries together, in erlangs: more than the domain allows.
constexpr double kMostLoad = 1e9;
constexpr double kCut = 1e-15;
constexpr std::size_t kFirstCut = 64;

// Stays in one level per unit of probability of (all ports busy, level - 1); at level 0 per unit of
// (all ports busy, level 0).
struct Level
{
    double all = 0;  // stay in any state
    double full = 0; // stay with all ports busy
};

// Makes the levels from the cut down.
class Levels
{
  public:
    explicit Levels(const RedialQueue& queue)
        : m_queue(queue),
          m_ports(static_cast<std::size_t>(queue.ports)),
          m_inflow(m_ports, 0.0),
          m_solved(m_ports + 1),
          m_inverse(m_ports)
    {
    }

    /// Solves the next level; called with level = cut, cut-1, ..., 0.
    Level Next(std::size_t level)
    {
        const double redials = static_cast<double>(level) / m_queue.pause;
        Solve(redials);
        double notFull = 0;
        for (std::size_t k = 0; k < m_ports; ++k)
        {
            notFull += m_solved[k];
        }
        if (level == 0)
        {
            return {notFull + 1, 1};
        }
        const double scale =
            m_queue.load * m_queue.first / (redials * (notFull + (1 - m_queue.again)));
        for (std::size_t k = 1; k < m_ports; ++k)
        {
            m_inflow[k] = redials * scale * m_solved[k - 1];
        }
        return {scale * (notFull + 1), scale};
    }

  private:
    // The stays x(k) with k < c ports busy if x(c) = 1, from
    //     load x(k-1) + (k+1) x(k+1) + inflow(k) = (load + redials + k) x(k).
    // With pivots load + rest(k), rest(k) = redials + k rest(k-1) / pivot(k-1), nothing is ever
    // subtracted.
    void Solve(double redials)
    {
        double rest = redials;
        m_inverse[0] = 1 / (m_queue.load + rest);
        m_solved[0] = m_inflow[0];
        for (std::size_t k = 1; k < m_ports; ++k)
        {
            const double before = m_inverse[k - 1];
            rest = redials + static_cast<double>(k) * rest * before;
            m_inverse[k] = 1 / (m_queue.load + rest);
            m_solved[k] = m_inflow[k] + m_queue.load * m_solved[k - 1] * before;
        }
        m_solved[m_ports] = 1;
        for (std::size_t k = m_ports; k-- > 0;)
        {
            m_solved[k] =
                (m_solved[k] + static_cast<double>(k + 1) * m_solved[k + 1]) * m_inverse[k];
        }
    }

    RedialQueue m_queue;
    std::size_t m_ports;
    std::vector<double> m_inflow; // inflow from the level above, by state
    std::vector<double> m_solved;
    std::vector<double> m_inverse;
};

// Probabilities, not scaled but for `all`.
struct Sums
{
    double all = 0;
    double full = 0;
    double pausing = 0;     // x number of pausing callers
    double pausingFull = 0; // x number of pausing callers, with all ports busy only
    double raised = 0;      // full x z^level
    double fullAtCut = 0;   // level = cut, with all ports busy
    double allAtCut = 0;
};

// `z` is at least 1 and at most 2.
Sums
SumsOf(const RedialQueue& queue, std::size_t cut, double z)
{
    std::vector<Level> levels(cut + 1);
    Levels maker(queue);
    for (std::size_t level = cut + 1; level-- > 0;)
    {
        levels[level] = maker.Next(level);
    }
    Sums sums;
    double full = 1; // probability of (all ports busy, level - 1)
    for (std::size_t level = 0; level <= cut; ++level)
    {
        const auto callers = static_cast<double>(level);
        const double all = full * levels[level].all;
        full *= levels[level].full;
        sums.all += all;
        sums.full += full;
        sums.pausing += callers * all;
        sums.pausingFull += callers * full;
        sums.raised += full * std::pow(z, callers);
        sums.fullAtCut = full;
        sums.allAtCut = all;
        if (sums.all > kLarge)
        {
            for (double* value : {&full,
                                  &sums.all,
                                  &sums.full,
                                  &sums.pausing,
                                  &sums.pausingFull,
                                  &sums.raised,
                                  &sums.fullAtCut,
                                  &sums.allAtCut})
            {
                *value /= kLarge;
            }
        }
    }
    return sums;
}

Sums
SumsOf(const RedialQueue& queue, double z = 1)
{
    for (std::size_t cut = kFirstCut;; cut *= 2)
    {
        const double states = static_cast<double>(cut) * (queue.ports + 1);
        Require(states <= kMostStates, "ports x pausing callers", states, "up to 1.2e7");
        const Sums sums = SumsOf(queue, cut, z);
        const double callers = static_cast<double>(cut);
        if (sums.fullAtCut <= kCut * sums.full && callers * sums.allAtCut <= kCut * sums.pausing)
        {
            return sums;
        }
    }
}

void
RequireShare(const char* what, double share)
{
    Require(share >= 0 && share <= 1, what, share, "0..1");
}

void
RequireLimit(double load, int ports, double redial, std::optional<int> tries)
{
    Require(load >= 0 && load <= 1e6, "offered load", load, "0..1e6 erlangs");
    Require(ports >= 1 && ports <= 1'000'000, "ports", ports, "1..1e6");
    RequireShare("redial probability", redial);
    const int most = tries.value_or(1);
    Require(most >= 1 && most <= 1000, "tries", most, "1..1000");
}

// 1 + x + ... + x^(tries-1)
double
TriesOf(double x, std::optional<int> tries)
{
    if (!tries)
    {
        return 1 / (1 - x);
    }
    if (x > 0.5) // few terms matter otherwise
    {
        return x < 1 ? std::expm1(*tries * std::log(x)) / (x - 1) : *tries;
    }
    double sum = 0;
    double term = 1;
    for (int i = 0; i < *tries && term > 1e-18; ++i)
    {
        sum += term;
        term *= x;
    }
    return sum;
}

void
RequireQueue(const RedialQueue& queue)
{
    Require(queue.ports >= 1 && queue.ports <= 10'000, "ports", queue.ports, "1..10000");
    Require(queue.load >= 0 && queue.load <= 1e6, "offered load", queue.load, "0..1e6 erlangs");
    RequireShare("redial probability", queue.first);
    RequireShare("later redial probability", queue.again);
    Require(queue.pause >= 1e-100 && queue.pause <= 1e100,
            "mean pause over mean holding",
            queue.pause,
            "1e-100..1e100");
    Require(queue.again < 1 || queue.load * queue.first < queue.ports,
            "load of callers who never give up",
            queue.load * queue.first,
            "below the ports");
}

RedialShares
SharesFrom(const Sums& sums, const RedialQueue& queue)
{
    const double redials = sums.pausing / sums.all / queue.pause;
    const double redialsRefused = sums.pausingFull / sums.all / queue.pause;
    RedialShares shares;
    shares.firstRefused = sums.full / sums.all;
    shares.refused = (queue.load * shares.firstRefused + redialsRefused) / (queue.load + redials);
    shares.lost =
        shares.firstRefused * (1 - queue.first) + redialsRefused / queue.load * (1 - queue.again);
    shares.attemptsPerCaller = 1 + redials / queue.load;
    shares.pausing = sums.pausing / sums.all;
    return shares;
}

} // namespace

RedialShares
SharesOf(const RedialQueue& queue)
{
    RequireQueue(queue);
    if (ContinuousErlangB(queue.load, queue.ports) < kNegligible)
    {
        return {};
    }
    return SharesFrom(SumsOf(queue), queue);
}

BeyondTries
BoundBeyond(const RedialQueue& queue, double tries)
{
    RequireQueue(queue);
    Require(tries >= 1, "tries", tries, "1 or more");
    if (ContinuousErlangB(queue.load, queue.ports) < kNegligible)
    {
        return {};
    }
    const double delayed = queue.load * queue.first;
    double z = 1;
    double fails = 1;
    if (delayed < queue.ports)
    {
        z = std::min({2.0,
                      1 + 1 / (queue.pause * queue.load),
                      delayed > 0 ? std::sqrt(queue.ports / delayed) : 2.0});
        fails = 1 / (1 + queue.pause * (z - 1) * (queue.ports / z - delayed));
    }
    const Sums sums = SumsOf(queue, z);
    const double goesOn = queue.again * fails;
    const double full = std::min(sums.full, sums.raised * std::pow(goesOn, tries - 1));
    return {queue.first * full / sums.all, 1 / (1 - goesOn), SharesFrom(sums, queue)};
}

RedialShares
RedialAfterLongPauses(double load, int ports, double redial, std::optional<int> tries)
{
    RequireLimit(load, ports, redial, tries);
    const bool endless = !tries && redial >= 1;
    Require(!endless || load <= 0.99999 * ports,
            "load of callers who never give up",
            load,
            "up to 0.99999 x ports");
    Require(tries || redial <= 0.999 || endless,
            "redial probability without a limit",
            redial,
            "0..0.999 or 1");
    // Load / tries grows with the load offered in all: bisection in it is safe, and fast enough.
    const auto firstTries = [&](double all) {
        return all / TriesOf(redial * ContinuousErlangB(all, ports), tries);
    };
    double high = load + 1;
    while (firstTries(high) < load && high < kMostLoad)
    {
        high = std::min(2 * high, kMostLoad);
    }
    double low = load;
    while (high - low > 1e-15 * high)
    {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high)
        {
            break;
        }
        (firstTries(middle) < load ? low : high) = middle;
    }
    RedialShares shares;
    shares.refused = shares.firstRefused = ContinuousErlangB(high, ports);
    shares.attemptsPerCaller = TriesOf(redial * shares.refused, tries);
    // 1 - attemptsPerCaller (1 - refused) without its difference of near numbers.
    const double goesOn = redial * shares.refused;
    const double last = tries ? std::pow(goesOn, *tries) : 0;
    shares.lost = (shares.refused * (1 - redial) + last * (1 - shares.refused)) / (1 - goesOn);
    return shares;
}

RedialShares
RedialWithoutPause(double load, int ports, double redial, std::optional<int> tries)
{
    RequireLimit(load, ports, redial, tries);
    Require(tries || redial < 1, "redial probability without a limit", redial, "below 1");
    const double blocking = ContinuousErlangB(load, ports);
    const double refusals = blocking * TriesOf(redial, tries);
    RedialShares shares;
    shares.firstRefused = blocking;
    shares.lost = blocking;
    shares.attemptsPerCaller = 1 - blocking + refusals;
    shares.refused = refusals / shares.attemptsPerCaller;
    return shares;
}

} // namespace pptplab::analysis
