// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/access-link.h"

#include <string_view>

namespace pptplab::sim
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

  private:
    const std::string& m_path;
    std::vector<Violation>& m_violations;
};

bool
HasLength(const population::Law& law)
{
    return law.Mean() >= kShortestMeanOfOutages;
}

} // namespace

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
    const bool any = !random.up.IsZero() || !random.down.IsZero();
    for (const auto& [law, key] : {std::pair(&random.up, "random_outages.up"),
                                   std::pair(&random.down, "random_outages.down")})
    {
        rules.Require(!any || HasLength(*law),
                      key,
                      "must have a mean of at least \"1ms\": random outages need both up and down");
    }
}

} // namespace pptplab::sim
