// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/report.h"

#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>

namespace pptplab::analysis
{

namespace
{

constexpr const char* kPicture =
    "<?xml version=\"1.0\"?>\n<svg width=\"9\" xmlns=\"http://www.w3.org/2000/svg\" "
    "xmlns:xlink='http://www.w3.org/1999/xlink'>\n<title>Gnuplot</title>\n"
    "<defs><circle id='dot' r='1'/></defs><use xlink:href='#dot'/></svg>\n";

Report
Sample()
{
    Report report;
    report.title = "Q194465";
    report.question = "How often?";
    report.method = "Thirty batches.";
    report.notModelled = {"lost packets"};
    Section section;
    section.heading = "Load";
    section.tables = {{"At 45 erlangs",
                       {{"hunt"}, {"refused", Align::Right}, {"verdict"}},
                       {{"lowest", "0.058", {"agrees", Tone::Good}}}}};
    section.pictures = {{"Against load", kPicture}, {"Against ports", kPicture}};
    report.sections = {section};
    report.provenance = {{"seed", "7"}};
    report.scenario = "[scenario]\nseed = 7\n";
    return report;
}

std::string
HtmlOf(const Report& report)
{
    std::ostringstream out;
    WriteHtml(report, out);
    return out.str();
}

std::size_t
CountOf(const std::string& part, const std::string& text)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    {
        ++count;
    }
    return count;
}

TEST(Report, HoldsEverythingItWasGiven)
{
    const std::string html = HtmlOf(Sample());
    for (const char* part : {"<title>Q194465</title>",
                             "How often?",
                             "Thirty batches.",
                             "<li>lost packets</li>",
                             "<caption>At 45 erlangs</caption>",
                             "<th scope=\"col\" class=\"right\">refused</th>",
                             "<td class=\" good\">agrees</td>",
                             "<figcaption>Against load</figcaption>",
                             "<dt>seed</dt>\n<dd>7</dd>",
                             "[scenario]\nseed = 7\n"})
    {
        EXPECT_NE(html.find(part), std::string::npos) << part;
    }
}

TEST(Report, RefersToNothingOutsideItself)
{
    const std::string html = HtmlOf(Sample());
    for (const char* part : {"http", "<script", "<link", "src=", "@import", "url("})
    {
        EXPECT_EQ(html.find(part), std::string::npos) << part;
    }
}

TEST(Report, KeepsThePicturesApart)
{
    const std::string html = HtmlOf(Sample());
    EXPECT_EQ(CountOf("id='p0-dot'", html), 1U);
    EXPECT_EQ(CountOf("href='#p0-dot'", html), 1U);
    EXPECT_EQ(CountOf("id='p1-dot'", html), 1U);
    EXPECT_EQ(CountOf("Gnuplot", html), 0U);
    EXPECT_NE(html.find("<title>Against ports</title>"), std::string::npos);
}

TEST(Report, EscapesWhatItIsGiven)
{
    Report report = Sample();
    report.title = report.question = report.method = "<script>&\"'";
    report.sections[0].heading = report.sections[0].tables[0].rows[0][0].text = "<b>";
    report.sections[0].pictures[0].caption = "<i>";
    report.provenance[0].value = report.scenario = report.notModelled[0] = "</pre><script>";
    const std::string html = HtmlOf(report);
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("<b>"), std::string::npos);
    EXPECT_EQ(html.find("<i>"), std::string::npos);
    EXPECT_NE(html.find("&lt;script&gt;&amp;&quot;&#39;"), std::string::npos);
}

TEST(Report, RefusesAPictureThatIsNotSelfContained)
{
    for (const char* svg : {"no picture",
                            "<svg><script>1</script></svg>",
                            "<svg><image href='//elsewhere/x.png'/></svg>",
                            "<svg><use href='https://elsewhere/x.svg'/></svg>"})
    {
        Report report = Sample();
        report.sections[0].pictures[0].svg = svg;
        EXPECT_THROW(HtmlOf(report), std::invalid_argument) << svg;
    }
}

TEST(Report, RefusesATableWithARowThatIsTooLong)
{
    Report report = Sample();
    report.sections[0].tables[0].rows[0].emplace_back("one too many");
    EXPECT_THROW(HtmlOf(report), std::invalid_argument);
}

} // namespace

} // namespace pptplab::analysis
