// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/report.h"

#include "analysis/report/inline-svg.h"
#include "models/base/xml-text.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

namespace pptplab::analysis
{

namespace
{

constexpr const char* kStyle =
#include "analysis/report/style.css"
    ;

std::string
ClassOf(Align align, Tone tone)
{
    std::string names = align == Align::Right ? "right" : "";
    switch (tone)
    {
    case Tone::Plain:
        break;
    case Tone::Good:
        names += " good";
        break;
    case Tone::Bad:
        names += " bad";
        break;
    case Tone::Muted:
        names += " muted";
        break;
    }
    return names.empty() ? "" : fmt::format(" class=\"{}\"", names);
}

/// Writes the elements of a page, and numbers its pictures.
class Page
{
  public:
    explicit Page(std::ostream& out) : m_out(out) {}

    void Element(const std::string& tag,
                 const std::string& text,
                 const std::string& attributes = "")
    {
        fmt::print(m_out, "<{0}{1}>{2}</{0}>\n", tag, attributes, XmlEscaped(text));
    }

    void Heading(const std::string& text) { Element("h2", text); }

    void Paragraphs(const std::string& heading, const std::string& text)
    {
        if (!text.empty())
        {
            Heading(heading);
            Element("p", text);
        }
    }

    void Add(const Table& table)
    {
        RequireRowsFit(table);
        m_out << "<div class=\"scroll\"><table>\n";
        if (!table.caption.empty())
        {
            Element("caption", table.caption);
        }
        m_out << "<thead><tr>\n";
        for (const Column& column : table.columns)
        {
            Element("th", column.heading, " scope=\"col\"" + ClassOf(column.align, Tone::Plain));
        }
        m_out << "</tr></thead>\n<tbody>\n";
        for (const auto& row : table.rows)
        {
            m_out << "<tr>\n";
            for (std::size_t i = 0; i < table.columns.size(); ++i)
            {
                const TableCell cell = i < row.size() ? row[i] : TableCell("");
                Element("td", cell.text, ClassOf(table.columns[i].align, cell.tone));
            }
            m_out << "</tr>\n";
        }
        m_out << "</tbody></table></div>\n";
        for (const std::string& note : table.notes)
        {
            Element("p", note);
        }
    }

    void Add(const Picture& picture)
    {
        const std::string prefix = fmt::format("p{}-", m_pictures++);
        m_out << "<figure>\n" << InlineSvg(picture.svg, picture.caption, prefix) << '\n';
        Element("figcaption", picture.caption);
        m_out << "</figure>\n";
    }

    void Add(const Section& section)
    {
        Heading(section.heading);
        for (const std::string& paragraph : section.paragraphs)
        {
            Element("p", paragraph);
        }
        for (const Table& table : section.tables)
        {
            Add(table);
        }
        for (const Picture& picture : section.pictures)
        {
            Add(picture);
        }
    }

    void Add(const std::vector<Provenance>& lines)
    {
        m_out << "<dl>\n";
        for (const Provenance& line : lines)
        {
            Element("dt", line.name);
            Element("dd", line.value);
        }
        m_out << "</dl>\n";
    }

  private:
    std::ostream& m_out;
    int m_pictures = 0;
};

} // namespace

void
WriteHtml(const Report& report, std::ostream& out)
{
    fmt::print(out,
               "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n",
               XmlEscaped(report.title),
               kStyle);
    Page page(out);
    page.Element("h1", report.title);
    page.Element("p", report.question, " class=\"question\"");
    if (!report.answer.empty())
    {
        page.Element("p", report.answer, " class=\"answer\"");
    }
    for (const Section& section : report.sections)
    {
        page.Add(section);
    }
    page.Paragraphs("Method", report.method);
    if (!report.notModelled.empty())
    {
        page.Heading("What is not modelled");
        out << "<ul>\n";
        for (const std::string& item : report.notModelled)
        {
            page.Element("li", item);
        }
        out << "</ul>\n";
    }
    if (!report.provenance.empty())
    {
        page.Heading("Provenance");
        page.Add(report.provenance);
    }
    if (!report.scenario.empty())
    {
        out << "<details>\n<summary>Scenario</summary>\n";
        page.Element("pre", report.scenario);
        out << "</details>\n";
    }
    out << "</main>\n</body>\n</html>\n";
}

} // namespace pptplab::analysis
