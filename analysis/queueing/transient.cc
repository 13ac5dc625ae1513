// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/transient.h"

#include "analysis/queueing/domain.h"
#include "analysis/queueing/loss-chain.h"
#include "analysis/queueing/poisson-weights.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <vector>

namespace pptplab::analysis
{

namespace
{

using Eigen::Index;
using Eigen::VectorXd;

// Each probability may differ from the stationary one by so much of itself, and for each unit of
// the chain's rate by so much more: what rounding adds within the holding time that the chain
// remembers.
constexpr double kStationary = 5e-13;
constexpr double kRounding = 5e-16;
// Neither weights nor probabilities are followed below this.
constexpr double kNothing = 1e-290;
constexpr double kLeftOut = 1e-300;
constexpr double kMostWork = 5e8;
constexpr int kStepsBetweenLooks = 64;

// p(0) P^n, one step after the other.
class UniformChain
{
  public:
    UniformChain(double load, const Eigen::Ref<const VectorXd>& start)
        : m_state(start),
          m_next(start.size()),
          m_stationary(BusyDistribution(load, static_cast<int>(start.size()) - 1))
    {
        const Index ports = start.size() - 1;
        m_rate = load + static_cast<double>(ports);
        m_up = load / m_rate;
        m_down = VectorXd::LinSpaced(ports, 1, static_cast<double>(ports)) / m_rate;
        m_stay = m_down.reverse();
        m_stay.conservativeResize(ports + 1);
        m_stay(ports) = m_up;
    }

    void Step()
    {
        const Index ports = m_down.size();
        m_next = m_stay.cwiseProduct(m_state);
        m_next.tail(ports) += m_up * m_state.head(ports);
        m_next.head(ports) += m_down.cwiseProduct(m_state.tail(ports));
        m_state.swap(m_next);
        if (++m_steps % kStepsBetweenLooks == 0)
        {
            Look();
        }
    }

    double Rate() const { return m_rate; }
    const VectorXd& State() const { return m_state; }
    bool IsStationary() const { return m_settled; }

  private:
    void Look()
    {
        m_state /= m_state.sum(); // rounding drifts one way
        const double of = kStationary + kRounding * m_rate;
        const auto apart = (m_state - m_stationary).cwiseAbs().array();
        if ((apart <= of * m_stationary.array() + kNothing).all())
        {
            m_state = m_stationary;
            m_settled = true;
        }
    }

    VectorXd m_state;
    VectorXd m_next;
    VectorXd m_stationary;
    double m_rate = 0;
    double m_up = 0;
    VectorXd m_down; // from k+1 to k
    VectorXd m_stay;
    int m_steps = 0;
    bool m_settled = false;
};

void
RequireWork(double time, double load, Index ports)
{
    Require(time >= 0 && time <= 1e4, "time", time, "0..10000 mean holding times");
    Require(load > 0 && load <= 1e6, "offered load", load, "above 0 to 1e6 erlangs");
    Require(ports >= 1 && ports <= 100'000, "ports", static_cast<double>(ports), "1..100000");
    const auto states = static_cast<double>(ports);
    const double work = (load + states) * states * std::min(time, 40.0);
    const double steps = (load + states) * time;
    Require(steps <= 1e8, "(load + ports) x time", steps, "up to 1e8");
    Require(work <= kMostWork, "(load + ports) x ports x time", work, "up to 5e8");
}

VectorXd
Empty(int ports)
{
    Require(ports >= 1 && ports <= 100'000, "ports", ports, "1..100000");
    return VectorXd::Unit(ports + 1, 0);
}

// P(N > first), P(N > first + 1), ... of the weights, from the small end.
std::vector<double>
LaterThan(const PoissonWeights& weights)
{
    std::vector<double> later(weights.weight.size(), 0.0);
    for (std::size_t i = later.size() - 1; i > 0; --i)
    {
        later[i - 1] = later[i] + weights.weight[i];
    }
    return later;
}

// Integral over a span of the probability that all ports are busy.
double
FullTime(double span, double load, const VectorXd& start)
{
    const Index ports = start.size() - 1;
    UniformChain chain(load, start);
    const PoissonWeights weights = PoissonWeightsOf(chain.Rate() * span, kLeftOut);
    const std::vector<double> later = LaterThan(weights);
    double visits = 0;
    int n = 0;
    for (; n < weights.first && !chain.IsStationary(); ++n)
    {
        visits += chain.State()(ports);
        chain.Step();
    }
    auto next = later.begin();
    for (; next != later.end() && !chain.IsStationary(); ++next)
    {
        visits += *next * chain.State()(ports);
        chain.Step();
    }
    if (chain.IsStationary()) // for all steps that are still to be expected
    {
        const double steps = std::accumulate(later.rbegin(), std::make_reverse_iterator(next), 0.0);
        visits += (std::max(0, weights.first - n) + steps) * chain.State()(ports);
    }
    return visits / chain.Rate();
}

} // namespace

VectorXd
BusyAfter(double time, double load, const Eigen::Ref<const VectorXd>& start)
{
    RequireWork(time, load, start.size() - 1);
    Require(start.minCoeff() >= 0, "smallest start probability", start.minCoeff(), "0 or more");
    Require(std::abs(start.sum() - 1) < 1e-9, "sum of start probabilities", start.sum(), "1");
    UniformChain chain(load, start);
    const PoissonWeights weights = PoissonWeightsOf(chain.Rate() * time, kLeftOut);
    const std::vector<double> later = LaterThan(weights);
    for (int n = 0; n < weights.first && !chain.IsStationary(); ++n)
    {
        chain.Step();
    }
    VectorXd sum = VectorXd::Zero(start.size());
    for (std::size_t i = 0; i < later.size(); ++i)
    {
        if (chain.IsStationary()) // from now on
        {
            sum += (weights.weight[i] + later[i]) * chain.State();
            break;
        }
        sum += weights.weight[i] * chain.State();
        chain.Step();
    }
    return sum;
}

VectorXd
BusyFromEmpty(double time, double load, int ports)
{
    return BusyAfter(time, load, Empty(ports));
}

double
RefusedFromEmpty(const Window& window, double load, int ports)
{
    Require(window.from >= 0, "start of the window", window.from, "0 or more");
    Require(window.to > window.from, "end of the window", window.to, "above its start");
    RequireWork(window.to, load, ports);
    const double span = window.to - window.from;
    return FullTime(span, load, BusyAfter(window.from, load, Empty(ports))) / span;
}

} // namespace pptplab::analysis
