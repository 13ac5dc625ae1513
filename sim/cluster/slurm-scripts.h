// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CLUSTER_SLURM_SCRIPTS_H
#define PPTPLAB_SIM_CLUSTER_SLURM_SCRIPTS_H

#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::sim::cluster
{

/// What a Slurm job array is to run. Paths are absolute, and the same on all nodes.
struct SlurmSweep
{
    std::string program; ///< this one
    std::string folder;  ///< where `sweep` is right: the folder in which the user called it
    std::vector<std::string> sweep; ///< what follows the program's name, without --element, --jobs
    std::string database;           ///< the one that the elements are merged into
    std::string elementsFolder;     ///< theirs, which holds the scripts too
    std::uint32_t elements = 1;
    std::vector<std::uint32_t> missing{}; ///< which of them are to be run, ascending
    std::uint32_t atOnce = 0;             ///< how many may run at a time; 0: as many as can
    unsigned jobs = 1;                    ///< processors of each
};

/// Job array of the missing elements. SIGTERM reaches the program itself, a minute before the time
/// limit or when the node is wanted for others; it exits with 75, and Slurm queues it again where
/// RequeueExit says so.
std::string ArrayScript(const SlurmSweep& sweep);

/// Job that merges what is there.
std::string MergeScript(const SlurmSweep& sweep);

/// Hands both to sbatch, with its own arguments: the merge after the last element, whatever became
/// of the others.
std::string SubmitScript(const SlurmSweep& sweep);

} // namespace pptplab::sim::cluster

#endif
