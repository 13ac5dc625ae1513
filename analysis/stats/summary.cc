// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/summary.h"

#include "analysis/stats/metric-sums.h"
#include "analysis/stats/parts.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace pptplab::analysis
{

namespace
{

class Metrics
{
  public:
    Metrics(const CellSetup& setup, const std::vector<Replication>& replications)
        : m_setup(setup), m_replications(replications), m_refused(*SumsOf("refused", replications))
    {
    }

    /// A share or mean of what was counted, if it is one that these replications have.
    void AddCounted(std::string_view name)
    {
        if (const auto sums = SumsOf(name, m_replications))
        {
            AddCounted(name, *sums);
        }
    }

    void AddCountedRefusals() { AddCounted("refused", m_refused); }

    /// The share of an outcome that no attempt met.
    std::optional<Estimate> ShareOfNothing() const
    {
        auto sums = m_refused.replications;
        for (BatchSums& row : sums)
        {
            for (Sum& batch : row)
            {
                batch.total = 0;
            }
        }
        return EstimateShare(sums, m_setup.designEffect);
    }

    /// Refused attempts where they were not counted but weighed; false where they were counted.
    bool AddWeighedRefusals()
    {
        if (!m_refused.isWeighed)
        {
            return false;
        }
        const auto refused = EstimateWeighedShare(m_refused.replications);
        Add("refused", refused);
        const auto z = m_metrics.back().estimate.z;
        for (const Outcome cause : {Outcome::RefusedNoPort, Outcome::RefusedCleanup})
        {
            const auto share =
                EstimateWeighedShare(SumsOf(NameOf(cause), m_replications)->replications);
            if (share->value > 0) // weights say nothing of what they never met
            {
                Add(NameOf(cause), share);
            }
        }
        // Whoever is not refused is connected: splitting knows no other outcome.
        Estimate connected = *refused;
        connected.value = 1 - refused->value;
        connected.low = 1 - refused->high;
        connected.high = 1 - refused->low;
        Add(NameOf(Outcome::Connected), connected);
        m_metrics.back().estimate.z = z ? std::optional(-*z) : z; // not of what 1 - value rounds to
        return true;
    }

    /// Refused attempts of each group of clients.
    void AddGroups()
    {
        if (m_replications.empty())
        {
            return;
        }
        for (const GroupTally& group : m_replications.front().groups)
        {
            const std::string name = MetricOfGroup(group.name);
            if (!OutcomeNamed(name)) // a group called no-port
            {
                AddCounted(name);
            }
        }
    }

    void AddPorts()
    {
        for (const Metric& metric : PortMetrics(m_replications))
        {
            Add(metric.name, metric.estimate);
        }
    }

    std::vector<Metric> Take() { return std::move(m_metrics); }

  private:
    void AddCounted(std::string_view name, const MetricSums& sums)
    {
        const double effect = DesignEffectOf(name);
        Add(name,
            sums.extent == Extent::Share ? EstimateShare(sums.replications, effect)
                                         : EstimateMean(sums.replications, sums.extent, effect));
    }

    /// Refusals come in bursts. Of other shares each hit stands for itself: no effect beyond what
    /// the batches show.
    double DesignEffectOf(std::string_view name) const
    {
        const QuantityEntry* quantity = QuantityNamed(name);
        const bool hitsAlone =
            quantity != nullptr && quantity->extent == Extent::Share &&
            name != kQuantityNames[static_cast<std::size_t>(Quantity::CallersRefusedFirst)];
        return hitsAlone ? 1 : m_setup.designEffect;
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
    const MetricSums m_refused; ///< counted or weighed
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

const std::string*
ValueOn(std::string_view axis, const std::vector<Setting>& settings)
{
    const auto found = std::find_if(settings.begin(), settings.end(), [&](const Setting& setting) {
        return setting.axis == axis;
    });
    return found == settings.end() ? nullptr : &found->value;
}

const Estimate*
CellSummary::Find(std::string_view metric) const
{
    for (const std::vector<Metric>* each : {&metrics, &parts})
    {
        const auto found = std::find_if(
            each->begin(), each->end(), [&](const Metric& m) { return m.name == metric; });
        if (found != each->end())
        {
            return &found->estimate;
        }
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
    names.insert(names.end(), kPortMetrics.begin(), kPortMetrics.end());
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
    if (!metrics.AddWeighedRefusals())
    {
        metrics.AddCountedRefusals();
        for (const Outcome shown :
             {Outcome::RefusedNoPort, Outcome::RefusedCleanup, Outcome::Connected})
        {
            metrics.AddCounted(NameOf(shown));
        }
        summary.unseen = metrics.ShareOfNothing();
    }
    for (const OutcomeCount& count : summary.outcomes)
    {
        if (!IsAlwaysShown(*OutcomeNamed(count.name)))
        {
            metrics.AddCounted(count.name);
        }
    }
    for (std::size_t i = 0; i < kPlainQuantities; ++i)
    {
        metrics.AddCounted(kQuantityNames[i]);
    }
    metrics.AddCounted("callers.lost");
    metrics.AddCounted("callers.served");
    metrics.AddPorts();
    metrics.AddGroups();
    summary.metrics = metrics.Take();
    summary.parts = PartMetrics(replications);
    return summary;
}

} // namespace pptplab::analysis
