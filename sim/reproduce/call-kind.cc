// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/call-kind.h"

#include "sim/explain/cause.h"

#include <algorithm>
#include <set>
#include <utility>

namespace pptplab::sim::reproduce
{

namespace
{

bool
HasPackets(const Outcomes& cell)
{
    return cell.summary.engine ==
           scenario::kEngineNames[static_cast<std::size_t>(scenario::Engine::Packet)];
}

/// The cells whose callers met the outcome.
std::vector<CallKind>
AllOf(Outcome outcome, const std::vector<Outcomes>& cells)
{
    std::vector<CallKind> all;
    for (std::size_t i = 0; i < cells.size(); ++i)
    {
        const auto* share = cells[i].summary.Find(NameOf(outcome));
        if (share != nullptr && share->value > 0)
        {
            all.push_back({i, outcome, share->value, !HasPackets(cells[i])});
        }
    }
    return all;
}

bool
IsLess(const CallKind& a, const CallKind& b)
{
    return a.isReplay != b.isReplay ? a.isReplay : a.share < b.share;
}

bool
HasSeveralErrors(Outcome outcome)
{
    std::set<std::uint16_t> errors;
    for (const explain::Cause& cause : explain::Causes())
    {
        if (cause.outcome == outcome)
        {
            errors.insert(cause.error);
        }
    }
    return errors.size() > 1;
}

} // namespace

std::vector<CallKind>
CallKindsIn(const std::vector<Outcomes>& cells)
{
    std::vector<CallKind> kinds;
    for (std::size_t i = static_cast<std::size_t>(Outcome::ConnectedNoData); i < kOutcomes; ++i)
    {
        const auto all = AllOf(static_cast<Outcome>(i), cells);
        const auto best = std::max_element(all.begin(), all.end(), IsLess);
        if (best != all.end())
        {
            kinds.push_back(*best);
        }
    }
    return kinds;
}

std::vector<CallKind>
OtherCellsOf(const std::vector<CallKind>& kinds, const std::vector<Outcomes>& cells)
{
    std::vector<CallKind> others;
    for (const CallKind& kind : kinds)
    {
        if (kind.isReplay || !HasSeveralErrors(kind.outcome))
        {
            continue;
        }
        for (const CallKind& each : AllOf(kind.outcome, cells))
        {
            if (each.cell != kind.cell && !each.isReplay)
            {
                others.push_back(each);
            }
        }
    }
    return others;
}

Rerun
RerunOf(const CallKind& kind, const FileResult& file)
{
    experiment::Settings settings = file.cells[kind.cell].settings;
    if (kind.isReplay)
    {
        settings.push_back(
            {"scenario.engine", scenario::Value{std::string("packet"), scenario::Place{}}});
        settings.push_back(
            {"server.setup_time", scenario::Value{std::string("measured"), scenario::Place{}}});
    }
    reading::ScenarioReading reading = file.experiment.ReadCell(settings);
    return {std::move(reading.scenario),
            reading.problems.empty() ? std::string() : reading.problems.front().text};
}

} // namespace pptplab::sim::reproduce
