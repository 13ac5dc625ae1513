// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_CONTINUOUS_ERLANG_H
#define PPTPLAB_ANALYSIS_QUEUEING_CONTINUOUS_ERLANG_H

namespace pptplab::analysis
{

/// Erlang's loss formula for any real number of ports s, in a time that hardly grows with s:
///     B(a, s) = a^s e^-a / Gamma(s+1, a),    1 / B = a integral_0^inf e^-at (1+t)^s dt
/// (R. Fortet's integral; D. L. Jagerman, Bell System Technical Journal 53 (1974) 525-551). For
/// integers it is ErlangB. Below load s from Boost's incomplete gamma functions, above from
/// Legendre's continued fraction (legendre-fraction.h).
/// Domain: 0 <= load <= 1e12, 0 <= ports <= 1e7. Relative error below 1e-12; what is below 1e-300
/// may be 0.
double ContinuousErlangB(double load, double ports);

/// The load of which `ports` refuse the share `blocking`: inverse of ContinuousErlangB in the load.
/// Domain: 1 <= ports <= 1e6, 1e-100 <= blocking <= 0.999999. The blocking of the answer is right
/// to 1e-10 relative.
double LoadForBlocking(double ports, double blocking);

/// The inverse in the number of ports, not rounded.
/// Domain: 1e-6 <= load <= 1e6, 1e-100 <= blocking <= 0.999999; error as above.
double RealPortsForBlocking(double load, double blocking);

/// The smallest number of ports that refuses no more than `blocking`; a blocking that is larger by
/// 1e-11 of itself still counts as no more. Domain as RealPortsForBlocking.
int PortsForBlocking(double load, double blocking);

// All functions above: std::domain_error outside the domain.

} // namespace pptplab::analysis

#endif
