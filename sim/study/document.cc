// SPDX-License-Identifier: GPL-2.0-only
#include "sim/study/document.h"

#include "analysis/report/report.h"
#include "sim/files/text-file.h"
#include "sim/reproduce/page-picture.h"
#include "sim/scenario/values/problem.h"
#include "sim/study/filled-text.h"
#include "sim/study/phrases.h"
#include "sim/study/pictures.h"
#include "sim/study/tables.h"
#include "sim/version/version.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

namespace pptplab::sim::study
{

namespace
{

using Kind = Block::Kind;

/// A block with the table or picture that it asks for.
struct Part
{
    Block block;
    std::optional<analysis::Table> table{};
    std::optional<pictures::Picture> picture{};

    /// Of the picture's files.
    std::string FileName() const
    {
        std::string name = block.text;
        std::replace(name.begin(), name.end(), ' ', '-');
        return name;
    }
};

/// A page has room for these before its first heading, and for nothing else.
void
RequireOpening(const std::vector<Part>& parts, const std::filesystem::path& text)
{
    constexpr std::array kOpening = {Kind::Title, Kind::Paragraph, Kind::Paragraph, Kind::Picture};
    bool opens =
        parts.size() > kOpening.size() && parts[kOpening.size()].block.kind == Kind::Heading;
    for (std::size_t i = 0; opens && i < kOpening.size(); ++i)
    {
        opens = parts[i].block.kind == kOpening[i];
    }
    if (!opens)
    {
        throw scenario::BadInput(fmt::format(
            "{}: it opens with a title, a question, an abstract and a picture, then a heading",
            text.string()));
    }
}

/// Throws BadInput where the template asks for a table or picture that the study has not.
std::vector<Part>
PartsOf(const std::vector<Service>& services, const std::filesystem::path& text)
{
    std::vector<Part> parts;
    for (Block& block : FilledBlocks(files::ReadTextFile(text), PhrasesOf(services), text.string()))
    {
        Part part{std::move(block)};
        const bool isTable = part.block.kind == Kind::Table;
        if (isTable)
        {
            part.table = TableNamed(part.block.text, services);
        }
        else if (part.block.kind == Kind::Picture)
        {
            part.picture = PictureNamed(part.block.text, services);
        }
        const bool isInsert = isTable || part.block.kind == Kind::Picture;
        if (isInsert && !part.table && !part.picture)
        {
            throw scenario::BadInput(fmt::format("{}: a study has no {} \"{}\"",
                                                 text.string(),
                                                 isTable ? "table" : "picture",
                                                 part.block.text));
        }
        parts.push_back(std::move(part));
    }
    RequireOpening(parts, text);
    return parts;
}

std::string
MarkdownOf(const analysis::Table& table)
{
    std::string text = table.caption + ":\n\n|";
    std::string rule = "|";
    for (const analysis::Column& column : table.columns)
    {
        text += " " + column.heading + " |";
        rule += column.align == analysis::Align::Right ? " ---: |" : " --- |";
    }
    text += "\n" + rule + "\n";
    for (const auto& row : table.rows)
    {
        text += "|";
        for (const analysis::TableCell& cell : row)
        {
            text += " " + cell.text + " |";
        }
        text += "\n";
    }
    for (const std::string& note : table.notes)
    {
        text += "\n" + note + "\n";
    }
    return text;
}

std::string
MarkdownOf(const Part& part)
{
    switch (part.block.kind)
    {
    case Kind::Title:
        return "# " + part.block.text + "\n";
    case Kind::Heading:
        return "## " + part.block.text + "\n";
    case Kind::Item:
        return "- " + part.block.text + "\n";
    case Kind::Table:
        return MarkdownOf(*part.table);
    case Kind::Picture:
        return fmt::format("![{}]({}.svg)\n", pictures::TitleOf(*part.picture), part.FileName());
    case Kind::Paragraph:
        break;
    }
    return part.block.text + "\n";
}

std::string
MarkdownOf(const std::vector<Part>& parts)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
    {
        const bool isSameList =
            i > 0 && parts[i].block.kind == Kind::Item && parts[i - 1].block.kind == Kind::Item;
        text += i == 0 || isSameList ? "" : "\n";
        text += MarkdownOf(parts[i]);
    }
    return text;
}

/// Draws it and takes it into the page.
analysis::Picture
DrawnInto(const std::filesystem::path& folder, const Part& part)
{
    const auto files = pictures::Write(*part.picture, folder, part.FileName());
    return {pictures::TitleOf(*part.picture),
            files::ReadTextFile(files.svg),
            reproduce::WithShortNumbers(files::ReadTextFile(files.csv))};
}

void
AddTo(analysis::Section& section, const Part& part, const std::filesystem::path& folder)
{
    switch (part.block.kind)
    {
    case Kind::Table:
        section.tables.push_back(*part.table);
        break;
    case Kind::Picture:
        section.pictures.push_back(DrawnInto(folder, part));
        break;
    case Kind::Item:
        section.paragraphs.push_back("• " + part.block.text);
        break;
    case Kind::Title:
    case Kind::Heading:
    case Kind::Paragraph:
        section.paragraphs.push_back(part.block.text);
        break;
    }
}

analysis::Report
ReportOf(const std::vector<Part>& parts,
         const std::vector<Service>& services,
         const Writing& writing,
         const std::filesystem::path& folder)
{
    analysis::Report report;
    report.title = parts[0].block.text;
    report.question = parts[1].block.text;
    report.answer = parts[2].block.text;
    report.lead = DrawnInto(folder, parts[3]);
    for (std::size_t i = 4; i < parts.size(); ++i)
    {
        const Part& part = parts[i];
        if (part.block.kind == Kind::Heading)
        {
            report.sections.push_back({part.block.text, {}, {}, {}});
        }
        else
        {
            AddTo(report.sections.back(), part, folder);
        }
    }
    report.command = writing.command;
    report.provenance = {{"program", services.front().program},
                         {"release", std::string(version::Release())},
                         {"seed", std::to_string(services.front().seed)}};
    for (const Service& service : services)
    {
        report.repetition.push_back(
            {"", fmt::format("{}.csv: the cells of this service", service.name), {}, service.csv});
    }
    return report;
}

} // namespace

void
WriteStudy(const std::vector<Service>& services,
           const Writing& writing,
           const std::filesystem::path& folder)
{
    const std::vector<Part> parts = PartsOf(services, writing.text);
    const analysis::Report report = ReportOf(parts, services, writing, folder);
    std::ostringstream page;
    analysis::WriteHtml(report, page);
    files::WriteTextFile(folder / "study.md",
                         MarkdownOf(parts) + fmt::format("\n    {}\n", writing.command));
    for (const Service& service : services)
    {
        files::WriteTextFile(folder / (service.name + ".csv"), service.csv);
    }
    files::WriteTextFile(folder / "study.html", page.str());
}

} // namespace pptplab::sim::study
