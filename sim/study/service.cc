// SPDX-License-Identifier: GPL-2.0-only
#include "sim/study/service.h"

#include "analysis/store/export.h"
#include "sim/campaign/campaign.h"
#include "sim/experiment/setting.h"
#include "sim/load/held-time.h"
#include "sim/load/offered.h"
#include "sim/pictures/cell-texts.h"
#include "sim/pictures/stored-cells.h"
#include "sim/results/pairs.h"
#include "sim/results/wish.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <utility>

namespace pptplab::sim::study
{

namespace
{

constexpr const char* kHotfixes = "server.hotfixes";

std::vector<std::string>
CsvMetrics()
{
    std::vector<std::string> metrics = {std::string(kLost), "connected"};
    metrics.insert(metrics.end(), kCauses.begin(), kCauses.end());
    return metrics;
}

[[noreturn]] void
Refuse(const std::string& grid, const std::string& what)
{
    throw scenario::BadInput(fmt::format("grid \"{}\" of the study: {}", grid, what));
}

/// A grid of the file, and its campaign in the store.
class GridReader
{
  public:
    GridReader(const experiment::Experiment& experiment,
               const experiment::Grid& grid,
               const analysis::Store& store)
        : m_store(store)
    {
        const auto wanted = campaign::CampaignOf(campaign::CellGrid(experiment, grid)).planHash;
        std::size_t number = 1;
        for (analysis::StoredCampaign& each : store.Campaigns())
        {
            if (each.head.planHash == wanted)
            {
                m_campaign = analysis::CountedCampaign{number, std::move(each)};
            }
            ++number;
        }
        if (!m_campaign)
        {
            throw scenario::BadInput(fmt::format("{}: the grid \"{}\" of {} has not been run",
                                                 store.Path(),
                                                 grid.name,
                                                 experiment.file));
        }
    }

    std::int64_t Id() const { return m_campaign->stored.id; }

    const analysis::Campaign& Head() const { return m_campaign->stored.head; }

    std::vector<pictures::Outcomes> Cells() const
    {
        return pictures::StoredCells(m_store, *m_campaign, {});
    }

    /// Differences between two values of a key, in the order of the cells with the first one. Each
    /// must have its other one.
    std::vector<analysis::Difference> Between(const std::string& key,
                                              const scenario::Value& first,
                                              const scenario::Value& second) const
    {
        std::vector<analysis::Difference> differences;
        const results::PairsWish wish{{std::string(kLost)}, {key}};
        const auto take = [&](const results::CellPair& pair) {
            for (const results::MetricPair& metric : pair.metrics)
            {
                differences.push_back(metric.difference);
            }
        };
        const results::PairsEnd end = results::ForEachPair(
            {m_store, ChoiceAt(key, first)}, {m_store, ChoiceAt(key, second)}, wish, take);
        if (end.onlyFirst > 0 || differences.size() != end.pairs)
        {
            Refuse(Head().name, fmt::format("cells are missing, or have no {}", kLost));
        }
        return differences;
    }

    std::size_t Replications() const
    {
        std::size_t replications = 0;
        m_store.ForEachCell(m_campaign->stored.id, [&](const analysis::StoredCell& cell) {
            replications = cell.Wanted();
        });
        return replications;
    }

  private:
    analysis::Choice ChoiceAt(const std::string& key, const scenario::Value& value) const
    {
        analysis::Choice choice;
        choice.takesCampaign = [id = m_campaign->stored.id](const auto& each) {
            return each.stored.id == id;
        };
        choice.takesCell = [key, value](const analysis::ChosenCell& chosen) {
            const auto settings = results::ValuesOf(chosen.cell.plan.setup.settings);
            const scenario::Value* found = experiment::Find(settings, key);
            return found != nullptr && experiment::SameValue(*found, value);
        };
        return choice;
    }

    const analysis::Store& m_store;
    std::optional<analysis::CountedCampaign> m_campaign;
};

/// The values of a key in these cells, each once, in their order.
std::vector<scenario::Value>
ValuesOf(const std::string& key, const std::vector<pictures::Outcomes>& cells)
{
    pictures::Cells places;
    places.reserve(cells.size());
    for (const pictures::Outcomes& cell : cells)
    {
        places.push_back(&cell);
    }
    return pictures::ValuesOf(key, places);
}

/// "Q194465" of ["Q194465"]; empty for none.
std::string
NameOfHotfix(const scenario::Value& value, const std::string& grid)
{
    const scenario::Value::List* list = value.AsList();
    if (list == nullptr || list->size() > 1)
    {
        Refuse(grid, "server.hotfixes has none or one in each cell, as [] or [\"Q194465\"]");
    }
    return list->empty() ? std::string() : *list->front().String();
}

/// Of one level: each hotfix against none, and against each other.
HotfixGrid
HotfixGridOf(const GridReader& reader)
{
    const std::string& name = reader.Head().name;
    const auto cells = reader.Cells();
    const auto packs = ValuesOf(kPack, cells);
    const auto values = ValuesOf(kHotfixes, cells);
    if (packs.size() != 1 || values.size() < 2 || !NameOfHotfix(values.front(), name).empty() ||
        cells.size() != values.size() * kCases.size())
    {
        Refuse(name,
               "it has one level, [] and then some hotfixes, and three cases (low, usual, high)");
    }
    HotfixGrid grid{packs.front(), {}};
    const auto valueOf = [&](const std::string& hotfix) {
        return *std::find_if(values.begin(), values.end(), [&](const scenario::Value& value) {
            return NameOfHotfix(value, name) == hotfix;
        });
    };
    std::array<std::vector<Gain>, kCases.size()> gains;
    for (std::size_t i = 1; i < values.size(); ++i)
    {
        const auto differences = reader.Between(kHotfixes, values.front(), values[i]);
        for (std::size_t each = 0; each < kCases.size(); ++each)
        {
            gains[each].push_back({NameOfHotfix(values[i], name), differences[each]});
        }
    }
    for (std::size_t each = 0; each < kCases.size(); ++each)
    {
        grid.ranked[each] = Ranked(
            std::move(gains[each]), [&](const std::string& first, const std::string& second) {
                return reader.Between(kHotfixes, valueOf(first), valueOf(second))[each];
            });
    }
    return grid;
}

void
ReadLevels(const GridReader& reader, Service& service)
{
    service.levels = reader.Cells();
    const auto packs = ValuesOf(kPack, service.levels);
    if (packs.size() != service.levels.size() || packs.size() < 2)
    {
        Refuse(reader.Head().name, "it sweeps server.service_pack alone");
    }
    for (std::size_t i = 1; i < packs.size(); ++i)
    {
        service.steps.push_back({experiment::Label(packs[i - 1]),
                                 experiment::Label(packs[i]),
                                 reader.Between(kPack, packs[i - 1], packs[i]).front()});
    }
    service.keys = results::KeysIn(reader.Head().scenario);
    service.program = reader.Head().programVersion;
    service.seed = static_cast<std::int64_t>(reader.Head().seed);
    service.replications = reader.Replications();
}

/// The one key, besides the level, that a grid sweeps.
Range
RangeOf(const GridReader& reader)
{
    Range range{{}, reader.Cells()};
    std::size_t keys = 0;
    for (const experiment::Setting& setting : range.cells.front().settings)
    {
        if (setting.key != kPack)
        {
            range.key = setting.key;
            ++keys;
        }
    }
    if (keys != 1 || ValuesOf(range.key, range.cells).size() < 2)
    {
        Refuse(reader.Head().name, "it sweeps one key besides server.service_pack");
    }
    return range;
}

/// What the study says of a day holds of runs that count one.
void
RequireDay(const scenario::Scenario& scenario, const std::string& file)
{
    constexpr auto kDay = std::chrono::hours(24);
    if (scenario.duration - scenario.warmUp != kDay)
    {
        throw scenario::BadInput(
            fmt::format("{}: a study counts one day: scenario.duration is to be 24h longer than "
                        "scenario.warm_up",
                        file));
    }
    if (scenario.clients.size() != 1 || !load::MeanSession(scenario.clients.front().calls))
    {
        throw scenario::BadInput(
            fmt::format("{}: a study has one group of clients with a known mean session", file));
    }
}

void
ReadLoad(const scenario::Scenario& scenario, Service& service)
{
    const population::Group& calls = scenario.clients.front().calls;
    service.session = *load::MeanSession(calls);
    service.group = calls.name;
    service.ports = static_cast<int>(scenario.server.ras.ports);
    service.load = load::PoissonRate(calls).value_or(0) * service.session /
                   static_cast<double>(scenario.server.farm.servers);
}

experiment::Settings
ChangesFor(const experiment::Experiment& experiment, bool quick)
{
    constexpr std::uint64_t kQuickPart = 10;
    const experiment::Grid& grid = experiment.sweeps.front().grid;
    const auto reading = experiment.ReadCell(grid.At(grid.Cells().front()));
    RequireDay(reading.scenario, experiment.file);
    if (!quick)
    {
        return {};
    }
    const auto fewer = std::max<std::uint64_t>(1, reading.scenario.replications / kQuickPart);
    scenario::Value replications;
    replications.content = static_cast<std::int64_t>(fewer);
    return {{"scenario.replications", replications}};
}

} // namespace

campaign::CampaignOutcome
RunService(const std::filesystem::path& file,
           const RunAs& how,
           analysis::Store& store,
           std::ostream& messages)
{
    const experiment::Settings changes = ChangesFor(experiment::ReadExperiment(file), how.quick);
    const experiment::Experiment experiment = experiment::ReadExperiment(file, changes);
    campaign::CampaignOptions options;
    options.jobs = how.jobs;
    options.what = file.stem().string();
    options.onTerminal = how.onTerminal;
    options.changes = changes;
    campaign::CampaignOutcome all;
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        all += campaign::RunCampaign(experiment, sweep.grid, options, store, messages);
        if (all.interrupted)
        {
            break;
        }
    }
    return all;
}

Service
ReadService(const std::filesystem::path& file, const analysis::Store& store)
{
    const experiment::Experiment experiment = experiment::ReadExperiment(file);
    Service service;
    service.name = file.stem().string();
    service.title = experiment.question;
    const experiment::Grid& first = experiment.sweeps.front().grid;
    const auto reading = experiment.ReadCell(first.At(first.Cells().front()));
    RequireDay(reading.scenario, experiment.file);
    ReadLoad(reading.scenario, service);
    std::set<std::int64_t> campaigns;
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        const GridReader reader(experiment, sweep.grid, store);
        campaigns.insert(reader.Id());
        if (sweep.grid.name == kLevelsGrid)
        {
            ReadLevels(reader, service);
        }
        else if (sweep.grid.name.compare(0, kHotfixGrids.size(), kHotfixGrids) == 0)
        {
            service.hotfixes.push_back(HotfixGridOf(reader));
        }
        else
        {
            service.ranges.push_back(RangeOf(reader));
        }
    }
    if (service.levels.empty() || service.hotfixes.empty() || service.ranges.empty())
    {
        throw scenario::BadInput(fmt::format(
            "{}: a study needs the grid \"{}\", one \"{}...\" or more, and ranges of single keys",
            experiment.file,
            kLevelsGrid,
            kHotfixGrids));
    }
    std::ostringstream csv;
    analysis::CsvForm form;
    form.choice.takesCampaign = [ids = std::move(campaigns)](const auto& campaign) {
        return ids.count(campaign.stored.id) > 0;
    };
    form.metrics = CsvMetrics();
    form.wide = true;
    ExportCsv(store, csv, form);
    service.csv = csv.str();
    return service;
}

} // namespace pptplab::sim::study
