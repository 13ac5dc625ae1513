// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_CLAIMANT_H
#define PPTPLAB_ANALYSIS_STORE_CLAIMANT_H

#include <cstdint>
#include <string>

namespace pptplab::analysis
{

/// A process that claims replications for itself.
struct Claimant
{
    std::string host;
    std::int64_t process = 0;
    std::int64_t started = 0; ///< tells it from a later process of the same number
};

/// A process of this machine.
Claimant ClaimantOf(std::int64_t process);
Claimant ThisProcess();

/// Whether a claim of `other`, made `age` seconds ago, still counts. On this machine: while the
/// process lives. A process of another machine cannot be asked: for an hour. Nothing is lost when a
/// claim lapses too early: both get the same result.
bool StillCounts(const Claimant& other, std::int64_t age);

} // namespace pptplab::analysis

#endif
