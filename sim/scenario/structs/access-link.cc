// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/structs/access-link.h"

#include <fmt/format.h>

#include <utility>

namespace pptplab::sim::scenario
{

namespace
{

/// Shorter ones would have the line change its state more often than packets pass.
constexpr Duration kShortestMeanOfOutages = std::chrono::milliseconds(1);

class AccessRules
{
  public:
    AccessRules(const std::string& path, std::vector<Violation>& violations)
        : m_path(path), m_violations(violations)
    {
    }

    void Require(bool holds, std::string_view key, std::string_view text)
    {
        if (!holds)
        {
            m_violations.push_back({m_path + '.' + std::string(key), std::string(text)});
        }
    }

    /// Two laws that take turns: none of them, or both.
    struct Turn
    {
        const population::Law* law;
        std::string_view key;
    };

    void RequireBoth(const Turn& one, const Turn& other)
    {
        const bool any = !one.law->IsZero() || !other.law->IsZero();
        for (const Turn& turn : {one, other})
        {
            Require(!any || turn.law->Mean() >= kShortestMeanOfOutages,
                    turn.key,
                    fmt::format("must have a mean of at least \"1ms\": {} and {} go together",
                                one.key,
                                other.key));
        }
    }

  private:
    const std::string& m_path;
    std::vector<Violation>& m_violations;
};

} // namespace

void
ApplyPreset(const std::function<bool(std::string_view)>& given, AccessLink& link)
{
    if (!link.preset)
    {
        return;
    }
    const PresetLine& line = LineOf(*std::exchange(link.preset, std::nullopt));
    if (!given("access.delay"))
    {
        link.delay = line.delay;
    }
    if (given("access.rate"))
    {
        return;
    }
    // The rate that a direction without one of its own has.
    link.rate = line.down;
    if (!given("access.rate_up") && line.up.bitsPerSecond != line.down.bitsPerSecond)
    {
        link.rateUp = line.up;
    }
}

void
ValidateAccess(const std::string& path, const AccessLink& link, std::vector<Violation>& violations)
{
    AccessRules rules(path, violations);
    const node::Impairments& on = link.impairments;
    const node::BurstLoss& burst = on.burstLoss;
    rules.Require(burst.enter == 0 || burst.leave > 0,
                  "burst_loss.leave",
                  "must be above 0 beside burst_loss.enter: a burst ends at some time");
    rules.Require(burst.enter > 0 || (burst.leave == 0 && burst.inside == 1),
                  "burst_loss.enter",
                  "must be above 0 beside burst_loss.leave or burst_loss.inside: no burst begins");
    rules.Require(on.reorder == 0 || !on.reorderDelay.IsZero(),
                  "reorder_delay",
                  "is required beside reorder: how long a packet is held back");
    rules.Require(on.reorder > 0 || on.reorderDelay.IsZero(),
                  "reorder",
                  "must be above 0 beside reorder_delay: no packet is held back");
    rules.Require(on.jitterOrder == node::JitterOrder::Kept || !on.jitter.IsZero(),
                  "jitter",
                  "is required beside jitter_order = \"free\"");
    const node::RandomOutages& random = on.randomOutages;
    rules.RequireBoth({&random.up, "random_outages.up"}, {&random.down, "random_outages.down"});
    const node::Retrains& retrains = link.retrains;
    rules.RequireBoth({&retrains.every, "retrain.every"}, {&retrains.lasts, "retrain.lasts"});
}

} // namespace pptplab::sim::scenario
