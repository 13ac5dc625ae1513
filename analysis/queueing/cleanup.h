// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_CLEANUP_H
#define PPTPLAB_ANALYSIS_QUEUEING_CLEANUP_H

#include "models/base/units.h"

#include <Eigen/Core>

namespace pptplab::analysis
{

/// A server before SP4 under Poisson callers who do not redial: a port whose NetBEUI session ended
/// is in clean-up, and a caller who meets it is refused although other ports are idle (Q194465).
/// Holding and clean-up are exponential, set-up takes no time.
struct CleanupQueue
{
    int ports = 1;           ///< 1..256
    Rate arrivals;           ///< 0 or more; x holding up to 1e30 erlangs
    Duration holding{};      ///< mean, above 0
    Duration cleanup{};      ///< mean, 0 or more
    double netbeuiShare = 0; ///< share of sessions that leave a clean-up behind, 0..1
};

/// Shares of the callers. Poisson callers see the time averages (PASTA: R. W. Wolff, Operations
/// Research 30 (1982) 223-231).
struct Refusals
{
    double refused = 0;
    double noPort = 0;  ///< no idle port
    double cleanup = 0; ///< refused while at least one port was idle
};

/// The caller is offered one of the ports without a session, each as likely (`hunt = random`).
/// Nothing is subtracted: relative error of each share below 1e-12, and 1e-38 for the cut at
/// `StationaryRandomHunt`'s number of ports in clean-up.
Refusals RefusalsOfRandomHunt(const CleanupQueue& queue);

/// Any port in clean-up refuses every caller (`cleanup_blocks = server`). Nothing is subtracted:
/// relative error of each share below 1e-12.
Refusals RefusalsOfWholeServer(const CleanupQueue& queue);

/// The caller is offered the lowest port without a session (`hunt = lowest`). Up to 8 ports: each
/// of the 3^ports states is an unknown. Nothing is subtracted: relative error of each share below
/// 1e-14. Without callers or from 1e-30 erlangs on.
Refusals RefusalsOfLowestHunt(const CleanupQueue& queue);

/// Probability of (row: ports busy, column: ports in clean-up) under random hunt. The number in
/// clean-up never exceeds that of a server with infinitely many ports, which is Poisson with mean
/// rate x share x clean-up; columns stop where that leaves less than 1e-40, so the balance
/// equations of the full chain hold to rounding.
Eigen::MatrixXd StationaryRandomHunt(const CleanupQueue& queue);

/// Probability of (ports busy, ports in clean-up) under the whole-server rule, with all ports + 1
/// columns.
Eigen::MatrixXd StationaryWholeServer(const CleanupQueue& queue);

// All functions above: std::domain_error outside the ranges given at the fields.

} // namespace pptplab::analysis

#endif
