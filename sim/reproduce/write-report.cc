// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/write-report.h"

#include "analysis/report/report.h"
#include "sim/files/text-file.h"
#include "sim/reproduce/asked.h"
#include "sim/reproduce/complaint.h"
#include "sim/reproduce/example-call.h"
#include "sim/reproduce/overview.h"
#include "sim/reproduce/page-picture.h"
#include "sim/reproduce/report-head.h"
#include "sim/reproduce/tables.h"
#include "sim/reproduce/trace-folds.h"
#include "sim/workers/interrupts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <ostream>
#include <sstream>
#include <string_view>
#include <utility>

namespace pptplab::sim::reproduce
{

namespace
{

/// A file of an experiment without its claims and its question, which the page shows, and without
/// remarks.
std::string
ScenarioPartOf(const std::string& text)
{
    std::istringstream in(text);
    std::string part;
    bool isClaim = false;
    for (std::string line; std::getline(in, line);)
    {
        if (line.rfind('[', 0) == 0)
        {
            isClaim = line.rfind("[[expect]]", 0) == 0 || line.rfind("[[plot]]", 0) == 0 ||
                      line.rfind("[compare]", 0) == 0;
        }
        const bool isRemark = line.empty() || line[0] == '#' || line.rfind("question", 0) == 0;
        part += isClaim || isRemark ? "" : line + "\n";
    }
    return part.substr(0, part.find_last_not_of('\n') + 1);
}

/// What the parts of one report share.
struct Writing
{
    TraceFolds traces;
    std::vector<std::string> missing; ///< pictures that could not be drawn, and why
    bool complete = true;             ///< all calls are there that were counted with packets
    bool drawsUnasked = false;        ///< grids without a [[plot]], too
    bool amongMany = false;           ///< then without the numbers of what nobody asked for
};

/// What is drawn of a grid: what the file asks for, else, if wished, what its metrics make.
std::vector<experiment::PlotSpec>
PlotsOf(const FileResult& file, bool unasked)
{
    auto plots = file.Sweep().claims.plots;
    if (unasked && plots.empty() && file.cells.size() > 1)
    {
        plots.emplace_back().y = {MetricsOf(file.Sweep().claims).front()};
    }
    return plots;
}

/// Adds the pictures, or tells why one could not be drawn.
void
AddPictures(const FileResult& file,
            const std::filesystem::path& folder,
            analysis::Section& section,
            Writing& writing)
{
    std::size_t number = 0;
    for (const experiment::PlotSpec& spec : PlotsOf(file, writing.drawsUnasked))
    {
        ++number;
        PagePicture page =
            DrawnForPage(spec, file.cells, folder, fmt::format("{}-{}", file.Name(), number));
        section.paragraphs.insert(section.paragraphs.end(), page.notes.begin(), page.notes.end());
        if (page.picture)
        {
            if (writing.amongMany && file.Sweep().claims.plots.empty())
            {
                page.picture->csv.clear();
            }
            section.pictures.push_back(std::move(*page.picture));
        }
        else
        {
            writing.missing.insert(writing.missing.end(), page.notes.begin(), page.notes.end());
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

/// The part of a page about one file, with traces of those whom `seen` tells of.
analysis::Section
SectionOf(const FileResult& file,
          const std::string& id,
          const std::filesystem::path& folder,
          const std::vector<ExampleCall>& seen,
          Writing& writing)
{
    analysis::Section section;
    section.id = id;
    const std::string& grid = file.Sweep().grid.name;
    section.heading = QuestionOf(file) + (grid.empty() ? "" : " (" + grid + ")");
    section.paragraphs = {VerdictSentence(file)};
    const auto& claims = file.Sweep().claims;
    if (claims.comparison)
    {
        section.tables.push_back(ComparisonTable(*claims.comparison, file.cells, file.verdicts));
        section.tables.back().caption = "Before and after the fix, with 95 % intervals";
    }
    AddPictures(file, folder, section, writing);
    if (!file.verdicts.empty())
    {
        section.folds.push_back({"",
                                 "What was expected, and what came out",
                                 {VerdictTable(claims.expectations, file.verdicts, file.cells)}});
    }
    if (!seen.empty())
    {
        section.folds.push_back({"",
                                 "What the callers saw, and what the servers wrote until then",
                                 {ExampleCallTable(seen)}});
        section.folds.back().tables.back().caption.clear();
    }
    for (const ExampleCall& example : seen)
    {
        if (example.noTrace.empty())
        {
            section.folds.push_back(writing.traces.Of(example, id + "-" + example.trace, id));
        }
    }
    return section;
}

analysis::Fold
CellsOf(const FileResult& file)
{
    return {"",
            fmt::format("All {} cells, with 95 % intervals", file.cells.size()),
            {CellTable(file.cells, MetricsOf(file.Sweep().claims))}};
}

/// The section of one experiment: its main file, then each other file as a part.
analysis::Section
SubjectOf(const ExperimentResult& result,
          const std::filesystem::path& folder,
          bool isAlone,
          Writing& writing)
{
    analysis::Section subject;
    const bool hasPlots =
        std::any_of(result.files.begin(), result.files.end(), [](const FileResult& file) {
            return !file.Sweep().claims.plots.empty();
        });
    for (const FileResult& file : result.files)
    {
        if (workers::Interrupts::Pending())
        {
            return subject;
        }
        const ExampleCalls seen = ExampleCallsOf(file, folder);
        writing.complete = writing.complete && seen.complete;
        const bool isMain = &file == &result.files.front();
        writing.drawsUnasked = result.isOwn || (isMain && !hasPlots); // its card has a picture
        analysis::Section section = SectionOf(file, result.IdOf(file), folder, seen.all, writing);
        if (isAlone) // among many there is no room for them: HeadOf tells how to see them
        {
            section.folds.push_back(CellsOf(file));
        }
        if (isMain)
        {
            subject = std::move(section);
        }
        else
        {
            subject.parts.push_back(std::move(section));
        }
    }
    if (!isAlone)
    {
        subject.card = CardOf(result);
        subject.folds.push_back({"",
                                 "The scenario: what differs from the defaults",
                                 {},
                                 ScenarioPartOf(files::ReadTextFile(result.entry.files.front()))});
    }
    return subject;
}

/// The experiments by what people look for.
std::vector<const ExperimentResult*>
ByComplaint(const std::vector<ExperimentResult>& results)
{
    std::vector<const ExperimentResult*> sorted;
    for (const std::string_view complaint : Complaints())
    {
        for (const ExperimentResult& result : results)
        {
            if (!result.files.empty() && ComplaintOf(result) == complaint)
            {
                sorted.push_back(&result);
            }
        }
    }
    return sorted;
}

/// A page about one experiment: the question is the page's own, the other files' questions are its
/// sections, and the first picture stands with the answer.
void
SpreadOut(analysis::Report& report)
{
    analysis::Section& main = report.sections.front();
    main.heading = "What came out";
    if (!main.pictures.empty())
    {
        report.lead = std::move(main.pictures.front());
        main.pictures.erase(main.pictures.begin());
    }
    auto parts = std::move(main.parts);
    main.parts.clear();
    std::move(parts.begin(), parts.end(), std::back_inserter(report.sections));
}

} // namespace

bool
WriteReport(const std::vector<ExperimentResult>& results,
            const std::filesystem::path& folder,
            std::ostream& messages)
{
    analysis::Report report = HeadOf(results);
    const bool isAlone = results.size() == 1;
    Writing writing;
    writing.amongMany = !isAlone;
    for (const ExperimentResult* result : ByComplaint(results))
    {
        report.sections.push_back(
            SubjectOf(*result, folder / result->entry.name, isAlone, writing));
        if (workers::Interrupts::Pending())
        {
            return false;
        }
    }
    if (!isAlone)
    {
        analysis::Section verdicts;
        verdicts.id = "verdicts";
        verdicts.heading = "What came out";
        verdicts.tables = {VerdictsTable(results)};
        report.sections.insert(report.sections.begin(), std::move(verdicts));
    }
    else if (!report.sections.empty())
    {
        SpreadOut(report);
    }
    std::ostringstream page;
    analysis::WriteHtml(report, page);
    files::WriteTextFile(folder / "report.html", page.str());
    for (const std::string& each : writing.missing)
    {
        messages << each << "\n";
    }
    return writing.complete && writing.missing.empty();
}

} // namespace pptplab::sim::reproduce
