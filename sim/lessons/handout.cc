// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lessons/handout.h"

#include "analysis/report/html-text.h"
#include "analysis/report/inline-svg.h"
#include "models/base/xml-text.h"
#include "sim/files/text-file.h"
#include "sim/lessons/markdown.h"

#include <fmt/format.h>

#include <array>
#include <set>
#include <sstream>

namespace pptplab::sim::lessons
{

namespace
{

constexpr const char* kReportStyle =
#include "analysis/report/style.css"
    ;

constexpr const char* kHandoutStyle =
#include "sim/lessons/handout.css"
    ;

constexpr int kWritingLines = 3;

/// Code as it is, without the blanks that HtmlText makes of those between a number and its unit:
/// it is copied.
std::string
CodeText(const std::string& text)
{
    return XmlEscaped(text, kBetweenTags);
}

/// Of ladders: on paper they need its whole width, or nobody can read them.
bool
IsBroad(const std::string& svg)
{
    std::istringstream box(analysis::ViewBoxOf(svg));
    std::array<double, 4> numbers{};
    for (double& number : numbers)
    {
        box >> number;
    }
    constexpr double kBroad = 700;
    return numbers[2] > kBroad;
}

/// The body of a page, part by part.
class Handout
{
  public:
    Handout(const Trial& trial, std::filesystem::path work, Edition edition)
        : m_trial(trial), m_work(std::move(work)), m_edition(edition)
    {
    }

    void Add(const Part& part)
    {
        if (m_edition == Edition::Students && !IsForStudents(part))
        {
            return;
        }
        const std::string html =
            Markdown(part.markdown)
                .Html({[this](const CodeBlock& block) { return Code(block); },
                       [this](const std::string& file, const std::string& caption) {
                           return Picture(file, caption);
                       },
                       [this](const std::string& heading) { return Step(heading); }});
        m_body += part.reader == For::Everybody ? html : Boxed(part.reader, html);
    }

    /// Ends the steps; then come the pages with pictures, if they are not in their place.
    void Finish()
    {
        EndStep();
        if (m_pictures.empty())
        {
            return;
        }
        m_body += "<section class=last id=pictures>\n<h2>Pictures</h2>\n<p>Look at a picture only "
                  "when your "
                  "prediction for it stands on paper.</p>\n" +
                  m_pictures + "</section>\n";
        m_contents += "<li><a href=\"#pictures\">Pictures</a>\n";
    }

    const std::string& Body() const { return m_body; }

    const std::string& Contents() const { return m_contents; }

    /// The style sheets of the pictures, each once.
    std::string Style() const
    {
        std::string style;
        for (const std::string& each : m_styles)
        {
            style += each;
        }
        return style;
    }

  private:
    std::optional<std::string> Code(const CodeBlock& block) const
    {
        if (block.kind == "run")
        {
            return fmt::format(
                "<pre class=command>{}</pre>\n{}", CodeText(block.text), Printed(block));
        }
        if (block.kind == "expect")
        {
            return fmt::format("<pre class=seen>{}</pre>\n", CodeText(block.text));
        }
        return std::nullopt;
    }

    /// All that a block of commands printed, folded away.
    std::string Printed(const CodeBlock& block) const
    {
        const auto found = m_trial.outputs.find(block.text);
        if (m_edition == Edition::Students || found == m_trial.outputs.end())
        {
            return "";
        }
        return fmt::format(
            "<details><summary>All that it prints</summary><pre>{}</pre></details>\n",
            CodeText(found->second));
    }

    std::string Figure(const std::string& file, const std::string& caption)
    {
        const std::string svg = files::ReadTextFile(m_work / file);
        if (svg.empty())
        {
            return fmt::format("<p class=bad>{} was not drawn when this page was written: see the "
                               "messages of pptplab lesson.</p>\n",
                               CodeText(file));
        }
        const auto picture = analysis::InlineSvg(svg, caption, fmt::format("p{}", m_drawn));
        m_styles.insert(picture.style);
        return fmt::format("<figure id=picture-{0}{3}>\n{1}\n<figcaption>Picture {0}: "
                           "{2}</figcaption>\n</figure>\n",
                           m_drawn,
                           picture.svg,
                           analysis::HtmlText(caption),
                           IsBroad(svg) ? " class=broad" : "");
    }

    std::string Picture(const std::string& file, const std::string& caption)
    {
        ++m_drawn;
        std::string figure = Figure(file, caption);
        if (m_edition == Edition::Teacher)
        {
            return figure;
        }
        m_pictures += figure;
        return fmt::format(
            "<p class=turn>Then look at <a href=\"#picture-{0}\">picture {0}</a>, on the last "
            "pages.</p>\n",
            m_drawn);
    }

    std::string Step(const std::string& heading)
    {
        const std::string end = m_isInStep ? "</section>\n" : "";
        m_isInStep = true;
        const std::string id = analysis::Slug(heading);
        m_contents += fmt::format("<li><a href=\"#{}\">{}</a>\n", id, analysis::HtmlText(heading));
        return fmt::format(
            "{0}<section class=step>\n<h2 id=\"{1}\"><a href=\"#{1}\">{2}</a></h2>\n",
            end,
            id,
            analysis::HtmlText(heading));
    }

    void EndStep()
    {
        m_body += m_isInStep ? "</section>\n" : "";
        m_isInStep = false;
    }

    std::string Boxed(For reader, const std::string& html) const
    {
        constexpr std::array<std::string_view, 4> kTitles = {
            "Write down before you look", "Answer", "What it does not show", "For the teacher"};
        const auto which = static_cast<std::size_t>(reader) - 1;
        std::string room;
        if (reader == For::Prediction && m_edition == Edition::Students)
        {
            for (int line = 0; line < kWritingLines; ++line)
            {
                room += "<div class=line></div>\n";
            }
        }
        return fmt::format("<div class={}>\n<p class=what>{}</p>\n{}{}</div>\n",
                           kFences.at(which),
                           kTitles.at(which),
                           html,
                           room);
    }

    const Trial& m_trial;
    std::filesystem::path m_work;
    Edition m_edition;
    std::string m_body;
    std::string m_contents;
    std::string m_pictures; ///< that stand on the last pages
    std::set<std::string> m_styles;
    int m_drawn = 0;
    bool m_isInStep = false;
};

/// The scenario files, which stand beside the page, too.
std::string
FilesText(const Lesson& lesson)
{
    std::string text;
    for (const auto& file : lesson.files)
    {
        text += fmt::format("<details><summary>{}</summary><pre>{}</pre></details>\n",
                            file.filename().string(),
                            CodeText(files::ReadTextFile(file)));
    }
    return text.empty()
               ? text
               : "<section class=files>\n<h2>Files of this lesson</h2>\n" + text + "</section>\n";
}

} // namespace

std::string
FileNameOf(const Lesson& lesson, Edition edition)
{
    return fmt::format(
        "lesson-{}{}.html", lesson.number, edition == Edition::Teacher ? "-answers" : "");
}

std::string
HandoutText(const Lesson& lesson,
            const Trial& trial,
            const std::filesystem::path& work,
            Edition edition)
{
    Handout handout(trial, work, edition);
    for (const Part& part : lesson.parts)
    {
        handout.Add(part);
    }
    handout.Finish();
    const std::string title = fmt::format("Lesson {}: {}", lesson.number, lesson.title);
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n"
        "<meta name=viewport content=\"width=device-width, initial-scale=1\">\n"
        "<title>{0}</title>\n<style>{1}{2}{3}</style>\n</head>\n<body id=top class=lesson>\n"
        "<a class=skip href=\"#contents\">Contents</a>\n<main>\n<h1>{0}</h1>\n"
        "<p class=question>{4}</p>\n{5}{6}{7}</main>\n"
        "<nav id=contents aria-label=\"Contents\">\n<ol>\n{8}</ol>\n</nav>\n</body>\n</html>\n",
        analysis::HtmlText(title),
        kReportStyle,
        kHandoutStyle,
        handout.Style(),
        analysis::HtmlText(lesson.about),
        edition == Edition::Students ? "<p class=name>Name: <span></span> Date: <span></span></p>\n"
                                     : "<p class=muted>The teacher's edition, with answers.</p>\n",
        handout.Body(),
        FilesText(lesson),
        handout.Contents());
}

} // namespace pptplab::sim::lessons
