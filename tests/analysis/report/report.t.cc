// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/report.h"

#include "analysis/report/html-text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>

namespace pptplab::analysis
{

namespace
{

constexpr const char* kPicture =
    "<?xml version=\"1.0\"?>\n<svg width=\"9\" xmlns=\"http://www.w3.org/2000/svg\" "
    "xmlns:xlink='http://www.w3.org/1999/xlink' viewBox=\"0 0 9 5\">\n<title>Gnuplot</title>\n"
    "<style>.pl0{color:#123}</style>\n<g class=\"pl0\" data-plot=\"1\"/>\n"
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
                             "<caption>At 45\u00a0erlangs</caption>",
                             "<th scope=col>refused",
                             "<td class=good>✓ agrees",
                             "<figcaption>Against load</figcaption>",
                             "<dt>seed</dt>\n<dd>7</dd>",
                             "[scenario]\nseed = 7\n"})
    {
        EXPECT_NE(html.find(part), std::string::npos) << part;
    }
}

/// The page without the part of it that a library wrote.
std::string
WithoutScript(const std::string& html)
{
    return html.substr(0, html.find("<script>")) +
           html.substr(std::min(html.find("</script>"), html.size()));
}

TEST(Report, RefersToNothingOutsideItself)
{
    Report report = Sample();
    report.sections[0].pictures[0].csv = "series,x,y,low,high\nsp3,1,2,1,3\n";
    report.sections[0].pictures[0].axes = Axes{"load", "refused"};
    const std::string html = HtmlOf(report);
    EXPECT_EQ(CountOf("<script", html), 1U);
    for (const char* part : {"http", "<link", "src=", "@import", "url("})
    {
        EXPECT_EQ(html.find(part), std::string::npos) << part;
    }
    EXPECT_EQ(HtmlOf(Sample()).find("<script"), std::string::npos); // nothing to look into
}

TEST(Report, HasTheNumbersOfAPictureBesideIt)
{
    Report report = Sample();
    report.sections[0].pictures[0].csv = "series,x,y,low,high\n\"<a>\",1,2,1,3\n";
    report.sections[0].pictures[0].axes = Axes{"load \"x\"", "refused", true, false};
    const std::string html = WithoutScript(HtmlOf(report));
    EXPECT_NE(html.find("\n\"&lt;a&gt;\",1,2,1,3\n</pre>"), std::string::npos);
    EXPECT_NE(html.find("data-x=\"load &quot;x&quot;\" data-y=\"refused\" data-log=\"x\""),
              std::string::npos);
    EXPECT_NE(html.find("MIT"), HtmlOf(report).find("MIT")); // the licence stands with the library
}

TEST(Report, KeepsThePicturesApart)
{
    const std::string html = HtmlOf(Sample());
    EXPECT_EQ(CountOf("id='load-picture-dot'", html), 1U);
    EXPECT_EQ(CountOf("href='#load-picture-dot'", html), 1U);
    EXPECT_EQ(CountOf("id='load-picture-2-dot'", html), 1U);
    EXPECT_EQ(CountOf("Gnuplot", html), 0U);
    EXPECT_NE(html.find("<title>Against ports</title>"), std::string::npos);
}

TEST(Report, KeepsTheClassesOfPicturesAndTheirStyleOnce)
{
    const std::string html = HtmlOf(Sample());
    EXPECT_EQ(CountOf(".pl0{color:#123}", html), 1U);
    EXPECT_EQ(CountOf("class=\"pl0\" data-plot=\"1\"", html), 2U);
}

/// The ids of a page.
std::set<std::string>
IdsIn(const std::string& html)
{
    std::set<std::string> ids;
    const std::regex id(" id=[\"']?([^ >\"']+)");
    for (auto at = std::sregex_iterator(html.begin(), html.end(), id); at != std::sregex_iterator();
         ++at)
    {
        EXPECT_TRUE(ids.insert((*at)[1]).second) << "twice: " << (*at)[1];
    }
    return ids;
}

TEST(Report, EachLinkLeadsToASection)
{
    Report report = Sample();
    report.sections[0].folds = {{"trace", "A call", {}, "1 frame"}};
    report.sections[0].parts = {report.sections[0]};
    report.sections[0].parts[0].folds.clear();
    report.sections[0].card = Card{"No answer", "Q1", "It is silent", "4 %", {"holds", Tone::Good}};
    report.sections.push_back(report.sections[0]); // of the same name
    report.sections[1].folds = {{"other", "Another call", {}, "", {"trace", "The same frames"}}};
    report.sections[1].tables[0].rows[0][0].to = "load";
    const std::string html = HtmlOf(report);
    const auto ids = IdsIn(html);
    for (const char* id :
         {"load", "load-2", "method", "not-modelled", "repeat", "no-answer", "trace", "load-load"})
    {
        EXPECT_EQ(ids.count(id), 1U) << id;
    }
    const std::regex link("href=[\"']?#([^ >\"']+)");
    for (auto at = std::sregex_iterator(html.begin(), html.end(), link);
         at != std::sregex_iterator();
         ++at)
    {
        EXPECT_EQ(ids.count((*at)[1]), 1U) << (*at)[1];
    }
    EXPECT_EQ(CountOf("<a href=\"#load\">Back to the question</a>", html), 1U);
}

TEST(Report, ShowsEachSubjectOnACardWithItsPicture)
{
    Report report = Sample();
    report.sections[0].card = Card{"No answer", "Q1", "It is silent", "4 %", {"NOT so", Tone::Bad}};
    const std::string html = HtmlOf(report);
    EXPECT_NE(html.find("<svg viewBox=\"0 0 9 5\" aria-hidden=true><use href=\"#load-picture\"/>"),
              std::string::npos);
    EXPECT_NE(html.find("<span class=bad>✗ NOT so</span>"), std::string::npos);
    EXPECT_LT(html.find("class=cards"), html.find("<h2"));
}

TEST(Report, ANumberStaysBesideItsUnit)
{
    EXPECT_EQ(HtmlText("1 % of 30 s, 2 ports and 3 sorts"),
              "1\u00a0% of 30\u00a0s, 2\u00a0ports and 3 sorts");
}

TEST(Report, NamesColumnsForRowsThatAreParagraphs)
{
    Report report = Sample();
    report.sections[0].tables[0].columns[0].heading = "a \"#\" </style>";
    const std::string html = HtmlOf(report);
    EXPECT_NE(html.find(".t0 :nth-child(2){--h:\"refused\";text-align:var(--end)}"),
              std::string::npos);
    EXPECT_EQ(CountOf("</style>", html), 1U);
    EXPECT_NE(html.find("--h:\"a \\22 \\23 \\22  \\3c /style>\""), std::string::npos);
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
    EXPECT_NE(html.find("&lt;script&gt;&amp;\"'"), std::string::npos);
}

TEST(Report, RefusesAPictureThatIsNotSelfContained)
{
    for (const char* svg : {"no picture",
                            "<svg><script>1</script></svg>",
                            "<svg><style>@import 'x.css'</style></svg>",
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
