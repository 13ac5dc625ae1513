// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/campaign.h"

#include "sim/scenario/values/document.h"

#include <gtest/gtest.h>

#include <pthread.h>
#include <unistd.h>

namespace pptplab::sim::campaign
{

namespace
{

/// Number of the next workers that die as soon as they are forked.
int stillborn = 0;
bool nextDies = false;

void
BeforeFork()
{
    nextDies = stillborn > 0;
    stillborn -= nextDies ? 1 : 0;
}

void
InChild()
{
    if (nextDies)
    {
        ::_exit(9);
    }
}

class Plan : public testing::Test
{
  protected:
    static void SetUpTestSuite() { ::pthread_atfork(BeforeFork, nullptr, InChild); }

    void TearDown() override { stillborn = 0; }

    static std::optional<analysis::Campaign> Make()
    {
        const auto experiment = experiment::ReadExperiment(scenario::ParseDocument(R"([scenario]
duration = "20000s"
[server]
ports = 4
[[clients]]
name = "office"
arrival_rate = "0.1/s"
holding = { exponential = "30s" }
[sweep]
"server.ports" = [1, 2, 4]
)",
                                                                                   "small.toml"));
        return CampaignOf(experiment, workers::WorkerPool{1, false});
    }
};

TEST_F(Plan, AnExactValueWhoseWorkerDiedIsComputedAgain)
{
    stillborn = 2;
    const auto plan = Make();
    ASSERT_TRUE(plan);
    for (const analysis::PlannedCell& cell : plan->cells)
    {
        EXPECT_FALSE(cell.setup.exact.empty());
    }
}

TEST_F(Plan, WorkersThatKeepDyingAreTold)
{
    stillborn = 100;
    EXPECT_THROW(Make(), NoExactValue);
}

} // namespace

} // namespace pptplab::sim::campaign
