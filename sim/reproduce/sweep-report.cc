// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/sweep-report.h"

#include "analysis/report/html-text.h"
#include "analysis/report/report.h"
#include "sim/files/text-file.h"
#include "sim/reproduce/asked.h"
#include "sim/reproduce/page-picture.h"
#include "sim/reproduce/report-head.h"
#include "sim/reproduce/sweep-cells.h"
#include "sim/scenario/values/shell-word.h"
#include "sim/version/version.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <sstream>
#include <utility>

namespace pptplab::sim::reproduce
{

namespace
{

// The page of one sweep is to go by mail.
constexpr std::size_t kMostOctets = 150'000;
constexpr std::size_t kMostRows = 200;
constexpr std::size_t kLeastRows = 50;
constexpr std::size_t kRowsAmongMany = 40;

/// A grid with its pictures.
struct DrawnGrid
{
    const SweptGrid& grid;
    std::string name;
    std::vector<analysis::Picture> pictures{};
    std::vector<std::string> notes{};
};

void
AddNew(const std::string& text, std::vector<std::string>& texts)
{
    if (std::find(texts.begin(), texts.end(), text) == texts.end())
    {
        texts.push_back(text);
    }
}

std::string
NameOf(const SweptGrid& grid)
{
    const std::string stem = std::filesystem::path(grid.database).stem().string();
    const std::string& name = grid.status.campaign.head.name;
    return name.empty() ? stem : stem + " " + name;
}

std::string
QuestionOf(const SweptGrid& grid)
{
    return grid.file.question.empty() ? QuestionAbout(grid.metrics.front(), grid.cells)
                                      : grid.file.question;
}

DrawnGrid
DrawnInto(const std::filesystem::path& folder, const SweptGrid& grid, std::string name)
{
    DrawnGrid drawn{grid, std::move(name)};
    for (std::size_t i = 0; i < grid.metrics.size(); ++i)
    {
        experiment::PlotSpec wish;
        wish.y = {grid.metrics[i]};
        wish.exact = true;
        PagePicture picture = DrawnForPage(
            wish, grid.cells, folder, fmt::format("{}-{}", analysis::Slug(drawn.name), i + 1));
        if (picture.picture)
        {
            drawn.pictures.push_back(std::move(*picture.picture));
        }
        for (const std::string& note : picture.notes)
        {
            AddNew(note, drawn.notes);
        }
    }
    return drawn;
}

void
AddScenario(const SweptGrid& grid, const std::string& of, std::vector<analysis::Fold>& folds)
{
    constexpr std::size_t kLongest = 20'000;
    const bool isShort = grid.file.text.size() < kLongest;
    if (!grid.file.text.empty())
    {
        folds.push_back({"",
                         of + "scenario.toml, which says what differs from the defaults",
                         {},
                         isShort ? grid.file.text
                                 : "Too long for this page, as the grid is no product of axes; "
                                   "pptplab export --json has its cells."});
    }
    folds.push_back(
        {"", of + "The first cell with all keys, defaults included", {}, grid.file.whole});
}

/// What is the same for one grid and for many. `databases` are words for a shell.
analysis::Report
FrameOf(const std::vector<DrawnGrid>& drawn, const std::string& databases)
{
    analysis::Report report;
    report.method = MethodText();
    std::vector<std::string> programs;
    std::vector<std::string> seeds;
    for (const DrawnGrid& each : drawn)
    {
        const analysis::Campaign& head = each.grid.status.campaign.head;
        AddNew(head.programVersion, programs);
        AddNew(std::to_string(head.seed), seeds);
        for (const std::string& line : each.grid.notModelled)
        {
            AddNew(line, report.notModelled);
        }
        const std::string missing = each.grid.WhatIsMissing();
        const std::string of = drawn.size() == 1 ? "" : each.name + ": ";
        if (!missing.empty())
        {
            report.warning += report.warning.empty() ? "" : " ";
            report.warning += of;
            report.warning += missing;
        }
        AddScenario(each.grid, of, report.repetition);
    }
    report.provenance = {{"program", fmt::format("{}", fmt::join(programs, ", "))},
                         {"seed", fmt::format("{}", fmt::join(seeds, ", "))},
                         {"this page", "pptplab report " + databases},
                         {"written by", std::string(version::ProgramVersion())}};
    return report;
}

/// A page about one grid.
analysis::Report
PageOf(const DrawnGrid& drawn, const std::string& databases, std::size_t rows)
{
    const SweptGrid& grid = drawn.grid;
    analysis::Report report = FrameOf({drawn}, databases);
    report.question = QuestionOf(grid);
    report.answer = AnswerAbout(grid.metrics.front(), grid.cells);
    report.command = fmt::format("pptplab sweep scenario.toml --db {}   # the text below",
                                 scenario::ShellWord(grid.database));
    analysis::Section more;
    more.heading = "More of what came out";
    for (std::size_t i = 1; i < grid.metrics.size(); ++i)
    {
        more.paragraphs.push_back(AnswerAbout(grid.metrics[i], grid.cells));
    }
    more.pictures = drawn.pictures;
    if (!more.pictures.empty())
    {
        report.lead = std::move(more.pictures.front());
        more.pictures.erase(more.pictures.begin());
    }
    if (!more.paragraphs.empty() || !more.pictures.empty())
    {
        report.sections.push_back(std::move(more));
    }
    analysis::Section cells;
    cells.heading = "The cells";
    cells.paragraphs = drawn.notes;
    AddCells(grid, rows, cells);
    report.sections.push_back(std::move(cells));
    return report;
}

/// A page with a card and a section for each grid.
analysis::Report
PageOf(const std::vector<DrawnGrid>& drawn, const std::string& databases, std::size_t rows)
{
    analysis::Report report = FrameOf(drawn, databases);
    report.question = fmt::format("What came out of these {} sweeps?", drawn.size());
    report.command = "pptplab sweep scenario.toml --db DB   # for each, with its text below";
    for (const DrawnGrid& each : drawn)
    {
        const SweptGrid& grid = each.grid;
        analysis::Section section;
        section.id = analysis::Slug(each.name);
        section.heading = QuestionOf(grid);
        const std::string answer = AnswerAbout(grid.metrics.front(), grid.cells);
        section.paragraphs = {answer};
        section.paragraphs.insert(section.paragraphs.end(), each.notes.begin(), each.notes.end());
        section.pictures = each.pictures;
        AddCells(grid, rows, section);
        const bool isWhole = grid.WhatIsMissing().empty();
        section.card =
            analysis::Card{"The sweeps",
                           each.name,
                           section.heading,
                           answer,
                           {isWhole ? fmt::format("{} cells", grid.cells.size()) : "not complete",
                            isWhole ? analysis::Tone::Muted : analysis::Tone::Bad}};
        report.sections.push_back(std::move(section));
    }
    return report;
}

std::string
HtmlOf(analysis::Report report, const std::string& title)
{
    report.title = title;
    std::ostringstream page;
    analysis::WriteHtml(report, page);
    return page.str();
}

/// The page of one grid, with fewer rows, and at last with fewer pictures, until it is small.
std::string
SmallPageOf(DrawnGrid& drawn, const std::string& databases, const std::string& title)
{
    std::size_t rows = kMostRows;
    std::string page = HtmlOf(PageOf(drawn, databases, rows), title);
    while (page.size() > kMostOctets && (rows > kLeastRows || !drawn.pictures.empty()))
    {
        if (rows > kLeastRows)
        {
            rows = std::max(kLeastRows, std::min(rows, drawn.grid.cells.size()) / 2);
        }
        else
        {
            drawn.notes.push_back(fmt::format("The picture \"{}\" is too large for this page; it "
                                              "is in the folder beside it.",
                                              drawn.pictures.back().caption));
            drawn.pictures.pop_back();
        }
        page = HtmlOf(PageOf(drawn, databases, rows), title);
    }
    return page;
}

/// The name of a grid, with a number where the ids of a page would be those of an earlier one.
std::string
FreeNameOf(const SweptGrid& grid, const std::vector<DrawnGrid>& earlier)
{
    std::string name = NameOf(grid);
    const auto isTaken = [&](const DrawnGrid& each) {
        return analysis::Slug(each.name) == analysis::Slug(name);
    };
    for (int number = 2; std::any_of(earlier.begin(), earlier.end(), isTaken); ++number)
    {
        name = fmt::format("{} {}", NameOf(grid), number);
    }
    return name;
}

} // namespace

bool
WriteSweepReport(const std::vector<SweptGrid>& grids,
                 const std::string& title,
                 const std::filesystem::path& folder,
                 std::ostream& messages)
{
    std::vector<DrawnGrid> drawn;
    std::vector<std::string> words;
    bool complete = true;
    for (const SweptGrid& grid : grids)
    {
        drawn.push_back(DrawnInto(folder, grid, FreeNameOf(grid, drawn)));
        complete = complete && drawn.back().pictures.size() == grid.metrics.size();
        for (const std::string& note : drawn.back().notes)
        {
            messages << fmt::format("{}: {}\n", drawn.back().name, note);
        }
        const std::string word = scenario::ShellWord(grid.database);
        if (words.empty() || words.back() != word)
        {
            words.push_back(word);
        }
    }
    const auto databases = fmt::format("{}", fmt::join(words, " "));
    const bool isOne = drawn.size() == 1;
    const std::string usual = isOne ? drawn.front().name : fmt::format("{} sweeps", drawn.size());
    const std::string& heading = title.empty() ? usual : title;
    files::WriteTextFile(folder / "report.html",
                         isOne ? SmallPageOf(drawn.front(), databases, heading)
                               : HtmlOf(PageOf(drawn, databases, kRowsAmongMany), heading));
    return complete;
}

} // namespace pptplab::sim::reproduce
