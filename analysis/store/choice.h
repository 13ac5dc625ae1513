// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_CHOICE_H
#define PPTPLAB_ANALYSIS_STORE_CHOICE_H

#include "analysis/store/store.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace pptplab::analysis
{

/// A campaign as exports count them, from 1.
struct CountedCampaign
{
    std::size_t number = 1;
    StoredCampaign stored;
};

struct ChosenCell
{
    const CountedCampaign& campaign;
    const StoredCell& cell;
};

/// Which campaigns and cells of a database are looked at; all where nothing is asked.
struct Choice
{
    std::function<bool(const CountedCampaign&)> takesCampaign{};
    std::function<bool(const ChosenCell&)> takesCell{};
};

/// Calls `take` for each campaign of the choice.
void ForEachCampaign(const Store& store,
                     const Choice& choice,
                     const std::function<void(const CountedCampaign&)>& take);

/// The finished cells of one campaign that the choice takes.
void ForEachChosen(const Store& store,
                   const CountedCampaign& campaign,
                   const Choice& choice,
                   const std::function<void(const ChosenCell&)>& take);

/// Calls `take` for each finished cell of the choice, by campaign and position. One cell is held at
/// a time. Unfinished ones are left out: what they would show depends on the moment of the
/// interruption.
void ForEachChosen(const Store& store,
                   const Choice& choice,
                   const std::function<void(const ChosenCell&)>& take);

using TakeResult = std::function<void(const ChosenCell&, const std::vector<Replication>&)>;

/// The same cells with the replications that finish them.
void ForEachResult(const Store& store, const Choice& choice, const TakeResult& take);

/// Those of one campaign.
void ForEachResult(const Store& store,
                   const CountedCampaign& campaign,
                   const Choice& choice,
                   const TakeResult& take);

} // namespace pptplab::analysis

#endif
