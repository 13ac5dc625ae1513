// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/write-report.h"

#include "analysis/report/report.h"
#include "analysis/stats/metric-unit.h"
#include "sim/files/text-file.h"
#include "sim/reproduce/example-call.h"
#include "sim/reproduce/figures.h"
#include "sim/reproduce/overview.h"
#include "sim/reproduce/tables.h"
#include "sim/run/not-modelled.h"
#include "sim/scenario/values/problem.h"
#include "sim/version/version.h"
#include "sim/workers/interrupts.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <sstream>

namespace pptplab::sim::reproduce
{

namespace
{

/// Adds the pictures, or to `missing` why one could not be drawn.
void
AddPictures(const FileResult& file,
            const std::filesystem::path& folder,
            analysis::Section& section,
            std::vector<std::string>& missing)
{
    std::size_t number = 0;
    for (const experiment::PlotSpec& spec : file.Sweep().claims.plots)
    {
        const auto leaveOut = [&](const std::exception& error) {
            missing.push_back(
                fmt::format("picture \"{}\" is left out: {}", spec.title, error.what()));
            section.paragraphs.push_back(missing.back());
        };
        ++number;
        try
        {
            const auto name = fmt::format("{}-{}", file.Name(), number);
            const auto files = analysis::WritePlot(Drawn(spec, file.cells), folder, name);
            section.pictures.push_back({spec.title, files::ReadTextFile(files.svg)});
        }
        catch (const scenario::BadInput& error)
        {
            leaveOut(error);
        }
        catch (const analysis::PlotError& error)
        {
            leaveOut(error);
        }
    }
}

std::string
VerdictSentence(const FileResult& file)
{
    const auto broken = std::count_if(file.verdicts.begin(),
                                      file.verdicts.end(),
                                      [](const Verdict& verdict) { return !verdict.holds; });
    if (file.verdicts.empty())
    {
        return fmt::format("Nothing was expected of the {} cells.", file.cells.size());
    }
    return broken == 0 ? fmt::format("All {} expectations hold in {} cells.",
                                     file.verdicts.size(),
                                     file.cells.size())
                       : fmt::format("{} of {} expectations FAIL.", broken, file.verdicts.size());
}

/// What the expectations and pictures speak of, in their order.
std::vector<std::string>
MetricsOf(const experiment::Claims& claims)
{
    std::vector<std::string> metrics;
    const auto add = [&](const std::string& name) {
        const bool known = std::find(metrics.begin(), metrics.end(), name) != metrics.end();
        if (!known && !analysis::IsDistance(name))
        {
            metrics.push_back(name);
        }
    };
    for (const experiment::Expectation& expectation : claims.expectations)
    {
        add(expectation.metric);
    }
    for (const experiment::PlotSpec& plot : claims.plots)
    {
        std::for_each(plot.y.begin(), plot.y.end(), add);
    }
    return metrics.empty() ? std::vector<std::string>{"refused"} : metrics;
}

analysis::Section
SectionOf(const FileResult& file,
          const std::vector<ExampleCall>& seen,
          const std::filesystem::path& folder,
          std::vector<std::string>& missing)
{
    analysis::Section section;
    const std::string& grid = file.Sweep().grid.name;
    section.heading = file.experiment.question + (grid.empty() ? "" : " (" + grid + ")");
    section.paragraphs = {VerdictSentence(file)};
    const auto& claims = file.Sweep().claims;
    if (claims.comparison)
    {
        section.tables.push_back(ComparisonTable(*claims.comparison, file.cells, file.verdicts));
        section.tables.back().caption = "Before and after the fix, with 95 % intervals";
    }
    if (!file.verdicts.empty())
    {
        section.tables.push_back(VerdictTable(claims.expectations, file.verdicts, file.cells));
        section.tables.back().caption = "What was expected, and what came out";
    }
    AddPictures(file, folder, section, missing);
    if (!seen.empty())
    {
        section.tables.push_back(ExampleCallTable(seen));
    }
    for (const ExampleCall& example : seen)
    {
        if (example.noTrace.empty())
        {
            section.tables.push_back(FrameTableOf(example));
        }
    }
    if (!claims.comparison)
    {
        section.tables.push_back(CellTable(file.cells, MetricsOf(claims)));
        section.tables.back().caption = "All cells, with 95 % intervals";
    }
    return section;
}

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

std::string
TitleOf(const experiment::CatalogueEntry& entry)
{
    return entry.articles.empty() ? entry.name : entry.articles.front();
}

/// Whether all came out as expected, in one sentence.
std::string
AnswerOf(const std::vector<ExperimentResult>& results)
{
    std::size_t files = 0;
    std::size_t failing = 0;
    std::size_t expectations = 0;
    for (const ExperimentResult& result : results)
    {
        for (const FileResult& file : result.files)
        {
            ++files;
            failing += file.AllHold() ? 0 : 1;
            expectations += file.verdicts.size();
        }
    }
    if (expectations == 0)
    {
        return "Nothing was expected.";
    }
    return failing == 0 ? "Every expectation of every experiment holds."
                        : fmt::format("In {} of {} grids an expectation fails.", failing, files);
}

analysis::Report
HeadOf(const std::vector<ExperimentResult>& results)
{
    analysis::Report report;
    const bool single = results.size() == 1;
    report.title =
        single ? TitleOf(results.front().entry) : "Failure modes of PPTP on Windows NT 4.0";
    report.question = single ? results.front().entry.question
                             : "How often are callers refused, why, and what would change it?";
    report.answer = AnswerOf(results);
    report.method = "Every cell is simulated with the server's own port pool; attempts after the "
                    "warm-up count. Intervals are 95 % by batch means, or over replications where "
                    "there are ten or more; z is the distance from the exact value in the standard "
                    "errors that this value would have: the interval holds it below 1.96.";
    if (!results.empty() && !results.front().files.empty() &&
        results.front().files.front().experiment.quick)
    {
        report.method += " Quick: a tenth of the time after the warm-up; a range counts as met "
                         "when the interval reaches into it, so that these runs can refute an "
                         "expectation but hardly confirm it.";
    }
    report.provenance = {{"program", std::string(version::ProgramVersion())}};
    for (const ExperimentResult& result : results)
    {
        for (const FileResult& file : result.files)
        {
            const std::string& grid = file.Sweep().grid.name;
            AddNotModelled(file, report.notModelled);
            report.provenance.push_back({file.experiment.file + (grid.empty() ? "" : " " + grid),
                                         fmt::format("{} cells", file.cells.size())});
        }
    }
    return report;
}

} // namespace

bool
WriteReport(const std::vector<ExperimentResult>& results,
            const std::filesystem::path& folder,
            std::ostream& messages)
{
    analysis::Report report = HeadOf(results);
    bool complete = true;
    std::vector<std::string> missing;
    report.sections.push_back({"What came out", {}, {OverviewTable(results)}, {}});
    for (const ExperimentResult& result : results)
    {
        const auto pictures = folder / result.entry.name;
        for (const FileResult& file : result.files)
        {
            if (workers::Interrupts::Pending())
            {
                return false;
            }
            const ExampleCalls seen = ExampleCallsOf(file, pictures);
            complete = complete && seen.complete;
            report.sections.push_back(SectionOf(file, seen.all, pictures, missing));
        }
        report.scenario += files::ReadTextFile(result.entry.files.front());
    }
    for (const std::string& each : missing)
    {
        messages << each << "\n";
    }
    std::ostringstream page;
    analysis::WriteHtml(report, page);
    files::WriteTextFile(folder / "report.html", page.str());
    return complete && missing.empty();
}

} // namespace pptplab::sim::reproduce
