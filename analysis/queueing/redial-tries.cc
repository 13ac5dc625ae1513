// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/redial-tries.h"

#include "analysis/queueing/domain.h"
#include "analysis/queueing/loss-chain.h"

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace pptplab::analysis
{

namespace
{

constexpr double kMostStates = 3e5;
constexpr double kCutOff = 1e-16;
constexpr double kConverged = 1e-13;
constexpr int kMostSweeps = 5000;

/// The smallest number that a Poisson variable passes with less than `kCutOff`.
std::size_t
CutOf(double mean)
{
    double term = std::exp(-mean);
    std::size_t number = 0;
    // Beyond the mean the terms fall faster than a geometric series of the ratio of two of them.
    for (;; ++number)
    {
        const double next = term * mean / static_cast<double>(number + 1);
        if (static_cast<double>(number + 2) > 2 * mean && 2 * next < kCutOff)
        {
            return number;
        }
        term = next;
    }
}

/// The chain, its states numbered with the busy ports moving fastest.
class Chain
{
  public:
    explicit Chain(const LimitedRedial& queue)
        : m_queue(queue), m_ports(static_cast<std::size_t>(queue.ports))
    {
        m_stride.push_back(m_ports + 1);
        double states = static_cast<double>(m_ports + 1);
        double mean = queue.load * queue.pause;
        for (int i = 1; i < queue.tries; ++i)
        {
            mean *= queue.redial;
            Require(mean <= kMostStates, "load x pause", mean, "up to 3e5");
            m_cut.push_back(CutOf(mean));
            states *= static_cast<double>(m_cut.back() + 1);
            Require(states <= kMostStates, "states of the redial chain", states, "up to 3e5");
            m_stride.push_back(m_stride.back() * (m_cut.back() + 1));
        }
        m_in.resize(m_stride.back());
        m_out.assign(m_stride.back(), 0);
        for (std::size_t state = 0; state < m_in.size(); ++state)
        {
            AddEventsOf(state);
        }
    }

    std::vector<double> Stationary() const
    {
        std::vector<double> probability = Guess();
        for (int sweep = 0; sweep < kMostSweeps; ++sweep)
        {
            if (Sweep(probability) <= kConverged)
            {
                return probability;
            }
            Balance(probability);
        }
        Require(false, "sweeps of the redial chain", kMostSweeps, "fewer: load or pause too large");
        return probability;
    }

    /// How many pause after `tries` tries.
    std::size_t Pausing(std::size_t state, std::size_t tries) const
    {
        return state % m_stride[tries] / m_stride[tries - 1];
    }

    bool IsFull(std::size_t state) const { return state % m_stride[0] == m_ports; }

  private:
    struct Event
    {
        std::size_t from;
        double rate;
    };

    void Add(std::size_t from, std::size_t to, double rate)
    {
        if (rate > 0)
        {
            m_in[to].push_back({from, rate});
            m_out[from] += rate;
        }
    }

    /// `state` is that without the caller, who was refused after `tries` tries.
    void AddRefusal(std::size_t from, std::size_t state, std::size_t tries, double rate)
    {
        const bool mayPause = tries <= m_cut.size() && Pausing(state, tries) < m_cut[tries - 1];
        const double goesOn = mayPause ? m_queue.redial : 0;
        if (mayPause)
        {
            Add(from, state + m_stride[tries - 1], rate * goesOn);
        }
        if (state != from)
        {
            Add(from, state, rate * (1 - goesOn));
        }
    }

    void AddTry(std::size_t from, std::size_t state, std::size_t tries, double rate)
    {
        if (IsFull(state))
        {
            AddRefusal(from, state, tries, rate);
        }
        else
        {
            Add(from, state + 1, rate);
        }
    }

    void AddEventsOf(std::size_t state)
    {
        AddTry(state, state, 1, m_queue.load);
        const std::size_t busy = state % m_stride[0];
        if (busy > 0)
        {
            Add(state, state - 1, static_cast<double>(busy));
        }
        for (std::size_t tries = 1; tries <= m_cut.size(); ++tries)
        {
            if (const std::size_t pausing = Pausing(state, tries))
            {
                const double rate = static_cast<double>(pausing) / m_queue.pause;
                AddTry(state, state - m_stride[tries - 1], tries + 1, rate);
            }
        }
    }

    /// As if all tries came independently of each other, which they do after long pauses.
    std::vector<double> Guess() const
    {
        const auto shares =
            RedialAfterLongPauses(m_queue.load, m_queue.ports, m_queue.redial, m_queue.tries);
        const Eigen::VectorXd busy =
            BusyDistribution(m_queue.load * shares.attemptsPerCaller, m_queue.ports);
        std::vector<std::vector<double>> pausing;
        double mean = m_queue.load * m_queue.pause;
        for (const std::size_t cut : m_cut)
        {
            mean *= m_queue.redial * shares.refused;
            std::vector<double>& share = pausing.emplace_back(1, std::exp(-mean));
            for (std::size_t number = 1; number <= cut; ++number)
            {
                share.push_back(share.back() * mean / static_cast<double>(number));
            }
        }
        std::vector<double> probability(m_in.size());
        for (std::size_t state = 0; state < probability.size(); ++state)
        {
            probability[state] = busy[static_cast<Eigen::Index>(state % m_stride[0])];
            for (std::size_t i = 0; i < pausing.size(); ++i)
            {
                probability[state] *= pausing[i][Pausing(state, i + 1)];
            }
        }
        return probability;
    }

    /// Scales the states with k ports busy, for each k, so that as many calls begin at k as end at
    /// k + 1: sweeps alone are slow to move probability from few busy ports to many.
    void Balance(std::vector<double>& probability) const
    {
        std::vector<double> begins(m_ports + 1, 0);
        std::vector<double> ends(m_ports + 1, 0);
        for (std::size_t state = 0; state < probability.size(); ++state)
        {
            const std::size_t busy = state % m_stride[0];
            const double ended = static_cast<double>(busy) * probability[state];
            ends[busy] += ended;
            begins[busy] += m_out[state] * probability[state] - ended;
        }
        std::vector<double> factor(m_ports + 1, 1);
        for (std::size_t busy = 1; busy <= m_ports; ++busy)
        {
            // States too improbable for a double stay as they are.
            const bool known = begins[busy - 1] > 0 && ends[busy] > 0;
            factor[busy] = factor[busy - 1] * (known ? begins[busy - 1] / ends[busy] : 1);
        }
        for (std::size_t state = 0; state < probability.size(); ++state)
        {
            probability[state] *= factor[state % m_stride[0]];
        }
    }

    /// Returns how much of the probability moved.
    double Sweep(std::vector<double>& probability) const
    {
        double moved = 0;
        double sum = 0;
        for (std::size_t state = 0; state < probability.size(); ++state)
        {
            double inflow = 0;
            for (const Event& event : m_in[state])
            {
                inflow += event.rate * probability[event.from];
            }
            const double now = inflow / m_out[state];
            moved += std::abs(now - probability[state]);
            probability[state] = now;
            sum += now;
        }
        for (double& each : probability)
        {
            each /= sum;
        }
        return moved / sum;
    }

    LimitedRedial m_queue;
    std::size_t m_ports;
    std::vector<std::size_t> m_cut;    // callers who pause after 1, 2, ... tries, at the most
    std::vector<std::size_t> m_stride; // between states that differ by one such caller
    std::vector<std::vector<Event>> m_in;
    std::vector<double> m_out;
};

void
RequireDomain(const LimitedRedial& queue)
{
    Require(queue.ports >= 1 && queue.ports <= 1000, "ports", queue.ports, "1..1000");
    Require(queue.load >= 0 && queue.load <= 1000, "offered load", queue.load, "0..1000 erlangs");
    Require(queue.redial >= 0 && queue.redial <= 1, "redial probability", queue.redial, "0..1");
    Require(queue.tries >= 1 && queue.tries <= 5, "tries", queue.tries, "1..5");
    Require(std::isfinite(queue.pause) && queue.pause > 0,
            "mean pause over mean holding",
            queue.pause,
            "finite, above 0");
}

} // namespace

RedialShares
SharesOfTries(const LimitedRedial& queue)
{
    RequireDomain(queue);
    if (queue.load == 0)
    {
        return {};
    }
    const Chain chain(queue);
    const auto probability = chain.Stationary();
    const auto redials = static_cast<std::size_t>(queue.tries - 1);
    std::vector<double> refused(redials + 1, 0); // flows of the first, second, ... tries
    double again = 0;                            // flow of all later tries
    RedialShares shares;
    for (std::size_t state = 0; state < probability.size(); ++state)
    {
        const bool full = chain.IsFull(state);
        shares.firstRefused += full ? probability[state] : 0;
        for (std::size_t tries = 1; tries <= redials; ++tries)
        {
            const double pausing =
                static_cast<double>(chain.Pausing(state, tries)) * probability[state];
            shares.pausing += pausing;
            again += pausing / queue.pause;
            refused[tries] += full ? pausing / queue.pause : 0;
        }
    }
    refused[0] = queue.load * shares.firstRefused;
    double all = 0;
    for (std::size_t i = 0; i <= redials; ++i)
    {
        all += refused[i];
        shares.lost += refused[i] * (i < redials ? 1 - queue.redial : 1) / queue.load;
    }
    shares.refused = all / (queue.load + again);
    shares.attemptsPerCaller = 1 + again / queue.load;
    return shares;
}

} // namespace pptplab::analysis
