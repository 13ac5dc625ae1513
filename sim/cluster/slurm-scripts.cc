// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cluster/slurm-scripts.h"

#include "sim/campaign/share.h"
#include "sim/scenario/values/shell-word.h"

#include <fmt/format.h>

namespace pptplab::sim::cluster
{

namespace
{

using scenario::ScriptWord;

/// The last line of a job: Slurm's signals go to its process (B:), so it must not be a child.
std::string
Call(const SlurmSweep& sweep, const std::vector<std::string>& words)
{
    std::string text = fmt::format(
        "cd {} || exit 2\nexec {}", ScriptWord(sweep.folder), ScriptWord(sweep.program));
    for (const std::string& word : words)
    {
        text += ' ' + ScriptWord(word);
    }
    return text;
}

} // namespace

std::string
ArrayScript(const SlurmSweep& sweep)
{
    return fmt::format(
        R"(#!/bin/sh
# Elements of a sweep, by pptplab sweep --slurm. Any of them may be run again at any time.
#SBATCH --job-name=pptplab
#SBATCH --array={}{}
#SBATCH --ntasks=1
#SBATCH --cpus-per-task={}
#SBATCH --signal=B:TERM@60
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=%a.log
{} --jobs {} --element "$SLURM_ARRAY_TASK_ID/{}"
)",
        campaign::ArrayText(sweep.missing),
        sweep.atOnce > 0 ? fmt::format("%{}", sweep.atOnce) : "",
        sweep.jobs,
        Call(sweep, sweep.sweep),
        sweep.jobs,
        sweep.elements);
}

std::string
MergeScript(const SlurmSweep& sweep)
{
    return fmt::format(R"(#!/bin/sh
# Merges the elements that are there and tells which are missing.
#SBATCH --job-name=pptplab-merge
#SBATCH --ntasks=1
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=merge.log
{}
)",
                       Call(sweep, {"merge", sweep.database, sweep.elementsFolder}));
}

std::string
SubmitScript(const SlurmSweep& sweep)
{
    const std::string folder = ScriptWord(sweep.elementsFolder);
    if (sweep.missing.empty())
    {
        return fmt::format(R"(#!/bin/sh
# All elements are there. Arguments are options of sbatch.
cd {} || exit 2
sbatch --parsable "$@" merge.sh
)",
                           folder);
    }
    return fmt::format(R"(#!/bin/sh
# Submits the array, and the merge for when it has ended. Arguments are options of sbatch.
cd {} || exit 2
array=$(sbatch --parsable "$@" array.sh) || exit
echo "$array"
sbatch --parsable --dependency="afterany:${{array%%;*}}" "$@" merge.sh
)",
                       folder);
}

} // namespace pptplab::sim::cluster
