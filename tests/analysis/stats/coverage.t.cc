// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/erlang.h"
#include "analysis/stats/estimate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

namespace pptplab::analysis
{

namespace
{

/// Short runs of M/M/c/c with holding time 1, each started in its stationary state.
struct Runs
{
    double load;
    int ports;
    double batch; ///< length of a batch, in holding times
    int replications;
};

class LossSystem
{
  public:
    LossSystem(const Runs& runs, std::uint64_t seed) : m_runs(runs), m_generator(seed) {}

    std::vector<BatchSums> Run()
    {
        std::vector<BatchSums> replications(static_cast<std::size_t>(m_runs.replications));
        std::generate(replications.begin(), replications.end(), [&] { return OneReplication(); });
        return replications;
    }

  private:
    double Uniform() { return static_cast<double>(m_generator() >> 11U) * 0x1p-53; }

    int StationaryState()
    {
        for (;;)
        {
            // The state of the same system with infinitely many ports, if it fits.
            double product = Uniform();
            int busy = 0;
            const double limit = std::exp(-m_runs.load);
            for (; product > limit; ++busy)
            {
                product *= Uniform();
            }
            if (busy <= m_runs.ports)
            {
                return busy;
            }
        }
    }

    BatchSums OneReplication()
    {
        constexpr std::size_t kBatches = 30;
        BatchSums batches(kBatches);
        int busy = StationaryState();
        double now = 0;
        for (;;)
        {
            const double rate = m_runs.load + busy;
            now -= std::log1p(-Uniform()) / rate;
            const auto batch = static_cast<std::size_t>(now / m_runs.batch);
            if (batch >= kBatches)
            {
                return batches;
            }
            if (Uniform() * rate >= m_runs.load)
            {
                --busy;
                continue;
            }
            ++batches[batch].n;
            const bool refused = busy == m_runs.ports;
            batches[batch].total += refused ? 1 : 0;
            busy += refused ? 0 : 1;
        }
    }

    Runs m_runs;
    std::mt19937_64 m_generator;
};

double
CoverageOf(const Runs& runs, int count = 400)
{
    const double exact = ErlangB(runs.load, runs.ports);
    const double designEffect = ErlangBDesignEffect(runs.load, runs.ports);
    int covered = 0;
    for (int run = 0; run < count; ++run)
    {
        const std::uint64_t seed = 1000 + static_cast<std::uint64_t>(run);
        const Estimate estimate = *EstimateShare(LossSystem(runs, seed).Run(), designEffect);
        covered += estimate.low <= exact && exact <= estimate.high ? 1 : 0;
    }
    return static_cast<double>(covered) / count;
}

// A true coverage of 95 % shows 95 % +- 1.1 % over 400 runs.
TEST(Coverage, OfTheIntervalIsHonestForCorrelatedRefusals)
{
    for (const Runs& runs : {Runs{45, 50, 5, 1},   // 365 refusals a run, design effect 8.2
                             Runs{3, 8, 100, 1},   // 73 refusals a run, p = 0.008, effect 2.2
                             Runs{0.7, 2, 10, 12}, // replications as units
                             Runs{0.1, 1, 30, 4}}) // independent refusals
    {
        SCOPED_TRACE(testing::Message() << runs.load << " E on " << runs.ports << " ports");
        const double coverage = CoverageOf(runs);
        EXPECT_GE(coverage, 0.92);
        EXPECT_LE(coverage, 0.98);
    }
}

// Over 1,000 runs a true coverage of 95 % shows 95 % +- 0.7 % (one standard error): 93-97 % is what
// 2.9 of them allow.
TEST(Coverage, Is93To97PercentOfAThousandRunsAtAHalfAtATwentiethAndAtAThousandth)
{
    struct Share
    {
        double refused;
        Runs runs;
    };
    for (const Share& each : {Share{0.5, {1, 1, 40, 1}},
                              Share{0.05, {0.8994, 3, 50, 1}},
                              Share{0.001, {0.19384, 3, 4000, 1}}})
    {
        SCOPED_TRACE(testing::Message() << "refused " << each.refused);
        EXPECT_NEAR(ErlangB(each.runs.load, each.runs.ports), each.refused, 0.01 * each.refused);
        const double coverage = CoverageOf(each.runs, 1000);
        EXPECT_GE(coverage, 0.93);
        EXPECT_LE(coverage, 0.97);
    }
}

// Clopper and Pearson's interval covers at least what it says; most of these runs see no refusal.
TEST(Coverage, OfTheIntervalIsKeptWhenRefusalsAreFew)
{
    EXPECT_GE(CoverageOf({35, 50, 1, 1}), 0.95);
    EXPECT_GE(CoverageOf({3, 8, 1, 1}), 0.95);
}

} // namespace

} // namespace pptplab::analysis
