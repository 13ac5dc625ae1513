// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/write-report.h"

#include "analysis/plot/axis.h"
#include "analysis/report/report.h"
#include "sim/files/text-file.h"
#include "sim/pictures/draw.h"
#include "sim/reproduce/asked.h"
#include "sim/reproduce/complaint.h"
#include "sim/reproduce/example-call.h"
#include "sim/reproduce/overview.h"
#include "sim/reproduce/report-head.h"
#include "sim/reproduce/tables.h"
#include "sim/reproduce/trace-folds.h"
#include "sim/scenario/values/problem.h"
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

/// A CSV with its numbers to six digits: more than any interval has, at half of the octets.
std::string
WithShortNumbers(const std::string& csv)
{
    constexpr std::size_t kShort = 7;
    std::string text;
    bool isQuoted = false;
    std::string field;
    const auto end = [&] {
        const bool isNumber =
            !field.empty() && field.find_first_not_of("0123456789.e+-") == std::string::npos;
        text += isNumber && field.size() > kShort ? fmt::format("{:.6g}", std::stod(field)) : field;
        field.clear();
    };
    for (const char letter : csv)
    {
        isQuoted = isQuoted != (letter == '"');
        if (!isQuoted && (letter == ',' || letter == '\n'))
        {
            end();
            text += letter;
        }
        else
        {
            field += letter;
        }
    }
    return text + field;
}

/// The axes of curves over numbers, which can be looked into, in the units of the picture.
std::optional<analysis::Axes>
AxesOf(const pictures::Picture& picture)
{
    const auto* plot = std::get_if<analysis::Plot>(&picture);
    if (plot == nullptr || !plot->x.names.empty())
    {
        return std::nullopt;
    }
    const analysis::Unit x = analysis::UnitOf(plot->x, analysis::MostOfX({plot}));
    const analysis::Unit y = analysis::UnitOf(plot->y, analysis::MostOfY({plot}));
    return analysis::Axes{analysis::LabelOf(plot->x, x),
                          analysis::LabelOf(plot->y, y),
                          plot->x.scale == analysis::Scale::Logarithmic,
                          plot->y.scale == analysis::Scale::Logarithmic,
                          x.factor,
                          y.factor};
}

/// A picture as it goes into the page.
analysis::Picture
OnPage(const pictures::Picture& picture, const analysis::PlotFiles& files)
{
    return {pictures::TitleOf(picture),
            files::ReadTextFile(files.svg),
            WithShortNumbers(files::ReadTextFile(files.csv)),
            AxesOf(picture)};
}

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
};

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
            const pictures::Drawing drawn = pictures::Drawn(spec, file.cells);
            const auto& notes = drawn.notes;
            section.paragraphs.insert(section.paragraphs.end(), notes.begin(), notes.end());
            section.pictures.push_back(
                OnPage(drawn.picture, pictures::Write(drawn.picture, folder, name)));
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
    AddPictures(file, folder, section, writing.missing);
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
    for (const FileResult& file : result.files)
    {
        if (workers::Interrupts::Pending())
        {
            return subject;
        }
        const ExampleCalls seen = ExampleCallsOf(file, folder);
        writing.complete = writing.complete && seen.complete;
        const bool isMain = &file == &result.files.front();
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
