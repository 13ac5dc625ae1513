// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/difference.h"

#include "analysis/stats/ratio.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace pptplab::analysis
{

namespace
{

/// One replication of one batch for each value.
MetricSums
MeansOf(const std::vector<double>& values)
{
    MetricSums sums{{}, Extent::FromZero};
    for (const double value : values)
    {
        sums.replications.push_back({Sum{1, value}});
    }
    return sums;
}

MetricSums
SharesOf(const std::array<std::uint64_t, 10>& n, const std::array<double, 10>& total)
{
    MetricSums sums;
    for (std::size_t i = 0; i < n.size(); ++i)
    {
        sums.replications.push_back({Sum{n[i], total[i]}});
    }
    return sums;
}

Estimate
FigureOf(const MetricSums& sums)
{
    return sums.extent == Extent::Share ? *EstimateShare(sums.replications)
                                        : *EstimateMean(sums.replications, sums.extent);
}

Difference
Paired(const MetricSums& first, const MetricSums& second)
{
    return PairedDifference({first, FigureOf(first)}, {second, FigureOf(second)});
}

Difference
Unpaired(const MetricSums& first, const MetricSums& second)
{
    return UnpairedDifference({first, FigureOf(first)}, {second, FigureOf(second)});
}

const std::vector<double> kFirst = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
const std::vector<double> kSecond = {2, 4, 4, 6, 6, 8, 8, 10, 10, 12};

// R: t.test(y, x, paired = TRUE).
TEST(Difference, OfPairedMeansIsStudents)
{
    const Difference difference = Paired(MeansOf(kFirst), MeansOf(kSecond));
    EXPECT_EQ(difference.by, DifferenceBy::Paired);
    EXPECT_DOUBLE_EQ(difference.value, 1.5);
    EXPECT_DOUBLE_EQ(difference.freedom, 9);
    EXPECT_NEAR(difference.low, 1.1229738062, 1e-10);
    EXPECT_NEAR(difference.high, 1.8770261938, 1e-10);
    // Variances 82.5 / 9 and 90 / 9 of the sides, 2.5 / 9 of the pairs.
    EXPECT_NEAR(difference.gain.value(), 172.5 / 2.5, 1e-9);
}

// R: t.test(y, x).
TEST(Difference, OfIndependentMeansIsWelchs)
{
    const Difference difference = Unpaired(MeansOf(kFirst), MeansOf(kSecond));
    EXPECT_EQ(difference.by, DifferenceBy::Welch);
    EXPECT_NEAR(difference.freedom, 17.9660377358, 1e-9);
    EXPECT_NEAR(difference.low, -1.40898902359, 1e-9);
    EXPECT_NEAR(difference.high, 4.40898902359, 1e-9);
    EXPECT_FALSE(difference.gain);
}

TEST(Difference, OfRatiosWeighsEachUnitByItsAttempts)
{
    const auto first =
        SharesOf({10, 12, 9, 11, 10, 8, 12, 10, 9, 11}, {2, 3, 1, 2, 2, 1, 4, 2, 1, 3});
    const auto second =
        SharesOf({11, 12, 9, 10, 10, 9, 12, 10, 8, 11}, {1, 2, 0, 1, 1, 0.5, 3, 1, 0, 1});
    const Difference difference = Paired(first, second);
    const double a = 21.0 / 102;
    const double b = 10.5 / 102;
    double squares = 0;
    for (std::size_t i = 0; i < 10; ++i)
    {
        const Sum& x = first.replications[i][0];
        const Sum& y = second.replications[i][0];
        const double residual = (y.total - b * static_cast<double>(y.n)) / 102 -
                                (x.total - a * static_cast<double>(x.n)) / 102;
        squares += residual * residual;
    }
    EXPECT_DOUBLE_EQ(difference.value, b - a);
    EXPECT_NEAR(difference.standardError, std::sqrt(squares * 10 / 9), 1e-12);
}

// Newcombe's table II, (a): 56 of 70 and 48 of 80 by method 10 are 0.0524 to 0.3339.
TEST(Difference, OfFewHitsIsByTheLimitsOfBoth)
{
    Estimate first;
    first.value = 0.6;
    first.low = 0.4904546501;
    first.high = 0.7003817240;
    first.by = IntervalBy::Tail;
    Estimate second = first;
    second.value = 0.8;
    second.low = 0.6918335550;
    second.high = 0.8769526075;
    const MetricSums sums = SharesOf({80, 1, 1, 1, 1, 1, 1, 1, 1, 1}, {});
    const auto of = [&](double hits, std::uint64_t n) {
        MetricSums side = sums;
        side.replications[0][0] = {n, hits};
        for (std::size_t i = 1; i < 10; ++i)
        {
            side.replications[i][0] = {};
        }
        return side;
    };
    const MetricSums a = of(48, 80);
    const MetricSums b = of(56, 70);
    for (const Difference& difference :
         {PairedDifference({a, first}, {b, second}), UnpairedDifference({a, first}, {b, second})})
    {
        EXPECT_EQ(difference.by, DifferenceBy::Limits);
        EXPECT_NEAR(difference.value, 0.2, 1e-12);
        EXPECT_NEAR(difference.low, 0.0524314724, 1e-9);
        EXPECT_NEAR(difference.high, 0.3338726540, 1e-9);
    }
}

TEST(Difference, OfAFigureToItselfIsNone)
{
    const auto sums =
        SharesOf({10, 12, 9, 11, 10, 8, 12, 10, 9, 11}, {2, 3, 1, 2, 2, 1, 4, 2, 1, 3});
    const Difference difference = Paired(sums, sums);
    EXPECT_EQ(difference.value, 0);
    EXPECT_EQ(difference.by, DifferenceBy::Limits); // no pair differs: that is no proof of equality
    EXPECT_LT(difference.low, 0);
    EXPECT_GT(difference.high, 0);
}

TEST(Difference, OfCountsFromOneCannotLeaveWhatTheyAre)
{
    const auto first = SharesOf({1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, {1, 1, 1, 1, 1, 1, 1, 1, 1, 0});
    const auto second = SharesOf({1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, {0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
    EXPECT_GE(Paired(first, second).low, -1);
}

/// Attempts of two systems that answer the same random numbers, in bursts that both meet.
class SharedBursts
{
  public:
    SharedBursts(double first, double second, std::uint64_t seed)
        : m_first(first), m_second(second), m_generator(seed)
    {
    }

    void AddReplication(std::size_t batches)
    {
        constexpr int kAttempts = 100;
        m_sums[0].replications.emplace_back();
        m_sums[1].replications.emplace_back();
        for (std::size_t batch = 0; batch < batches; ++batch)
        {
            const double burst = 0.5 + Uniform();
            std::array<Sum, 2> sums{};
            for (int attempt = 0; attempt < kAttempts; ++attempt)
            {
                const double u = Uniform();
                sums[0].total += u < burst * m_first ? 1 : 0;
                sums[1].total += u < burst * m_second ? 1 : 0;
            }
            for (std::size_t side = 0; side < 2; ++side)
            {
                sums[side].n = kAttempts;
                m_sums[side].replications.back().push_back(sums[side]);
            }
        }
    }

    const MetricSums& First() const { return m_sums[0]; }
    const MetricSums& Second() const { return m_sums[1]; }

  private:
    double Uniform() { return static_cast<double>(m_generator() >> 11U) * 0x1p-53; }

    double m_first;
    double m_second;
    std::mt19937_64 m_generator;
    std::array<MetricSums, 2> m_sums{};
};

struct Plan
{
    double first;
    double second;
    int replications;
    bool pair;
};

/// How often the interval holds the truth, and how wide it is on average.
std::pair<double, double>
CoverageOf(const Plan& plan, int count = 1000)
{
    int covered = 0;
    double width = 0;
    for (int run = 0; run < count; ++run)
    {
        const auto seed = 500 + 2 * static_cast<std::uint64_t>(run);
        SharedBursts both(plan.first, plan.second, seed);
        SharedBursts other(plan.first, plan.second, seed + 1);
        for (int i = 0; i < plan.replications; ++i)
        {
            const std::size_t batches = plan.replications < 10 ? 30 : 1;
            both.AddReplication(batches);
            other.AddReplication(batches);
        }
        const Difference difference = plan.pair ? Paired(both.First(), both.Second())
                                                : Unpaired(both.First(), other.Second());
        const double truth = plan.second - plan.first;
        covered += difference.low <= truth && truth <= difference.high ? 1 : 0;
        width += difference.high - difference.low;
    }
    return {static_cast<double>(covered) / count, width / count};
}

// A true coverage of 95 % shows 95 % +- 0.7 % over 1000 runs: three standard errors.
TEST(Difference, CoversTheTruth)
{
    for (const Plan& plan : {Plan{0.2, 0.12, 12, true},
                             Plan{0.2, 0.12, 12, false},
                             Plan{0.2, 0.12, 30, true},
                             Plan{0.2, 0.12, 1, true},
                             Plan{0.2, 0.12, 3, false}})
    {
        SCOPED_TRACE(testing::Message() << plan.replications << (plan.pair ? " pairs" : " each"));
        const auto [coverage, width] = CoverageOf(plan);
        EXPECT_GE(coverage, 0.929);
        EXPECT_LE(coverage, 0.971);
    }
}

TEST(Difference, OfFewHitsCoversTheTruthWithRoomToSpare)
{
    for (const Plan& plan : {Plan{0.002, 0.001, 20, true}, Plan{0.002, 0.001, 20, false}})
    {
        EXPECT_GE(CoverageOf(plan, 400).first, 0.95);
    }
}

TEST(Difference, IsNarrowerInPairs)
{
    const double paired = CoverageOf({0.2, 0.12, 20, true}, 200).second;
    const double unpaired = CoverageOf({0.2, 0.12, 20, false}, 200).second;
    EXPECT_LT(paired, 0.7 * unpaired);
}

} // namespace

} // namespace pptplab::analysis
