// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_REPLICATION_OCTETS_H
#define PPTPLAB_SIM_RUN_REPLICATION_OCTETS_H

#include "analysis/stats/tally.h"
#include "sim/run/run-log.h"

#include <map>
#include <string>

namespace pptplab::sim::run
{

/// What a worker found out about one replication of a cell.
struct WorkerResult
{
    analysis::Replication replication;
    std::map<std::string, double> exact;          ///< exact values, of a worker that looks for them
    RunLog log{};                                 ///< empty in a sweep, which has no use for it
    std::map<std::string, std::string> noExact{}; ///< likewise, why there is none
};

// A result as octets, for the pipe between a worker and its parent, which are one program: the
// layout is the compiler's own.
std::string ToOctets(const WorkerResult& result);
WorkerResult FromOctets(const std::string& octets);

} // namespace pptplab::sim::run

#endif
