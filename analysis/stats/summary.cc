// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/summary.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace pptplab::analysis
{

namespace
{

/// Applies `sumOf` (Batch -> Sum) to every batch.
template <typename SumOf>
std::vector<BatchSums>
SumsOf(const std::vector<Replication>& replications, SumOf sumOf)
{
    std::vector<BatchSums> sums;
    for (const Replication& replication : replications)
    {
        BatchSums& row = sums.emplace_back();
        std::transform(
            replication.batches.begin(), replication.batches.end(), std::back_inserter(row), sumOf);
    }
    return sums;
}

class Metrics
{
  public:
    Metrics(const CellSetup& setup, const std::vector<Replication>& replications)
        : m_setup(setup), m_replications(replications)
    {
    }

    template <typename IsHit>
    void AddShareOfAttempts(std::string_view name, IsHit isHit)
    {
        const auto sums = SumsOf(m_replications, [&](const Batch& batch) {
            std::uint64_t hits = 0;
            for (std::size_t i = 0; i < kOutcomes; ++i)
            {
                hits += isHit(static_cast<Outcome>(i)) ? batch.outcomes[i] : 0;
            }
            return Sum{OfferedIn(batch), static_cast<double>(hits)};
        });
        Add(name, EstimateShare(sums, m_setup.designEffect));
    }

    /// The share of an outcome that no attempt met.
    std::optional<Estimate> ShareOfNothing() const
    {
        const auto sums =
            SumsOf(m_replications, [](const Batch& batch) { return Sum{OfferedIn(batch), 0}; });
        return EstimateShare(sums, m_setup.designEffect);
    }

    /// Refused attempts where they were not counted but weighed; false where they were counted.
    bool AddWeighedRefusals()
    {
        constexpr auto kNoPort = static_cast<std::size_t>(Quantity::RareNoPort);
        constexpr auto kCleanup = static_cast<std::size_t>(Quantity::RareCleanup);
        const auto both = SumsOf(m_replications, [](const Batch& batch) {
            return Sum{batch.sums[kNoPort].n,
                       batch.sums[kNoPort].total + batch.sums[kCleanup].total};
        });
        const auto refused = EstimateWeighedShare(both);
        if (!refused)
        {
            return false;
        }
        Add("refused", refused);
        const auto z = m_metrics.back().estimate.z;
        AddIfSeen(NameOf(Outcome::RefusedNoPort), Weighed(kNoPort));
        AddIfSeen(NameOf(Outcome::RefusedCleanup), Weighed(kCleanup));
        // Whoever is not refused is connected: splitting knows no other outcome.
        Estimate connected = *refused;
        connected.value = 1 - refused->value;
        connected.low = 1 - refused->high;
        connected.high = 1 - refused->low;
        Add(NameOf(Outcome::Connected), connected);
        m_metrics.back().estimate.z = z ? std::optional(-*z) : z; // not of what 1 - value rounds to
        return true;
    }

    void AddMean(Quantity quantity)
    {
        const auto index = static_cast<std::size_t>(quantity);
        const auto sums =
            SumsOf(m_replications, [&](const Batch& batch) { return batch.sums[index]; });
        Add(kQuantityNames[index],
            EstimateMean(sums, kQuantityEntries[index].extent, m_setup.designEffect));
    }

    /// Each hit stands for itself: no design effect beyond what the batches show. Refusals come in
    /// bursts.
    void AddShare(Quantity quantity)
    {
        const auto index = static_cast<std::size_t>(quantity);
        const bool refusals = quantity == Quantity::CallersRefusedFirst;
        Add(kQuantityNames[index],
            EstimateShare(
                SumsOf(m_replications, [&](const Batch& batch) { return batch.sums[index]; }),
                refusals ? m_setup.designEffect : 1));
    }

    /// Refused attempts of each group of clients.
    void AddGroups()
    {
        const std::size_t groups =
            m_replications.empty() ? 0 : m_replications.front().groups.size();
        for (std::size_t group = 0; group < groups; ++group)
        {
            const std::string name = MetricOfGroup(m_replications.front().groups[group].name);
            if (OutcomeNamed(name)) // a group called no-port
            {
                continue;
            }
            std::vector<BatchSums> sums;
            sums.reserve(m_replications.size());
            for (const Replication& replication : m_replications)
            {
                sums.push_back(replication.groups.at(group).batches);
            }
            Add(name, EstimateShare(sums, m_setup.designEffect));
        }
    }

    void AddCallers()
    {
        const auto sums = SumsOf(m_replications, [](const Batch& batch) {
            return Sum{batch.callers, static_cast<double>(batch.lostCallers)};
        });
        Add("callers.lost", EstimateShare(sums, m_setup.designEffect));
        const auto served = SumsOf(m_replications, [](const Batch& batch) {
            return Sum{batch.callers, static_cast<double>(batch.callers - batch.lostCallers)};
        });
        Add("callers.served", EstimateShare(served, m_setup.designEffect));
    }

    std::vector<Metric> Take() { return std::move(m_metrics); }

  private:
    std::optional<Estimate> Weighed(std::size_t quantity) const
    {
        return EstimateWeighedShare(
            SumsOf(m_replications, [=](const Batch& batch) { return batch.sums[quantity]; }));
    }

    void AddIfSeen(std::string_view name, const std::optional<Estimate>& estimate)
    {
        if (estimate->value > 0) // weights say nothing of what they never met
        {
            Add(name, estimate);
        }
    }

    void Add(std::string_view name, const std::optional<Estimate>& estimate)
    {
        if (!estimate)
        {
            return;
        }
        Metric metric{std::string(name), *estimate};
        const auto exact = m_setup.exact.find(metric.name);
        if (exact != m_setup.exact.end())
        {
            metric.estimate = Beside(metric.estimate, exact->second);
        }
        m_metrics.push_back(std::move(metric));
    }

    const CellSetup& m_setup;
    const std::vector<Replication>& m_replications;
    std::vector<Metric> m_metrics;
};

std::vector<OutcomeCount>
OutcomesOf(const std::vector<Replication>& replications)
{
    std::vector<OutcomeCount> counts;
    for (std::size_t i = 0; i < kOutcomes; ++i)
    {
        OutcomeCount count{std::string(kOutcomeNames[i])};
        for (const Replication& replication : replications)
        {
            for (const Batch& batch : replication.batches)
            {
                count.attempts += batch.outcomes[i];
            }
        }
        if (count.attempts > 0)
        {
            counts.push_back(std::move(count));
        }
    }
    return counts;
}

bool
IsAlwaysShown(Outcome outcome)
{
    return IsRefusal(outcome) || outcome == Outcome::Connected;
}

} // namespace

const Estimate*
CellSummary::Find(std::string_view metric) const
{
    const auto found = std::find_if(
        metrics.begin(), metrics.end(), [&](const Metric& m) { return m.name == metric; });
    if (found != metrics.end())
    {
        return &found->estimate;
    }
    return unseen && OutcomeNamed(metric) ? &*unseen : nullptr;
}

std::string
CellSummary::WhyNoExact(const std::string& metric) const
{
    const Estimate* estimate = Find(metric);
    if (estimate != nullptr && estimate->exact)
    {
        return {};
    }
    const auto named = noExact.find(metric);
    const auto found = named == noExact.end() ? noExact.find(std::string(kOtherMetrics)) : named;
    return found == noExact.end() ? "none was looked for" : found->second;
}

std::string
MetricOfGroup(std::string_view group)
{
    return std::string(kGroupMetrics) + std::string(group);
}

std::vector<std::string>
MetricNames()
{
    std::vector<std::string> names = {"refused"};
    names.insert(names.end(), kOutcomeNames.begin(), kOutcomeNames.end());
    names.insert(names.end(), kQuantityNames.begin(), kQuantityNames.begin() + kPlainQuantities);
    names.emplace_back("callers.lost");
    names.emplace_back("callers.served");
    return names;
}

CellSummary
Summarise(const CellSetup& setup, const std::vector<Replication>& replications)
{
    CellSummary summary{
        setup.settings, setup.engine, 0, OutcomesOf(replications), {}, {}, setup.noExact};
    for (const OutcomeCount& count : summary.outcomes)
    {
        summary.offered += count.attempts;
    }

    Metrics metrics(setup, replications);
    const auto addOutcome = [&](Outcome shown) {
        metrics.AddShareOfAttempts(NameOf(shown), [&](Outcome o) { return o == shown; });
    };
    if (!metrics.AddWeighedRefusals())
    {
        metrics.AddShareOfAttempts("refused", IsRefusal);
        addOutcome(Outcome::RefusedNoPort);
        addOutcome(Outcome::RefusedCleanup);
        addOutcome(Outcome::Connected);
        summary.unseen = metrics.ShareOfNothing();
    }
    for (const OutcomeCount& count : summary.outcomes)
    {
        const std::optional<Outcome> shown = OutcomeNamed(count.name);
        if (!IsAlwaysShown(*shown))
        {
            addOutcome(*shown);
        }
    }
    for (std::size_t i = 0; i < kPlainQuantities; ++i)
    {
        const auto quantity = static_cast<Quantity>(i);
        if (kQuantityEntries[i].extent == Extent::Share)
        {
            metrics.AddShare(quantity);
        }
        else
        {
            metrics.AddMean(quantity);
        }
    }
    metrics.AddCallers();
    metrics.AddGroups();
    summary.metrics = metrics.Take();
    return summary;
}

} // namespace pptplab::analysis
