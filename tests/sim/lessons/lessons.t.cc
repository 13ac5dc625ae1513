// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lessons/markdown.h"
#include "sim/lessons/part.h"
#include "sim/lessons/trial.h"
#include "sim/scenario/values/problem.h"

#include <gtest/gtest.h>

namespace pptplab::sim::lessons
{
namespace
{

std::string
MessageOf(const std::string& text)
{
    try
    {
        PartsOf(text);
    }
    catch (const scenario::BadInput& error)
    {
        return error.what();
    }
    return "";
}

std::string
HtmlOf(const std::string& text)
{
    return Markdown(text).Html(
        {[](const CodeBlock& block) {
             return block.kind == "run" ? std::optional("<run>" + block.text) : std::nullopt;
         },
         [](const std::string& file, const std::string& caption) {
             return "<picture " + file + "|" + caption + ">";
         },
         [](const std::string& heading) { return "<step " + heading + ">"; }});
}

TEST(Parts, AreCutAtTheirFences)
{
    const auto parts = PartsOf("a\n::: predict\nb\n:::\nc\n::: answer\nd\ne\n:::\n");
    ASSERT_EQ(parts.size(), 5U);
    EXPECT_EQ(parts[0].markdown, "a\n");
    EXPECT_EQ(parts[1].reader, For::Prediction);
    EXPECT_TRUE(IsForStudents(parts[1]));
    EXPECT_EQ(parts[3].markdown, "d\ne\n");
    EXPECT_FALSE(IsForStudents(parts[3]));
}

TEST(Parts, SayWhatIsWrongWithAFence)
{
    EXPECT_NE(MessageOf("::: answers\n:::\n").find("is one of predict, answer"), std::string::npos);
    EXPECT_NE(MessageOf("::: answer\n").find("not closed"), std::string::npos);
    EXPECT_NE(MessageOf("a\n:::\n").find("closes nothing"), std::string::npos);
    EXPECT_NE(MessageOf("::: answer\n::: limits\n").find("before is open"), std::string::npos);
}

TEST(Markdown, LeavesHtmlOut)
{
    const std::string html = HtmlOf("a <script>x</script> [b](javascript:alert)\n\n<div>c</div>\n");
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("<div"), std::string::npos);
    EXPECT_EQ(html.find("javascript"), std::string::npos);
}

TEST(Markdown, HasTablesAndPutsReplacementsIn)
{
    const std::string html = HtmlOf("## Step *one*\n\n| a | b |\n|---|---|\n| 1 | |\n\n"
                                    "![what `is`\nseen](x.svg)\n\n```run\npptplab list\n```\n\n"
                                    "```sh\nother\n```\n");
    for (const char* part : {"<step Step one>",
                             "<td>1</td>",
                             "<picture x.svg|what is seen>",
                             "<run>pptplab list",
                             "<code class=\"language-sh\">other"})
    {
        EXPECT_NE(html.find(part), std::string::npos) << part << "\n" << html;
    }
    EXPECT_EQ(html.find("<p><picture"), std::string::npos) << html;
}

TEST(Markdown, TellsCodeBlocks)
{
    const auto blocks = Markdown("```run\na\nb\n```\n\ntext\n\n```expect\nc\n```\n").CodeBlocks();
    ASSERT_EQ(blocks.size(), 2U);
    EXPECT_EQ(blocks[0].text, "a\nb\n");
    EXPECT_EQ(blocks[1].kind, "expect");
}

TEST(Lines, AreCutIntoWordsAsAShellDoes)
{
    const std::vector<std::string> words = {
        "pptplab", "run", "--set", R"(a={ b = "1ms" })", "", "c"};
    EXPECT_EQ(WordsOfLine(R"(pptplab  run --set 'a={ b = "1ms" }' "" c )"), words);
}

} // namespace
} // namespace pptplab::sim::lessons
