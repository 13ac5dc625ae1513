// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cluster/slurm-scripts.h"

#include <gtest/gtest.h>

namespace pptplab::sim::cluster
{

namespace
{

SlurmSweep
Example()
{
    return {"/opt/pptplab",
            "/shared/Bob's work",
            {"sweep", "my.toml", "--set", "server.hunt=\"random\"", "--db", "out.db"},
            "/shared/Bob's work/out.db",
            "/shared/Bob's work/out.db.elements",
            44,
            {3, 17, 40, 41, 42, 43, 44},
            8,
            2};
}

bool
Holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

TEST(SlurmScripts, RunTheMissingElementsAndBeSignalledThemselves)
{
    const std::string script = ArrayScript(Example());
    EXPECT_EQ(script.substr(0, 10), "#!/bin/sh\n");
    EXPECT_TRUE(Holds(script, "\n#SBATCH --array=3,17,40-44%8\n")) << script;
    EXPECT_TRUE(Holds(script, "\n#SBATCH --signal=B:TERM@60\n#SBATCH --requeue\n")) << script;
    EXPECT_TRUE(Holds(script, "\n#SBATCH --cpus-per-task=2\n")) << script;
    EXPECT_TRUE(Holds(script, R"(
cd '/shared/Bob'\''s work' || exit 2
exec /opt/pptplab sweep my.toml --set 'server.hunt="random"' --db out.db --jobs 2 --element "$SLURM_ARRAY_TASK_ID/44"
)")) << script;
}

TEST(SlurmScripts, LimitNothingUnlessAsked)
{
    SlurmSweep sweep = Example();
    sweep.atOnce = 0;
    EXPECT_TRUE(Holds(ArrayScript(sweep), "\n#SBATCH --array=3,17,40-44\n"));
}

TEST(SlurmScripts, MergeAfterTheArrayWhateverBecameOfIt)
{
    const std::string submit = SubmitScript(Example());
    EXPECT_TRUE(Holds(submit, R"(
cd '/shared/Bob'\''s work/out.db.elements' || exit 2
array=$(sbatch --parsable "$@" array.sh) || exit
)")) << submit;
    EXPECT_TRUE(Holds(submit, "--dependency=\"afterany:${array%%;*}\" \"$@\" merge.sh\n"))
        << submit;
    EXPECT_TRUE(Holds(MergeScript(Example()),
                      R"(exec /opt/pptplab merge '/shared/Bob'\''s work/out.db' )"
                      R"('/shared/Bob'\''s work/out.db.elements')"));
}

TEST(SlurmScripts, OnlyMergeWhenNothingIsMissing)
{
    SlurmSweep sweep = Example();
    sweep.missing.clear();
    EXPECT_FALSE(Holds(SubmitScript(sweep), "array.sh"));
    EXPECT_TRUE(Holds(SubmitScript(sweep), "merge.sh"));
}

} // namespace

} // namespace pptplab::sim::cluster
