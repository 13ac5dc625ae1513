// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/campaign.h"

#include "analysis/store/content-hash.h"
#include "analysis/store/identity.h"
#include "sim/files/text-file.h"
#include "sim/run/cell-setup.h"
#include "sim/run/exact.h"
#include "sim/run/stopping.h"
#include "sim/scenario/forms/precision-form.h"
#include "sim/scenario/keys/resolved-text.h"
#include "sim/version/version.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>

namespace pptplab::sim::campaign
{

namespace
{

/// Whether a key of [scenario] does.
bool
SaysHowOften(std::string_view key)
{
    return std::find(analysis::kHowOften.begin(), analysis::kHowOften.end(), key) !=
           analysis::kHowOften.end();
}

/// The axes as [sweep] would write them, zips by their keys, so that equal grids are equal texts.
std::string
GridText(const experiment::Grid& grid)
{
    std::string text = grid.name.empty()
                           ? "[sweep]\n"
                           : fmt::format("[[sweep]]\nname = {}\n", scenario::Quoted(grid.name));
    for (const experiment::Axis& axis : grid.axes)
    {
        for (std::size_t i = 0; i < axis.keys.size(); ++i)
        {
            scenario::Value::List values;
            for (const auto& point : axis.points)
            {
                values.push_back(point[i]);
            }
            text += fmt::format(
                "{} = {}\n",
                scenario::Quoted(axis.keys[i]),
                scenario::ToToml(scenario::Value{std::move(values), scenario::Place{}}));
        }
    }
    return text;
}

scenario::Value::Table
WithoutHowOften(scenario::Value::Table root)
{
    scenario::Value* section = scenario::Find(root, "scenario");
    if (section != nullptr && section->AsTable() != nullptr)
    {
        auto& keys = std::get<scenario::Value::Table>(section->content);
        keys.erase(std::remove_if(keys.begin(),
                                  keys.end(),
                                  [](const auto& entry) { return SaysHowOften(entry.key); }),
                   keys.end());
    }
    return root;
}

/// Adds the content of each file that the value names, or may name.
void
AddFiles(const scenario::Value& value, analysis::ContentHash& hash)
{
    if (const auto* table = value.AsTable())
    {
        for (const scenario::Entry& entry : *table)
        {
            AddFiles(entry.value, hash);
        }
    }
    else if (const auto* list = value.AsList())
    {
        for (const scenario::Value& item : *list)
        {
            AddFiles(item, hash);
        }
    }
    else if (const std::string* text = value.String())
    {
        const std::filesystem::path folder = value.place.folder ? *value.place.folder : "";
        const std::filesystem::path path = folder / *text;
        std::error_code isNone;
        if (std::filesystem::is_regular_file(path, isNone))
        {
            hash.Add(files::ReadTextFile(path));
        }
    }
}

std::string
HashOf(const CellGrid& cells, const analysis::Campaign& campaign)
{
    const experiment::Grid& grid = cells.grid;
    scenario::Value::Table base = cells.experiment.scenario;
    base = HasOneDemand(grid) ? WithoutHowOften(std::move(base)) : base;
    const scenario::Value written{std::move(base), scenario::Place{}};
    analysis::ContentHash hash;
    hash.Add(scenario::ToToml(written))
        .Add(HasOneDemand(grid) ? analysis::WithoutHowOften(campaign.scenario) : campaign.scenario)
        .Add(cells.experiment.quick ? "quick" : "")
        .Add(campaign.programVersion);
    for (const std::size_t number : cells.numbers)
    {
        hash.Add(fmt::format("{}", number)); // what `where` leaves
    }
    AddFiles(written, hash);
    for (const experiment::Axis& axis : grid.axes)
    {
        for (const auto& point : axis.points)
        {
            std::for_each(
                point.begin(), point.end(), [&](const auto& value) { AddFiles(value, hash); });
        }
    }
    return hash.Digest();
}

} // namespace

bool
HasOneDemand(const experiment::Grid& grid)
{
    constexpr std::string_view kSection = "scenario.";
    const auto keys = grid.Keys();
    return std::none_of(keys.begin(), keys.end(), [&](const std::string& key) {
        return key.compare(0, kSection.size(), kSection) == 0 &&
               SaysHowOften(std::string_view(key).substr(kSection.size()));
    });
}

analysis::Demand
DemandOf(const scenario::Scenario& scenario)
{
    analysis::Demand demand;
    demand.replications = static_cast<std::uint32_t>(run::MostReplications(scenario));
    demand.first = static_cast<std::uint32_t>(scenario.replications);
    if (scenario.precision)
    {
        demand.precision = scenario::ToToml(scenario::PrecisionForm{}.Write(*scenario.precision));
        demand.metric = scenario.precisionMetric;
    }
    return demand;
}

std::string
KeyOf(const scenario::Scenario& scenario)
{
    std::string text = scenario::ResolvedText(scenario);
    const scenario::TopologySpec& topology = scenario.topology;
    std::error_code isNone;
    if (scenario.engine == scenario::Engine::Packet && topology.file &&
        topology.kind == scenario::TopologyKind::ProviderMap &&
        std::filesystem::is_regular_file(*topology.file, isNone))
    {
        // Tables are in the text, a map is not.
        text +=
            fmt::format("# map {}\n",
                        analysis::ContentHash().Add(files::ReadTextFile(*topology.file)).Digest());
    }
    return analysis::CellKey(text, version::ProgramVersion());
}

analysis::Campaign
CampaignOf(const CellGrid& cells)
{
    const scenario::Scenario first = cells.Read(0).scenario;
    analysis::Campaign campaign;
    campaign.name = cells.grid.name;
    campaign.number = static_cast<std::uint32_t>(cells.grid.order);
    campaign.scenario = scenario::ResolvedText(first) + GridText(cells.grid);
    campaign.programVersion = version::ProgramVersion();
    campaign.seed = first.seed;
    campaign.cells = cells.numbers.size();
    campaign.planHash = HashOf(cells, campaign);
    const std::string& question = cells.experiment.question;
    if (!question.empty()) // it decides nothing
    {
        campaign.scenario =
            fmt::format("question = {}\n{}", scenario::Quoted(question), campaign.scenario);
    }
    return campaign;
}

analysis::PlannedCell
PlannedCellOf(const CellGrid& cells, std::size_t position, const std::string& whyNoExact)
{
    const reading::ScenarioReading reading = cells.Read(position);
    if (!reading.problems.empty())
    {
        throw scenario::BadInput(cells.experiment.file, reading.problems);
    }
    const scenario::Scenario& scenario = reading.scenario;
    run::ExactAnswer exact;
    if (whyNoExact.empty())
    {
        exact = run::ExactOf(scenario);
    }
    else
    {
        exact.absent.emplace(analysis::kOtherMetrics, whyNoExact);
    }
    analysis::PlannedCell cell;
    cell.position = position;
    cell.key = KeyOf(scenario);
    cell.demand = DemandOf(scenario);
    cell.setup = run::CellSetupOf(scenario, cells.SettingsAt(position), std::move(exact.values));
    cell.setup.noExact = std::move(exact.absent);
    return cell;
}

} // namespace pptplab::sim::campaign
