// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/pairs.h"

#include "sim/experiment/setting.h"
#include "sim/scenario/values/document.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace pptplab::sim::results
{

namespace
{

using analysis::Setting;

/// What must be the same for units to correspond: the seed and the times of a run. The engine
/// stands in the cell.
constexpr std::array<std::string_view, 3> kRunKeys = {
    "scenario.seed", "scenario.duration", "scenario.warm_up"};
constexpr std::array<std::string_view, 4> kNames = {"seeds", "durations", "warm-ups", "engines"};
using RunFacts = std::array<std::string, 4>; ///< of the run keys, and the engine

bool
Contains(const std::vector<std::string>& names, const std::string& name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Equal for equal numbers, however they are written.
std::string
Canonical(const scenario::Value& value)
{
    const auto number = experiment::AsNumber(value);
    return number ? scenario::NumberText(*number) : experiment::Label(value);
}

/// The scenarios of the campaigns of a side, as far as a comparison asks for them.
class Scenarios
{
  public:
    RunFacts FactsOf(const analysis::ChosenCell& chosen)
    {
        const StoredKeys& keys = KeysOf(chosen.campaign);
        RunFacts facts;
        for (std::size_t i = 0; i < kRunKeys.size(); ++i)
        {
            const std::string key(kRunKeys[i]);
            const std::string* set = analysis::ValueOn(key, chosen.cell.plan.setup.settings);
            const auto stored = keys.find(key);
            const std::string text = set != nullptr         ? *set
                                     : stored != keys.end() ? stored->second
                                                            : "";
            facts[i] = text.empty() ? text : Canonical(scenario::ParseOptionValue(text));
        }
        facts.back() = chosen.cell.plan.setup.engine;
        return facts;
    }

    const StoredKeys& KeysOf(const analysis::CountedCampaign& campaign)
    {
        const auto [found, isNew] = m_keys.try_emplace(campaign.number);
        if (isNew)
        {
            found->second = KeysIn(campaign.stored.head.scenario);
        }
        return found->second;
    }

    const StoredKeys& KeysOf(std::size_t campaign) const { return m_keys.at(campaign); }

  private:
    std::map<std::size_t, StoredKeys> m_keys;
};

/// The settings by which a cell is found on the other side, in the order of their names.
std::string
PlaceOf(const std::vector<Setting>& settings, const PairsWish& wish)
{
    std::map<std::string, std::string> values;
    for (const Setting& setting : settings)
    {
        if (!wish.onePair && !Contains(wish.apart, setting.axis))
        {
            values[setting.axis] = Canonical(scenario::ParseOptionValue(setting.value));
        }
    }
    std::string place;
    for (const auto& [axis, value] : values)
    {
        place += fmt::format("{}{}={}", place.empty() ? "" : ", ", axis, value);
    }
    return place;
}

std::string
NamedPlace(const std::string& place)
{
    return place.empty() ? "(no settings)" : place;
}

/// What is kept of each cell of the second side.
struct Candidate
{
    CellPlace place;
    analysis::CellId id = 0;
    std::uint32_t replications = 0;
    double designEffect = 1;
    std::size_t facts = 0; ///< number of its facts among those that occur
    bool met = false;
};

class Pairing
{
  public:
    Pairing(const Source& first, const Source& second, const PairsWish& wish)
        : m_first(first), m_second(second), m_wish(wish)
    {
    }

    PairsEnd Run(const std::function<void(const CellPair&)>& take)
    {
        Index();
        const auto meet = [&](const analysis::ChosenCell& chosen,
                              const std::vector<analysis::Replication>& replications) {
            const std::string place = PlaceOf(chosen.cell.plan.setup.settings, m_wish);
            const auto found = m_candidates.find(place);
            if (found == m_candidates.end())
            {
                ++m_end.onlyFirst;
                m_alone = place;
                return;
            }
            if (found->second.met)
            {
                FailTwice("first", place);
            }
            found->second.met = true;
            ++m_end.pairs;
            --m_end.onlySecond;
            take(PairOf(chosen, replications, found->second));
            TellDifferingKeys(chosen, found->second);
        };
        ForEachResult(m_first.store, m_first.choice, meet);
        RequireSome();
        return std::move(m_end);
    }

  private:
    void Index()
    {
        std::map<RunFacts, std::size_t> numbers;
        ForEachChosen(m_second.store, m_second.choice, [&](const analysis::ChosenCell& chosen) {
            const RunFacts facts = m_secondScenarios.FactsOf(chosen);
            const auto [number, isNew] = numbers.try_emplace(facts, m_facts.size());
            if (isNew)
            {
                m_facts.push_back(facts);
            }
            const analysis::StoredCell& cell = chosen.cell;
            const auto [place, isFree] =
                m_candidates.try_emplace(PlaceOf(cell.plan.setup.settings, m_wish),
                                         Candidate{{chosen.campaign.number, cell.plan.position},
                                                   cell.id,
                                                   cell.Wanted(),
                                                   cell.plan.setup.designEffect,
                                                   number->second});
            if (!isFree)
            {
                FailTwice("second", place->first);
            }
            ++m_end.onlySecond;
        });
    }

    [[noreturn]] static void FailTwice(const std::string& side, const std::string& place)
    {
        throw scenario::BadInput(fmt::format(
            "several cells of the {} side have the settings {}: choose with --campaign, --grid, "
            "--where or --cell",
            side,
            NamedPlace(place)));
    }

    void RequireSome() const
    {
        if (m_end.pairs > 0)
        {
            return;
        }
        if (m_candidates.empty() || m_end.onlyFirst == 0)
        {
            throw scenario::BadInput(fmt::format("the {} side has no finished cell",
                                                 m_candidates.empty() ? "second" : "first"));
        }
        throw scenario::BadInput(
            fmt::format("no cell has its like: the first side has {}, the second {}; --cell pairs "
                        "any two, --key names what the sides differ by",
                        NamedPlace(m_alone),
                        NamedPlace(m_candidates.begin()->first)));
    }

    /// Once for each two campaigns that meet.
    void TellDifferingKeys(const analysis::ChosenCell& chosen, const Candidate& candidate)
    {
        if (!m_told.insert({chosen.campaign.number, candidate.place.campaign}).second)
        {
            return;
        }
        std::vector<std::string> axes = m_wish.apart;
        for (const Setting& setting : chosen.cell.plan.setup.settings)
        {
            axes.push_back(setting.axis);
        }
        for (KeyThatDiffers& each :
             KeysThatDiffer(m_firstScenarios.KeysOf(chosen.campaign),
                            m_secondScenarios.KeysOf(candidate.place.campaign),
                            axes))
        {
            const auto known =
                std::find_if(m_end.differing.begin(),
                             m_end.differing.end(),
                             [&](const KeyThatDiffers& other) { return other.key == each.key; });
            if (known == m_end.differing.end())
            {
                m_end.differing.push_back(std::move(each));
            }
        }
    }

    std::string WhyUnpaired(const RunFacts& first, const RunFacts& second) const
    {
        for (std::size_t i = 0; i < first.size(); ++i)
        {
            if (first[i] != second[i])
            {
                return fmt::format("the {} differ ({} and {})", kNames[i], first[i], second[i]);
            }
        }
        return {};
    }

    CellPair PairOf(const analysis::ChosenCell& chosen,
                    std::vector<analysis::Replication> first,
                    const Candidate& candidate)
    {
        const analysis::CellSetup& setup = chosen.cell.plan.setup;
        CellPair pair{
            {chosen.campaign.number, chosen.cell.plan.position}, candidate.place, {}, {}, 0, {}};
        for (const Setting& setting : setup.settings)
        {
            if (!Contains(m_wish.apart, setting.axis))
            {
                pair.settings.push_back(setting);
            }
        }
        pair.unpaired = WhyUnpaired(m_firstScenarios.FactsOf(chosen), m_facts[candidate.facts]);
        auto second = m_second.store.Replications(candidate.id, candidate.replications);
        pair.replications = std::min(first.size(), second.size());
        if (pair.unpaired.empty())
        {
            first.resize(pair.replications);
            second.resize(pair.replications);
        }
        analysis::CellSetup other;
        other.designEffect = candidate.designEffect;
        const auto ofFirst = Summarise(setup, first);
        const auto ofSecond = Summarise(other, second);
        for (const std::string& name : MetricsOf(ofFirst, ofSecond))
        {
            const auto a = SumsOf(name, first);
            const auto b = SumsOf(name, second);
            if (!a || !b)
            {
                continue; // a figure of whole runs, of which there are few
            }
            const analysis::Side sideA{*a, *ofFirst.Find(name)};
            const analysis::Side sideB{*b, *ofSecond.Find(name)};
            pair.metrics.push_back({name,
                                    sideA.figure,
                                    sideB.figure,
                                    pair.unpaired.empty() ? PairedDifference(sideA, sideB)
                                                          : UnpairedDifference(sideA, sideB)});
        }
        return pair;
    }

    /// Those that both have, of those that are asked for.
    std::vector<std::string> MetricsOf(const analysis::CellSummary& first,
                                       const analysis::CellSummary& second) const
    {
        std::vector<std::string> names = m_wish.metrics;
        if (names.empty())
        {
            for (const auto* summary : {&first, &second})
            {
                for (const analysis::Metric& metric : summary->metrics)
                {
                    if (!Contains(names, metric.name))
                    {
                        names.push_back(metric.name);
                    }
                }
            }
        }
        names.erase(std::remove_if(names.begin(),
                                   names.end(),
                                   [&](const std::string& name) {
                                       return first.Find(name) == nullptr ||
                                              second.Find(name) == nullptr;
                                   }),
                    names.end());
        return names;
    }

    const Source& m_first;
    const Source& m_second;
    const PairsWish& m_wish;
    Scenarios m_firstScenarios;
    Scenarios m_secondScenarios;
    std::vector<RunFacts> m_facts; ///< of the second side, each once
    std::unordered_map<std::string, Candidate> m_candidates;
    std::set<std::pair<std::size_t, std::size_t>> m_told; ///< campaigns that have met
    std::string m_alone; ///< settings of a cell of the first side that the second has not
    PairsEnd m_end;
};

} // namespace

PairsEnd
ForEachPair(const Source& first,
            const Source& second,
            const PairsWish& wish,
            const std::function<void(const CellPair&)>& take)
{
    return Pairing(first, second, wish).Run(take);
}

} // namespace pptplab::sim::results
