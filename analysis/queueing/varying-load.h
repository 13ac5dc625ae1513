// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_VARYING_LOAD_H
#define PPTPLAB_ANALYSIS_QUEUEING_VARYING_LOAD_H

#include "analysis/queueing/load-curve.h"
#include "analysis/queueing/transient.h"

#include <Eigen/Core>

namespace pptplab::analysis
{

// M(t)/M/c/c from an empty server at 0. Time in mean holding times. All of them:
// std::domain_error outside the domain or if the curve is not as load-curve.h says.

struct VaryingRefusals
{
    double refused = 0; ///< share of the callers of the window
    double worst = 0;   ///< largest share at any moment of it, looked at after each step of the ODE
};

/// Kolmogorov's forward equations p' = p Q(t), with the callers offered and refused as two more
/// unknowns, by the fifth-order pair of J. R. Dormand and P. J. Prince (Journal of Computational
/// and Applied Mathematics 6 (1980) 19-26) with an error of 1e-13 + 1e-11 p a step; jumps of the
/// curve end a step. Error of the shares: below 1e-10 (the chain forgets errors within a holding
/// time). Domain: 0 <= from < to, 1 <= ports <= 10,000, (peak + ports) x (ports + 50) x to <= 3e7,
/// half periods or steps before `to` x (ports + 50) <= 1e6 (up to 8 s at either limit); some
/// callers in the window.
VaryingRefusals RefusedOfVaryingLoad(const LoadCurve& curve, int ports, const Window& window);

/// Probabilities of 0..ports busy at `time`. Error and domain as above.
Eigen::VectorXd BusyUnderVaryingLoad(const LoadCurve& curve, int ports, double time);

/// Modified offered load: at each moment Erlang B of what infinitely many ports would carry then
/// (D. L. Jagerman, Bell System Technical Journal 54 (1975) 625-661; W. A. Massey and W. Whitt,
/// Annals of Applied Probability 4 (1994) 1145-1160). An approximation that sees the callers' past
/// but not that some of them were refused; good below some per cent. The window's share weighs the
/// moments with their load. The integrals are right to 1e-10 (Gauss-Kronrod, piece by piece).
/// Domain: 0 <= from < to, 0 <= ports <= 1e6, at most 501 half periods or steps in the window and
/// 10,000 steps in all; some callers in it.
double RefusedByModifiedLoad(const LoadCurve& curve, double ports, const Window& window);

/// Pointwise stationary approximation: at each moment Erlang B of the load of that moment (L. Green
/// and P. Kolesar, Management Science 37 (1991) 84-97). The limit of curves that change slowly.
/// Error and domain as RefusedByModifiedLoad.
double RefusedPointwise(const LoadCurve& curve, double ports, const Window& window);

} // namespace pptplab::analysis

#endif
