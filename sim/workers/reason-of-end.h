// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_WORKERS_REASON_OF_END_H
#define PPTPLAB_SIM_WORKERS_REASON_OF_END_H

#include <cstdint>
#include <optional>
#include <string>

namespace pptplab::sim::workers
{

/// Processes that the kernel has killed for want of memory since it started, in all control groups
/// (oom_kill of /proc/vmstat); none where it does not tell.
std::optional<std::uint64_t> OutOfMemoryKills();

/// Why a process ended that should not have, for people. `status` is of waitpid(), `said` what the
/// process wrote to standard error, `killsBefore` OutOfMemoryKills() before it began.
std::string ReasonOfEnd(int status,
                        const std::string& said,
                        std::optional<std::uint64_t> killsBefore);

} // namespace pptplab::sim::workers

#endif
