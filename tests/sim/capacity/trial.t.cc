// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/trial.h"

#include "sim/reading/read-scenario.h"
#include "sim/scenario/values/document.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>

namespace pptplab::sim::capacity
{

namespace
{

using population::Law;

/// Draws what the options of the command allow.
class Draw
{
  public:
    explicit Draw(std::uint64_t seed) : m_random(seed) {}

    double Number(double low, double high)
    {
        return std::uniform_real_distribution<double>(low, high)(m_random);
    }

    /// Any order of magnitude is as likely as another.
    double Spread(double low, double high)
    {
        return std::exp(Number(std::log(low), std::log(high)));
    }

    bool Coin() { return Number(0, 1) < 0.5; }

    /// A time of a second to a third of kLongestMean.
    Law Time()
    {
        const Duration mean = FromSeconds(Spread(1, ToSeconds(kLongestMean) / 3));
        const double kind = Number(0, 4);
        return kind < 1   ? Law::Exponential(mean)
               : kind < 2 ? Law::Constant(mean)
               : kind < 3 ? Law::Uniform(mean / 2, mean + mean / 2)
                          : Law::Pareto(mean, Number(1.1, 3));
    }

    TrialOptions Options()
    {
        TrialOptions options;
        Demand& demand = options.demand;
        demand.holding = Time();
        demand.cleanup = Coin() ? Time() : Law::Constant(Duration{});
        demand.setup = Coin() ? Time() : Law::Constant(Duration{});
        demand.netbeuiShare = Coin() ? 0 : Number(0, 1);
        demand.spread = Coin() ? population::Spread::Random : population::Spread::Hunt;
        const double held = ToSeconds(demand.setup.Mean() + demand.holding.Mean());
        demand.callsPerHour = Spread(1e-6, 0.99) * kSecondsPerHour / held;
        if (Coin())
        {
            demand.redial =
                Persistence{Spread(1e-9, 1), Time(), static_cast<std::uint32_t>(Spread(1, 999))};
        }
        else if (Coin())
        {
            demand.finite = true;
            // Whoever would be idle for more than 50,000 days is told so.
            demand.callsPerHour = std::max(demand.callsPerHour, 0.05 * kSecondsPerHour / held);
            demand.spread = population::Spread::Hunt;
        }
        options.precision = {Spread(0.1, 50), Coin()};
        return options;
    }

    /// With no more users than the command takes, of whom one may be one too many.
    std::optional<Trial> Of(const Demand& demand)
    {
        constexpr double kMostLoad = 3e5;
        const double users = std::min(1e6, kMostLoad / LoadOfUser(demand));
        if (users < 1)
        {
            return std::nullopt;
        }
        const auto upTo = [&](double most) { return static_cast<std::uint32_t>(Spread(1, most)); };
        const ras::ServicePack pack = Coin() ? kRepaired : ras::ServicePack::Sp3;
        return Trial{std::floor(Spread(1, users)), {upTo(1000), upTo(256)}, pack};
    }

  private:
    std::mt19937_64 m_random;
};

TEST(Trial, OfWhateverOptionsIsAScenarioWithoutMistakes)
{
    for (std::uint64_t seed = 1; seed <= 400; ++seed)
    {
        Draw draw(seed);
        const TrialOptions options = draw.Options();
        const auto trial = draw.Of(options.demand);
        if (!trial)
        {
            continue;
        }
        const std::string text = ScenarioText(*trial, options);
        const auto reading = reading::ReadScenario(scenario::ParseDocument(text, "trial").root);
        ASSERT_TRUE(reading.problems.empty())
            << "seed " << seed << ": " << reading.problems.front().text << "\n"
            << text;
    }
}

} // namespace

} // namespace pptplab::sim::capacity
