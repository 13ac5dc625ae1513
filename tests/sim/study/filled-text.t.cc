// SPDX-License-Identifier: GPL-2.0-only
#include "sim/study/filled-text.h"

#include "sim/scenario/values/problem.h"

#include <gtest/gtest.h>

namespace pptplab::sim::study
{

namespace
{

using Kind = Block::Kind;

const Words kWords = {{"a.lost", "3 %"}, {"a.title", "An office"}};

std::string
MessageOf(const std::string& text)
{
    try
    {
        FilledBlocks(text, kWords, "text.md");
    }
    catch (const scenario::BadInput& error)
    {
        return error.what();
    }
    return "no error";
}

TEST(FilledText, BecomesBlocksWithEachPlaceholderFilled)
{
    const auto blocks =
        FilledBlocks("# {a.title}\n\nOf all\n{a.lost} are lost, {a.lost}.\n\n## Limits\n\n"
                     "- one\n  more\n- two {a.lost}\n\n{table levels a}\n{picture levels a}\n",
                     kWords,
                     "text.md");
    const std::vector<Block> expected = {{Kind::Title, "An office"},
                                         {Kind::Paragraph, "Of all 3 % are lost, 3 %."},
                                         {Kind::Heading, "Limits"},
                                         {Kind::Item, "one more"},
                                         {Kind::Item, "two 3 %"},
                                         {Kind::Table, "levels a"},
                                         {Kind::Picture, "levels a"}};
    ASSERT_EQ(blocks.size(), expected.size());
    for (std::size_t i = 0; i < blocks.size(); ++i)
    {
        EXPECT_EQ(blocks[i].kind, expected[i].kind) << i;
        EXPECT_EQ(blocks[i].text, expected[i].text) << i;
    }
}

TEST(FilledText, TellsEachUnknownPlaceholderWithItsLineAndTheNearest)
{
    const std::string message = MessageOf("# {a.title}\n\n{a.lots}\n{b}\n");
    EXPECT_NE(message.find("text.md:3: nothing stands for {a.lots}; the nearest is {a.lost}"),
              std::string::npos)
        << message;
    EXPECT_NE(message.find("text.md:4: nothing stands for {b}"), std::string::npos) << message;
}

TEST(FilledText, RefusesBracesThatDoNotMatch)
{
    for (const char* text : {"{a.lost", "a.lost}", "one } two {", "{table levels a"})
    {
        EXPECT_NE(MessageOf(text).find("text.md:1: "), std::string::npos) << text;
    }
}

} // namespace

} // namespace pptplab::sim::study
