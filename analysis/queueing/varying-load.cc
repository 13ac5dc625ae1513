// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/varying-load.h"

#include "analysis/queueing/domain.h"

#include <boost/numeric/odeint/integrate/integrate_adaptive.hpp>
#include <boost/numeric/odeint/stepper/generation.hpp>
#include <boost/numeric/odeint/stepper/runge_kutta_dopri5.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace pptplab::analysis
{

namespace
{

// Probabilities of 0..ports busy, then callers offered and callers refused.
using State = std::vector<double>;

constexpr double kAbsoluteError = 1e-13;
constexpr double kRelativeError = 1e-11;

class Forward
{
  public:
    Forward(const LoadCurve& curve, int ports)
        : m_curve(curve),
          m_ports(static_cast<std::size_t>(ports)),
          m_firstStep(0.1 / (PeakLoad(curve) + ports)),
          m_state(m_ports + 3, 0.0)
    {
        m_state[0] = 1;
    }

    const State& Probabilities() const { return m_state; }
    double Offered() const { return m_state[m_ports + 1]; }
    double Refused() const { return m_state[m_ports + 2]; }
    double Worst() const { return m_worst; }

    void StartCounting()
    {
        m_state[m_ports + 1] = m_state[m_ports + 2] = 0;
        m_worst = m_state[m_ports];
    }

    void Go(double from, double to)
    {
        if (from >= to)
        {
            return;
        }
        const std::vector<double> ends = SmoothPieces(m_curve, from, to);
        for (std::size_t piece = 1; piece < ends.size(); ++piece)
        {
            Integrate(ends[piece - 1], ends[piece]);
        }
    }

  private:
    void Integrate(double from, double to)
    {
        namespace odeint = boost::numeric::odeint;
        const bool steps = !std::holds_alternative<LoadSine>(m_curve);
        const double constant = LoadAt(m_curve, from);
        const auto slope = [&](const State& state, State& change, double time) {
            Slope(steps ? constant : LoadAt(m_curve, time), state, change);
        };
        const auto look = [&](const State& state, double) {
            m_worst = std::max(m_worst, state[m_ports]);
        };
        odeint::integrate_adaptive(odeint::make_controlled(kAbsoluteError,
                                                           kRelativeError,
                                                           odeint::runge_kutta_dopri5<State>()),
                                   slope,
                                   m_state,
                                   from,
                                   to,
                                   std::min(m_firstStep, to - from),
                                   look);
    }

    void Slope(double load, const State& state, State& change) const
    {
        const double* p = state.data();
        double* d = change.data();
        const auto ports = static_cast<int>(m_ports);
        d[0] = p[1] - load * p[0];
        for (int k = 1; k < ports; ++k)
        {
            d[k] = load * (p[k - 1] - p[k]) + (k + 1) * p[k + 1] - k * p[k];
        }
        d[ports] = load * p[ports - 1] - ports * p[ports];
        d[ports + 1] = load;
        d[ports + 2] = load * p[ports];
    }

    LoadCurve m_curve;
    std::size_t m_ports;
    double m_firstStep; // first step in each piece, mean holding times
    State m_state;
    double m_worst = 0;
};

void
RequireProblem(const LoadCurve& curve, int ports, double time)
{
    RequireCurve(curve);
    Require(ports >= 1 && ports <= 10'000, "ports", ports, "1..10000");
    Require(time >= 0, "time", time, "0 mean holding times or more");
    const double work = (PeakLoad(curve) + ports) * (ports + 50) * time;
    Require(work <= 3e7, "(peak load + ports) x (ports + 50) x time", work, "up to 3e7");
    const double pieces = PiecesBetween(curve, 0, time) * (ports + 50);
    Require(pieces <= 1e6, "half periods or steps x (ports + 50)", pieces, "up to 1e6");
}

} // namespace

VaryingRefusals
RefusedOfVaryingLoad(const LoadCurve& curve, int ports, const Window& window)
{
    RequireProblem(curve, ports, window.to);
    Require(window.from >= 0, "start of the window", window.from, "0 or more");
    Require(window.to > window.from, "end of the window", window.to, "above its start");
    Forward forward(curve, ports);
    forward.Go(0, window.from);
    forward.StartCounting();
    forward.Go(window.from, window.to);
    Require(forward.Offered() > 0, "callers in the window", forward.Offered(), "above 0");
    // The errors of the steps leave some -1e-14.
    return {std::max(0.0, forward.Refused() / forward.Offered()), std::max(0.0, forward.Worst())};
}

Eigen::VectorXd
BusyUnderVaryingLoad(const LoadCurve& curve, int ports, double time)
{
    RequireProblem(curve, ports, time);
    Forward forward(curve, ports);
    forward.Go(0, time);
    return Eigen::Map<const Eigen::VectorXd>(forward.Probabilities().data(), ports + 1).cwiseMax(0);
}

} // namespace pptplab::analysis
