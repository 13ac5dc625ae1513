// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cluster/unfinished.h"

#include "analysis/store/store.h"
#include "sim/campaign/campaign.h"
#include "sim/cluster/element-file.h"
#include "sim/workers/interrupts.h"

#include <algorithm>
#include <filesystem>

namespace pptplab::sim::cluster
{

namespace
{

/// What the elements of one grid have to hold.
struct Asked
{
    std::string planHash;
    std::optional<analysis::Demand> demand; ///< none: differs between cells
    std::vector<std::size_t> cells;         ///< how many each element holds, by its number
};

Asked
AskedOf(const campaign::CellGrid& cells, std::uint32_t elements)
{
    Asked asked{campaign::CampaignOf(cells).planHash, {}, std::vector<std::size_t>(elements + 1)};
    if (campaign::HasOneDemand(cells.grid))
    {
        asked.demand = campaign::DemandOf(cells.Read(0).scenario);
    }
    const campaign::Shares shares(cells.numbers.size(), elements);
    for (std::size_t position = 0; position < cells.numbers.size(); ++position)
    {
        const auto [first, last] = shares.ElementsOf(position);
        for (std::uint32_t element = first; element <= last; ++element)
        {
            ++asked.cells[element];
        }
    }
    return asked;
}

/// Whether a finished file was asked for as much. It was not renamed before it had all of that; of
/// a damaged one the next call of its element runs again what is lost.
bool
Holds(const analysis::Store& store, const Asked& asked, std::uint32_t element)
{
    for (const analysis::StoredCampaign& campaign : store.Campaigns())
    {
        if (campaign.head.planHash != asked.planHash || !asked.demand)
        {
            continue;
        }
        std::size_t cells = 0;
        bool same = true;
        store.ForEachCell(campaign.id, [&](const analysis::StoredCell& cell) {
            ++cells;
            same = same && cell.plan.demand == *asked.demand;
        });
        return same && cells == asked.cells[element];
    }
    return false;
}

bool
IsFinished(const std::string& file, const std::vector<Asked>& asked, std::uint32_t element)
{
    if (!std::filesystem::exists(file))
    {
        return false;
    }
    try
    {
        const auto store = analysis::Store::Open(file, analysis::Store::Access::ReadWhole);
        return store.Damage().empty() &&
               std::all_of(asked.begin(), asked.end(), [&](const Asked& grid) {
                   return Holds(store, grid, element);
               });
    }
    catch (const analysis::StoreError& error)
    {
        if (error.Fault() != analysis::StoreFault::Lost &&
            error.Fault() != analysis::StoreFault::NotADatabase)
        {
            throw;
        }
        return false;
    }
}

} // namespace

std::optional<std::uint32_t>
FormerElements(const std::string& database)
{
    std::optional<std::uint32_t> elements;
    std::filesystem::file_time_type last = std::filesystem::file_time_type::min();
    for (const std::string& file : FinishedElements(ElementsFolder(database)))
    {
        std::error_code gone;
        const auto written = std::filesystem::last_write_time(file, gone);
        if (!gone && written >= last)
        {
            last = written;
            elements = ElementNamed(std::filesystem::path(file).filename().string())->of;
        }
    }
    return elements;
}

std::vector<std::uint32_t>
UnfinishedElements(const experiment::Experiment& experiment,
                   const std::string& database,
                   std::uint32_t elements)
{
    std::vector<Asked> asked;
    asked.reserve(experiment.sweeps.size());
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        asked.push_back(AskedOf(campaign::CellGrid(experiment, sweep.grid), elements));
    }
    std::vector<std::uint32_t> unfinished;
    const std::filesystem::path folder = ElementsFolder(database);
    for (std::uint32_t number = 1; number <= elements && !workers::Interrupts::Pending(); ++number)
    {
        const std::string file = (folder / ElementFileName({number, elements})).string();
        if (!IsFinished(file, asked, number))
        {
            unfinished.push_back(number);
        }
    }
    return unfinished;
}

} // namespace pptplab::sim::cluster
