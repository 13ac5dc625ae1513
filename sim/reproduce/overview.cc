// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/overview.h"

#include "analysis/stats/metric-unit.h"
#include "sim/reproduce/asked.h"
#include "sim/reproduce/tables.h"
#include "sim/scenario/forms/forms.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::sim::reproduce
{

namespace
{

using analysis::TableCell;
using analysis::Tone;

std::string
NameOf(const ExperimentResult& result, const FileResult& file)
{
    const std::string name = file.Name();
    const bool isMain = name == "experiment" || name == result.entry.name;
    return isMain ? result.entry.name : "  " + name;
}

TableCell
VerdictCell(const FileResult& file)
{
    if (file.campaign.failed == 0 && file.verdicts.empty())
    {
        return {"nothing was expected", Tone::Muted};
    }
    const auto holding = std::count_if(
        file.verdicts.begin(), file.verdicts.end(), [](const Verdict& each) { return each.holds; });
    const bool good = file.AllHold() && file.campaign.failed == 0;
    return {fmt::format("{} {} of {}",
                        good ? "as expected," : "NOT as expected,",
                        holding,
                        file.verdicts.size()),
            good ? Tone::Good : Tone::Bad};
}

std::vector<TableCell>
RowOf(const ExperimentResult& result, const FileResult& file)
{
    std::string metric = "-";
    std::string before = "-";
    std::string after = "-";
    if (const auto& comparison = file.Sweep().claims.comparison)
    {
        const std::string& headline = comparison->metrics.front();
        metric = analysis::HeadingOf(headline);
        before = RangeText(headline, {comparison->key, comparison->before}, file.cells);
        after = RangeText(headline, {comparison->key, comparison->after}, file.cells);
    }
    std::string expected = "nothing";
    std::string seen = "-";
    if (!file.verdicts.empty())
    {
        const std::size_t shown = Foremost(file);
        const experiment::Expectation& expectation = file.Sweep().claims.expectations[shown];
        expected =
            fmt::format("{}: {}", analysis::HeadingOf(expectation.metric), expectation.because);
        seen = file.verdicts[shown].text;
    }
    return {NameOf(result, file), metric, before, after, expected, seen, VerdictCell(file)};
}

} // namespace

std::size_t
Foremost(const FileResult& file)
{
    const auto broken = std::find_if(file.verdicts.begin(),
                                     file.verdicts.end(),
                                     [](const Verdict& each) { return !each.holds; });
    return broken == file.verdicts.end() ? 0
                                         : static_cast<std::size_t>(broken - file.verdicts.begin());
}

analysis::Table
OverviewTable(const std::vector<ExperimentResult>& results)
{
    using analysis::Align;
    analysis::Table table{"Every experiment: before, after the fix, expected, seen",
                          {{"experiment", Align::Left},
                           {"metric", Align::Left},
                           {"before", Align::Left},
                           {"after", Align::Left},
                           {"expected", Align::Left},
                           {"seen", Align::Left},
                           {"verdict", Align::Left}},
                          {}};
    for (const ExperimentResult& result : results)
    {
        for (const FileResult& file : result.files)
        {
            table.rows.push_back(RowOf(result, file));
        }
    }
    return table;
}

analysis::Table
VerdictsTable(const std::vector<ExperimentResult>& results)
{
    analysis::Table table{"", {{"experiment"}, {"question"}, {"verdict"}}, {}};
    for (const ExperimentResult& result : results)
    {
        for (const FileResult& file : result.files)
        {
            const bool isMain = &file == &result.files.front();
            TableCell question = QuestionOf(file);
            question.to = result.IdOf(file);
            table.rows.push_back({isMain ? result.entry.name : std::string(),
                                  std::move(question),
                                  VerdictCell(file)});
        }
    }
    return table;
}

} // namespace pptplab::sim::reproduce
