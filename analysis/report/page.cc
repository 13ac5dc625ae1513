// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/page.h"

#include "analysis/report/html-text.h"
#include "analysis/report/inline-svg.h"
#include "models/base/xml-text.h"

#include <fmt/format.h>

#include <cctype>
#include <utility>

namespace pptplab::analysis
{

namespace
{

/// Up to so many columns fit a tablet, and up to so many a laptop; a phone never has room.
constexpr std::size_t kTabletColumns = 6;
constexpr std::size_t kLaptopColumns = 9;

const char*
WidthOf(const Table& table)
{
    const std::size_t columns = table.columns.size();
    return columns > kLaptopColumns ? "widest" : columns > kTabletColumns ? "wide" : "few";
}

std::string
ClassOf(Tone tone)
{
    switch (tone)
    {
    case Tone::Plain:
        break;
    case Tone::Good:
        return " class=good";
    case Tone::Bad:
        return " class=bad";
    case Tone::Muted:
        return " class=muted";
    }
    return "";
}

/// Good and bad differ by a mark and by words, not by colour alone.
std::string
Marked(const TableCell& cell)
{
    const char* mark = cell.tone == Tone::Good ? "✓ " : cell.tone == Tone::Bad ? "✗ " : "";
    return mark + HtmlText(cell.text);
}

/// A heading of a column: names such as "refused.cleanup" or "MaxConfigure" may break between
/// their words.
std::string
Breakable(const std::string& heading)
{
    std::string html;
    char before = ' ';
    for (const char letter : HtmlText(heading))
    {
        const bool isNewWord = before == '.' || before == '_' ||
                               (std::islower(static_cast<unsigned char>(before)) != 0 &&
                                std::isupper(static_cast<unsigned char>(letter)) != 0);
        html += isNewWord ? "<wbr>" : "";
        html += letter;
        before = letter;
    }
    return html;
}

/// Text of CSS in double quotes. No "<" ends the style element, whatever a heading holds.
std::string
CssText(const std::string& text)
{
    std::string quoted = "\"";
    for (const char letter : text)
    {
        const bool isSpecial =
            letter == '"' || letter == '\\' || letter == '<' || letter == '\n' || letter == '#';
        quoted += isSpecial ? fmt::format("\\{:x} ", static_cast<unsigned char>(letter))
                            : std::string(1, letter);
    }
    return quoted + "\"";
}

/// What the columns of a table are called where each row is a paragraph of lines, and which of them
/// stand at the right. "#" stands for the class.
std::string
ColumnRules(const std::vector<Column>& columns)
{
    std::string rules;
    for (std::size_t i = 0; i < columns.size(); ++i)
    {
        const char* align = columns[i].align == Align::Right ? ";text-align:var(--end)" : "";
        rules += fmt::format(
            "# :nth-child({}){{--h:{}{}}}\n", i + 1, CssText(columns[i].heading), align);
    }
    return rules;
}

std::string
PartId(const Section& part, const std::string& id)
{
    return part.id.empty() ? id + "-" + Slug(part.heading) : part.id;
}

/// The first picture of a section or of its parts, with its id; null without any.
std::pair<const Picture*, std::string>
FirstPicture(const Section& section, const std::string& id)
{
    if (!section.pictures.empty())
    {
        return {&section.pictures.front(), id + "-picture"};
    }
    for (const Section& part : section.parts)
    {
        if (!part.pictures.empty())
        {
            return {&part.pictures.front(), PartId(part, id) + "-picture"};
        }
    }
    return {nullptr, ""};
}

} // namespace

std::string
IdOf(const Section& section)
{
    return section.id.empty() ? Slug(section.heading) : section.id;
}

std::string
Page::UniqueId(const std::string& wanted)
{
    std::string id = wanted;
    for (int next = 2; !m_ids.insert(id).second; ++next)
    {
        id = fmt::format("{}-{}", wanted, next);
    }
    return id;
}

void
Page::Element(const std::string& tag, const std::string& text, const std::string& attributes)
{
    m_body += fmt::format("<{0}{1}>{2}</{0}>\n", tag, attributes, HtmlText(text));
}

void
Page::Heading(const std::string& text, const ContentsEntry& entry)
{
    m_contents.push_back(entry);
    m_contents.back().id = UniqueId(entry.id);
    m_body += fmt::format(
        "<h2 id=\"{0}\"><a href=\"#{0}\">{1}</a></h2>\n", m_contents.back().id, HtmlText(text));
}

void
Page::Add(const Table& table)
{
    RequireRowsFit(table);
    const auto rules = m_columns.emplace(ColumnRules(table.columns), m_columns.size()).first;
    m_body += fmt::format("<div class=fit><table class=\"{} t{}\">", WidthOf(table), rules->second);
    if (!table.caption.empty())
    {
        Element("caption", table.caption);
    }
    m_body += "<thead><tr>"; // end tags of rows and cells may be left out (HTML, 13.1.2.4)
    for (const Column& column : table.columns)
    {
        m_body += "<th scope=col>" + Breakable(column.heading);
    }
    m_body += "<tbody>\n";
    for (const auto& row : table.rows)
    {
        m_body += "<tr>";
        for (const TableCell& cell : row)
        {
            const std::string text = Marked(cell);
            m_body += fmt::format("<td{}>", ClassOf(cell.tone));
            m_body += cell.to.empty() ? text : fmt::format("<a href=\"#{}\">{}</a>", cell.to, text);
        }
        const bool endsEmpty = !row.empty() && row.back().text.empty();
        m_body += endsEmpty ? "</td>\n" : "\n"; // a line end would be its content
    }
    m_body += "</table></div>\n";
    for (const std::string& note : table.notes)
    {
        Element("p", note, " class=note");
    }
}

void
Page::Add(const Picture& picture, const std::string& id)
{
    const InlinePicture drawn = InlineSvg(picture.svg, picture.caption, UniqueId(id));
    m_styles.insert(drawn.style);
    m_body += "<figure";
    if (picture.axes && !picture.csv.empty())
    {
        m_hasCurves = true;
        m_body += fmt::format(" class=curves data-x=\"{}\" data-y=\"{}\" data-log=\"{}{}\" "
                              "data-factor-x={:.9g} data-factor-y={:.9g} data-curves=\"{}\"",
                              XmlEscaped(picture.axes->x),
                              XmlEscaped(picture.axes->y),
                              picture.axes->logX ? "x" : "",
                              picture.axes->logY ? "y" : "",
                              picture.axes->factorX,
                              picture.axes->factorY,
                              XmlEscaped(picture.axes->curves));
    }
    m_body += ">\n" + drawn.svg + "\n";
    Element("figcaption", picture.caption);
    if (!picture.csv.empty())
    {
        m_body += "<details class=data><summary>Numbers of this picture (CSV)</summary>\n";
        m_body += "<pre>" + XmlEscaped(picture.csv, kBetweenTags) + "</pre></details>\n";
    }
    m_body += "</figure>\n";
}

void
Page::Add(const Fold& fold, const std::string& back)
{
    m_body += "<details";
    if (!fold.id.empty())
    {
        m_body += fmt::format(" id=\"{}\"", UniqueId(fold.id));
    }
    m_body += "><summary>" + HtmlText(fold.summary) + "</summary>\n";
    if (!fold.sameAs.id.empty())
    {
        m_body += fmt::format(
            "<p><a href=\"#{}\">{}</a></p>\n", fold.sameAs.id, HtmlText(fold.sameAs.text));
    }
    for (const Table& table : fold.tables)
    {
        Add(table);
    }
    if (!fold.text.empty())
    {
        m_body += "<pre>" + XmlEscaped(fold.text, kBetweenTags) + "</pre>\n";
    }
    if (!back.empty())
    {
        m_body += fmt::format("<p><a href=\"#{}\">Back to the question</a></p>\n", back);
    }
    m_body += "</details>\n";
}

void
Page::AddContent(const Section& section, const std::string& id)
{
    for (const std::string& paragraph : section.paragraphs)
    {
        Element("p", paragraph);
    }
    for (const Table& table : section.tables)
    {
        Add(table);
    }
    if (!section.pictures.empty())
    {
        m_body += "<div class=pictures>\n";
        for (const Picture& picture : section.pictures)
        {
            Add(picture, id + "-picture");
        }
        m_body += "</div>\n";
    }
    for (const Fold& fold : section.folds)
    {
        Add(fold, id);
    }
}

void
Page::AddPart(const Section& part, const std::string& id)
{
    const std::string unique = UniqueId(PartId(part, id));
    m_body += fmt::format(
        "<h3 id=\"{0}\"><a href=\"#{0}\">{1}</a></h3>\n", unique, HtmlText(part.heading));
    AddContent(part, unique);
}

void
Page::Add(const Section& section)
{
    const Card card = section.card.value_or(Card());
    m_body += section.card ? "<section class=subject>\n" : "<section>\n";
    Heading(section.heading,
            {IdOf(section), section.card ? card.title : section.heading, card.group});
    const std::string id = m_contents.back().id;
    AddContent(section, id);
    for (const Section& part : section.parts)
    {
        AddPart(part, id);
    }
    m_body += "</section>\n";
}

void
Page::Add(const std::vector<Provenance>& lines)
{
    m_body += "<dl>\n";
    for (const Provenance& line : lines)
    {
        Element("dt", line.name);
        Element("dd", line.value);
    }
    m_body += "</dl>\n";
}

void
Page::AddCard(const Section& section, const std::string& id)
{
    const Card& card = *section.card;
    m_body += fmt::format("<li><a href=\"#{}\">", id);
    const auto picture = FirstPicture(section, id);
    if (picture.first != nullptr)
    {
        // The picture itself stands in the section: drawn twice, written once.
        m_body += fmt::format("<svg viewBox=\"{}\" aria-hidden=true><use href=\"#{}\"/></svg>",
                              XmlEscaped(ViewBoxOf(picture.first->svg)),
                              picture.second);
    }
    m_body += fmt::format("<b>{}</b> <span{}>{}</span><i>{}</i><span>{}</span></a>\n",
                          HtmlText(card.title),
                          ClassOf(card.verdict.tone),
                          Marked(card.verdict),
                          HtmlText(card.symptom),
                          HtmlText(card.answer));
}

void
Page::AddCards(const std::vector<Section>& sections)
{
    std::string group;
    bool isOpen = false;
    for (const Section& section : sections)
    {
        if (!section.card)
        {
            continue;
        }
        if (!isOpen || section.card->group != group)
        {
            m_body += isOpen ? "</ul>\n" : "";
            group = section.card->group;
            m_body += fmt::format("<h3 id=\"{0}\">{1}</h3>\n<ul class=cards>\n",
                                  UniqueId(Slug(group)),
                                  HtmlText(group));
            isOpen = true;
        }
        AddCard(section, IdOf(section));
    }
    m_body += isOpen ? "</ul>\n" : "";
}

std::string
Page::Style() const
{
    std::string style;
    for (const auto& [rules, number] : m_columns)
    {
        for (const char letter : rules)
        {
            style += letter == '#' ? fmt::format(".t{}", number) : std::string(1, letter);
        }
    }
    for (const std::string& each : m_styles)
    {
        style += each;
    }
    return style;
}

} // namespace pptplab::analysis
