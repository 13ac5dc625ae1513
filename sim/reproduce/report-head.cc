// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/report-head.h"

#include "sim/files/text-file.h"
#include "sim/reproduce/asked.h"
#include "sim/reproduce/complaint.h"
#include "sim/run/not-modelled.h"
#include "sim/scenario/keys/resolved-text.h"
#include "sim/version/version.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>

namespace pptplab::sim::reproduce
{

namespace
{

void
AddNotModelled(const FileResult& file, std::vector<std::string>& lines)
{
    const experiment::Grid& grid = file.Sweep().grid;
    for (const std::size_t number : grid.Cells())
    {
        const scenario::Scenario scenario = file.experiment.ReadCell(grid.At(number)).scenario;
        const std::string engine(scenario::kEngineNames[static_cast<std::size_t>(scenario.engine)]);
        for (const std::string& line : run::NotModelled(scenario))
        {
            const std::string text = fmt::format("{} engine: {}", engine, line);
            if (std::find(lines.begin(), lines.end(), text) == lines.end())
            {
                lines.push_back(text);
            }
        }
    }
}

/// "q194465-netbeui-cleanup" as "Q194465 netbeui cleanup": several experiments are about one
/// article.
std::string
TitleOf(const experiment::CatalogueEntry& entry)
{
    std::string title = entry.name;
    std::replace(title.begin(), title.end(), '-', ' ');
    if (!entry.articles.empty() && title.front() == 'q')
    {
        title.front() = 'Q';
    }
    return title;
}

bool
AllHold(const ExperimentResult& result)
{
    return std::all_of(result.files.begin(), result.files.end(), [](const FileResult& file) {
        return file.AllHold() && file.campaign.failed == 0;
    });
}

/// Whether all came out as expected, in one sentence.
std::string
AnswerOf(const std::vector<ExperimentResult>& results)
{
    std::size_t files = 0;
    std::size_t failing = 0;
    std::size_t expectations = 0;
    std::size_t failedRuns = 0;
    for (const ExperimentResult& result : results)
    {
        for (const FileResult& file : result.files)
        {
            ++files;
            failing += file.AllHold() ? 0 : 1;
            expectations += file.verdicts.size();
            failedRuns += file.campaign.failed;
        }
    }
    const std::string without =
        failedRuns == 0 ? "" : fmt::format(" {} runs failed; theirs is missing.", failedRuns);
    if (expectations == 0)
    {
        return "Nothing was expected." + without;
    }
    return (failing == 0 ? "Every expectation of every experiment holds."
                         : fmt::format("In {} of {} grids an expectation fails.", failing, files)) +
           without;
}

std::string
CellsText(const std::vector<ExperimentResult>& results)
{
    std::size_t files = 0;
    std::size_t cells = 0;
    for (const ExperimentResult& result : results)
    {
        for (const FileResult& file : result.files)
        {
            ++files;
            cells += file.cells.size();
        }
    }
    return fmt::format("{} experiments, {} files, {} cells", results.size(), files, cells);
}

/// None when there is no result, or it was interrupted before its first file.
const FileResult*
FirstFileOf(const std::vector<ExperimentResult>& results)
{
    return results.empty() || results.front().files.empty() ? nullptr
                                                            : &results.front().files.front();
}

/// What is known of the first cell of a file: its whole scenario.
scenario::Scenario
FirstCellOf(const FileResult& file)
{
    const experiment::Grid& grid = file.Sweep().grid;
    return file.experiment.ReadCell(grid.At(grid.Cells().front())).scenario;
}

void
AddRepetition(const std::vector<ExperimentResult>& results, analysis::Report& report)
{
    const bool single = results.size() == 1;
    const FileResult* file = FirstFileOf(results);
    report.command = fmt::format("pptplab reproduce{}{}",
                                 single ? " " + results.front().Word() : "",
                                 file != nullptr && file->experiment.quick ? " --quick" : "");
    report.provenance = {{"program", std::string(version::ProgramVersion())},
                         {"what was run", CellsText(results)}};
    if (!single || file == nullptr)
    {
        report.provenance.push_back({"seed", "the one that each scenario names, else 1"});
        report.provenance.push_back(
            {"all cells", "pptplab show NAME/results.db, beside this page"});
        report.provenance.push_back({"one of them, with all its cells", "pptplab reproduce NAME"});
        return;
    }
    const scenario::Scenario first = FirstCellOf(*file);
    report.provenance.push_back({"seed", std::to_string(first.seed)});
    for (const auto& path : results.front().entry.files)
    {
        report.repetition.push_back({"",
                                     path.filename().string() + ", which says what differs from "
                                                                "the defaults",
                                     {},
                                     files::ReadTextFile(path)});
    }
    report.repetition.push_back(
        {"", "The first cell with all keys, defaults included", {}, scenario::ResolvedText(first)});
}

} // namespace

std::string
MethodText()
{
    return "Every cell is simulated with the server's own port pool; attempts after the "
           "warm-up count. Intervals are 95 % by batch means, or over replications where "
           "there are ten or more; z is the distance from the exact value in the standard "
           "errors that this value would have: the interval holds it below 1.96.";
}

analysis::Card
CardOf(const ExperimentResult& result)
{
    const bool good = AllHold(result);
    return {std::string(ComplaintOf(result)),
            TitleOf(result.entry),
            QuestionOf(result.files.front()),
            HeadlineOf(result.files.front()),
            {good ? "as expected" : "NOT as expected",
             good ? analysis::Tone::Good : analysis::Tone::Bad}};
}

analysis::Report
HeadOf(const std::vector<ExperimentResult>& results)
{
    analysis::Report report;
    report.title = "Failure modes of PPTP on Windows NT 4.0";
    report.question = "How often are callers refused, why, and what would change it?";
    report.answer = AnswerOf(results);
    const FileResult* file = FirstFileOf(results);
    if (results.size() == 1)
    {
        report.title = TitleOf(results.front().entry);
    }
    if (results.size() == 1 && file != nullptr)
    {
        report.question = QuestionOf(*file);
        report.answer = HeadlineOf(*file) + " " + report.answer;
    }
    report.method = MethodText();
    if (file != nullptr && file->experiment.quick)
    {
        report.method += " Quick: a tenth of the time after the warm-up; a range counts as met "
                         "when the interval reaches into it, so that these runs can refute an "
                         "expectation but hardly confirm it.";
    }
    AddRepetition(results, report);
    for (const ExperimentResult& result : results)
    {
        for (const FileResult& each : result.files)
        {
            AddNotModelled(each, report.notModelled);
        }
    }
    return report;
}

} // namespace pptplab::sim::reproduce
