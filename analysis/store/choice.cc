// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/choice.h"

#include <utility>

namespace pptplab::analysis
{

void
ForEachCampaign(const Store& store,
                const Choice& choice,
                const std::function<void(const CountedCampaign&)>& take)
{
    CountedCampaign campaign{0, {}};
    for (StoredCampaign& stored : store.Campaigns())
    {
        ++campaign.number;
        campaign.stored = std::move(stored);
        if (!choice.takesCampaign || choice.takesCampaign(campaign))
        {
            take(campaign);
        }
    }
}

void
ForEachChosen(const Store& store,
              const CountedCampaign& campaign,
              const Choice& choice,
              const std::function<void(const ChosenCell&)>& take)
{
    store.ForEachCell(campaign.stored.id, [&](const StoredCell& cell) {
        const ChosenCell chosen{campaign, cell};
        const bool wanted = !choice.takesCell || choice.takesCell(chosen);
        if (wanted && store.IsFinished(cell))
        {
            take(chosen);
        }
    });
}

void
ForEachChosen(const Store& store,
              const Choice& choice,
              const std::function<void(const ChosenCell&)>& take)
{
    ForEachCampaign(store, choice, [&](const CountedCampaign& campaign) {
        ForEachChosen(store, campaign, choice, take);
    });
}

void
ForEachResult(const Store& store,
              const CountedCampaign& campaign,
              const Choice& choice,
              const TakeResult& take)
{
    ForEachChosen(store, campaign, choice, [&](const ChosenCell& chosen) {
        take(chosen, store.Replications(chosen.cell.id, chosen.cell.Wanted()));
    });
}

void
ForEachResult(const Store& store, const Choice& choice, const TakeResult& take)
{
    ForEachCampaign(store, choice, [&](const CountedCampaign& campaign) {
        ForEachResult(store, campaign, choice, take);
    });
}

} // namespace pptplab::analysis
