// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/status.h"

#include <algorithm>
#include <utility>

namespace pptplab::sim::campaign
{

std::vector<Status>
StatusOf(const analysis::Store& store)
{
    std::vector<Status> all;
    for (const analysis::StoredCampaign& campaign : store.Campaigns())
    {
        Status status;
        status.campaign = campaign;
        for (const analysis::CellState& cell : store.States(campaign.id))
        {
            const std::uint32_t most = cell.Wanted();
            ++status.planned;
            status.finished += cell.IsFinished() ? 1 : 0;
            status.done += cell.finished;
            const std::uint32_t look = cell.IsUndecided() ? cell.first : most;
            status.toDo += look - std::min(look, cell.finished);
            status.mostToDo += most - std::min(most, cell.finished);
        }
        status.running = store.Claims(campaign.id);
        status.failures = store.FailuresIn(campaign.id);
        // What has failed is not run again unless that is asked for.
        status.toDo -= std::min<std::uint64_t>(status.toDo, status.failures.size());
        status.mostToDo -= std::min<std::uint64_t>(status.mostToDo, status.failures.size());
        all.push_back(std::move(status));
    }
    return all;
}

std::optional<double>
RateOf(std::uint64_t done, double seconds, const std::vector<analysis::HeldClaim>& running)
{
    if (done > 0)
    {
        return static_cast<double>(done) / seconds;
    }
    double ages = 0;
    for (const analysis::HeldClaim& claim : running)
    {
        ages += static_cast<double>(std::max<std::int64_t>(claim.age, 0));
    }
    if (ages == 0)
    {
        return std::nullopt;
    }
    const auto number = static_cast<double>(running.size());
    constexpr double kOfLength = 0.5;
    return number / (ages / number / kOfLength);
}

} // namespace pptplab::sim::campaign
