// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_WAITING_H
#define PPTPLAB_ANALYSIS_QUEUEING_WAITING_H

namespace pptplab::analysis
{

/// M/M/c: callers who find all ports busy wait for one. NT does not queue callers; this is the
/// limit of callers who redial for ever without a pause.
struct Waiting
{
    double waits = 0;     ///< share of callers who wait
    double meanWait = 0;  ///< mean wait of all callers, in mean holding times
    double meanQueue = 0; ///< number of callers who wait, time average
};

/// Erlang's delay formula from his loss formula,
///     C = c B / (c - a + a B),    mean wait = C / (c - a),    mean queue = a C / (c - a)
/// (R. B. Cooper, Introduction to Queueing Theory, 2nd ed. 1981, section 3.5). No difference of
/// near numbers but c - a, which is exact: relative error below 1e-12 as of ContinuousErlangB; what
/// is below 1e-300 may be 0. Domain: 1 <= ports <= 1e6, 0 <= load < ports.
Waiting ErlangC(double load, int ports);

/// Share of callers who wait longer than `time` (mean holding times), first come first served:
/// C e^-(c-a) time (same source). Relative error below 1e-12 + 3e-16 (c-a) time. Domain: time >= 0.
double WaitsLongerThan(double time, double load, int ports);

// Both functions: std::domain_error outside the domain.

} // namespace pptplab::analysis

#endif
