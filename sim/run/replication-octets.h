// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_REPLICATION_OCTETS_H
#define PPTPLAB_SIM_RUN_REPLICATION_OCTETS_H

#include "analysis/stats/tally.h"
#include "sim/run/run-log.h"

#include <string>

namespace pptplab::sim::run
{

/// What a worker found out about one replication of a cell.
struct WorkerResult
{
    analysis::Replication replication;
    RunLog log{}; ///< empty in a sweep, which has no use for it
};

// A result as octets (octets.h).
std::string ToOctets(const WorkerResult& result);
WorkerResult FromOctets(const std::string& octets);

} // namespace pptplab::sim::run

#endif
