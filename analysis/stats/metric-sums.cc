// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/metric-sums.h"

#include "analysis/stats/parts.h"
#include "analysis/stats/summary.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace pptplab::analysis
{

namespace
{

/// Applies `sumOf` (Batch -> Sum) to every batch.
template <typename SumOf>
std::vector<BatchSums>
BatchesBy(const std::vector<Replication>& replications, SumOf sumOf)
{
    std::vector<BatchSums> sums;
    sums.reserve(replications.size());
    for (const Replication& replication : replications)
    {
        BatchSums& row = sums.emplace_back();
        row.reserve(replication.batches.size());
        std::transform(
            replication.batches.begin(), replication.batches.end(), std::back_inserter(row), sumOf);
    }
    return sums;
}

template <typename IsHit>
MetricSums
ShareOfAttempts(const std::vector<Replication>& replications, IsHit isHit)
{
    return {BatchesBy(replications, [&](const Batch& batch) {
        std::uint64_t hits = 0;
        for (std::size_t i = 0; i < kOutcomes; ++i)
        {
            hits += isHit(static_cast<Outcome>(i)) ? batch.outcomes[i] : 0;
        }
        return Sum{OfferedIn(batch), static_cast<double>(hits)};
    })};
}

bool
AreRefusalsWeighed(const std::vector<Replication>& replications)
{
    constexpr auto kNoPort = static_cast<std::size_t>(Quantity::RareNoPort);
    return std::any_of(replications.begin(), replications.end(), [](const Replication& each) {
        return std::any_of(each.batches.begin(), each.batches.end(), [](const Batch& batch) {
            return batch.sums[kNoPort].n > 0;
        });
    });
}

/// Refused attempts where they were not counted but weighed. Whoever is not refused is connected:
/// splitting knows no other outcome.
std::optional<MetricSums>
WeighedShare(std::string_view metric, const std::vector<Replication>& replications)
{
    constexpr auto kNoPort = static_cast<std::size_t>(Quantity::RareNoPort);
    constexpr auto kCleanup = static_cast<std::size_t>(Quantity::RareCleanup);
    const auto by = [&](auto totalOf) {
        const auto sumOf = [&](const Batch& batch) {
            return Sum{batch.sums[kNoPort].n, totalOf(batch)};
        };
        return MetricSums{BatchesBy(replications, sumOf), Extent::Share, true};
    };
    const auto refused = [](const Batch& batch) {
        return batch.sums[kNoPort].total + batch.sums[kCleanup].total;
    };
    if (metric == "refused")
    {
        return by(refused);
    }
    if (metric == NameOf(Outcome::Connected))
    {
        return by([&](const Batch& batch) {
            return static_cast<double>(batch.sums[kNoPort].n) - refused(batch);
        });
    }
    const bool isPort = metric == NameOf(Outcome::RefusedNoPort);
    if (!isPort && metric != NameOf(Outcome::RefusedCleanup))
    {
        return std::nullopt;
    }
    const std::size_t index = isPort ? kNoPort : kCleanup;
    return by([=](const Batch& batch) { return batch.sums[index].total; });
}

std::optional<MetricSums>
ShareOfCallers(std::string_view metric, const std::vector<Replication>& replications)
{
    const bool lost = metric == "callers.lost";
    if (!lost && metric != "callers.served")
    {
        return std::nullopt;
    }
    return MetricSums{BatchesBy(replications, [=](const Batch& batch) {
        const auto hits = lost ? batch.lostCallers : batch.callers - batch.lostCallers;
        return Sum{batch.callers, static_cast<double>(hits)};
    })};
}

std::optional<MetricSums>
ShareOfGroup(std::string_view metric, const std::vector<Replication>& replications)
{
    MetricSums sums;
    for (const Replication& replication : replications)
    {
        const auto found = std::find_if(
            replication.groups.begin(), replication.groups.end(), [&](const GroupTally& group) {
                return MetricOfGroup(group.name) == metric;
            });
        if (found == replication.groups.end())
        {
            return std::nullopt;
        }
        sums.replications.push_back(found->batches);
    }
    return sums;
}

} // namespace

std::optional<MetricSums>
SumsOf(std::string_view metric, const std::vector<Replication>& replications)
{
    const std::optional<Outcome> outcome = OutcomeNamed(metric);
    if (metric == "refused" || outcome)
    {
        if (AreRefusalsWeighed(replications))
        {
            return WeighedShare(metric, replications);
        }
        return outcome ? ShareOfAttempts(replications, [&](Outcome o) { return o == *outcome; })
                       : ShareOfAttempts(replications, IsRefusal);
    }
    if (const QuantityEntry* quantity = QuantityNamed(metric))
    {
        const auto index = static_cast<std::size_t>(quantity - kQuantityEntries.begin());
        return MetricSums{
            BatchesBy(replications, [=](const Batch& batch) { return batch.sums[index]; }),
            quantity->extent};
    }
    if (auto callers = ShareOfCallers(metric, replications))
    {
        return callers;
    }
    auto ofRuns = SumsOfRuns(metric, replications);
    return ofRuns ? ofRuns : ShareOfGroup(metric, replications);
}

} // namespace pptplab::analysis
