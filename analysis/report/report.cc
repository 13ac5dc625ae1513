// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/report.h"

#include "analysis/report/html-text.h"
#include "analysis/report/page.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <ostream>

namespace pptplab::analysis
{

namespace
{

constexpr const char* kStyle =
#include "analysis/report/style.css"
    ;

constexpr const char* kCurves =
#include "analysis/report/curves.js"
    ;

constexpr const char* kUplot =
#include "analysis/report/uplot/uplot.iife.min.js"
    ;

constexpr const char* kUplotStyle =
#include "analysis/report/uplot/uplot.min.css"
    ;

constexpr const char* kUplotLicence =
#include "analysis/report/uplot/licence.txt"
    ;

void
AddFirstScreen(const Report& report, Page& page)
{
    page.Element("h1", report.title);
    page.Element("p", report.question, " class=question");
    if (!report.answer.empty())
    {
        page.Element("p", report.answer, " class=answer");
    }
    if (!report.warning.empty())
    {
        page.Element("p", "✗ " + report.warning, " class=bad");
    }
    if (report.lead)
    {
        page.Add(*report.lead, "lead");
    }
    page.AddCards(report.sections);
}

void
AddRepetition(const Report& report, Page& page)
{
    const bool isNeeded = !report.command.empty() || !report.provenance.empty() ||
                          !report.scenario.empty() || !report.repetition.empty();
    if (!isNeeded)
    {
        return;
    }
    page.Raw("<section>\n");
    page.Heading("How to repeat this", {"repeat", "How to repeat this", ""});
    if (!report.command.empty())
    {
        page.Element("pre", report.command, " class=command");
    }
    page.Add(report.provenance);
    if (!report.scenario.empty())
    {
        page.Add({"", "The scenario: what differs from the defaults", {}, report.scenario}, "");
    }
    for (const Fold& fold : report.repetition)
    {
        page.Add(fold, "");
    }
    page.Raw("</section>\n");
}

void
AddMethod(const Report& report, Page& page)
{
    if (!report.method.empty())
    {
        page.Raw("<section>\n");
        page.Heading("Method", {"method", "Method", ""});
        page.Element("p", report.method);
        page.Raw("</section>\n");
    }
    if (report.notModelled.empty())
    {
        return;
    }
    page.Raw("<section>\n");
    page.Heading("What is not modelled", {"not-modelled", "What is not modelled", ""});
    page.Raw("<ul>\n");
    for (const std::string& item : report.notModelled)
    {
        page.Element("li", item);
    }
    page.Raw("</ul>\n</section>\n");
}

/// The contents stand last, for whoever reads from top to bottom; on a wide screen beside the text.
std::string
ContentsText(const std::vector<ContentsEntry>& entries)
{
    std::string text = "<nav id=contents aria-label=\"Contents\">\n<ol>\n<li><a href=\"#top\">The "
                       "question</a>\n";
    std::string group;
    for (const ContentsEntry& entry : entries)
    {
        if (entry.group != group)
        {
            text += entry.group.empty() ? "" : "<li class=group>" + HtmlText(entry.group) + "\n";
            group = entry.group;
        }
        text += fmt::format("<li><a href=\"#{}\">{}</a>\n", entry.id, HtmlText(entry.text));
    }
    return text + "</ol>\n</nav>\n";
}

} // namespace

void
WriteHtml(const Report& report, std::ostream& out)
{
    Page page;
    AddFirstScreen(report, page);
    for (const Section& section : report.sections)
    {
        page.Add(section);
    }
    AddMethod(report, page);
    AddRepetition(report, page);
    fmt::print(out,
               "<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n"
               "<meta name=viewport content=\"width=device-width, initial-scale=1\">\n"
               "<title>{}</title>\n<style>{}{}{}</style>\n</head>\n<body id=top>\n"
               "<a class=skip href=\"#contents\">Contents</a>\n<main>\n{}</main>\n{}",
               HtmlText(report.title),
               kStyle,
               page.HasCurves() ? kUplotStyle : "",
               page.Style(),
               page.Body(),
               ContentsText(page.Contents()));
    if (page.HasCurves())
    {
        fmt::print(out, "<script>/* {} */{}{}</script>\n", kUplotLicence, kUplot, kCurves);
    }
    out << "</body>\n</html>\n";
}

} // namespace pptplab::analysis
