// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/document.h"

#include "sim/scenario/values/problem.h"
#include "sim/scenario/values/toml-depth.h"

#include <gtest/gtest.h>

namespace pptplab::sim::scenario
{
namespace
{

TEST(Document, AnAttributeMayStandInQuotesAsInAFile)
{
    const std::vector<std::string> parts = {"attributes", "ns3::TcpSocket::SndBufSize"};
    EXPECT_EQ(PathParts("attributes.ns3::TcpSocket::SndBufSize"), parts);
    EXPECT_EQ(PathParts("attributes.\"ns3::TcpSocket::SndBufSize\""), parts);
    EXPECT_EQ(PathParts("attributes.'ns3::TcpSocket::SndBufSize'"), parts);
}

TEST(Document, APlaceIsTheKeysOwnOrThatOfWhatShouldHoldIt)
{
    const Document document = ParseDocument("[a]\nb = 1\n[[c]]\nname = \"d\"\ne = 2\n", "test");
    EXPECT_EQ(PlaceOf(document.root, "a.b").line, 2U);
    EXPECT_EQ(PlaceOf(document.root, "a.x").line, 1U);
    EXPECT_EQ(PlaceOf(document.root, "c.d.e").line, 5U);
    EXPECT_EQ(PlaceOf(document.root, "x.y").line, 0U);
}

std::string
MistakeIn(const std::string& text)
{
    try
    {
        ParseDocument(text, "x.toml");
    }
    catch (const BadInput& error)
    {
        return error.what();
    }
    return {};
}

std::string
Dotted(std::size_t parts)
{
    std::string key = "a";
    for (std::size_t i = 1; i < parts; ++i)
    {
        key += " . \"a\"";
    }
    return key;
}

TEST(Document, WhatGoesTooDeepIsToldBeforeTheParserFollows)
{
    const std::string open(kMostDepth - 1, '[');
    const std::string close(kMostDepth - 1, ']');
    EXPECT_EQ(MistakeIn(Dotted(kMostDepth) + " = 1\n"), "");
    EXPECT_EQ(MistakeIn("# " + Dotted(99) + "\nb = '.....'\n\n" + Dotted(kMostDepth + 1) + " = 1"),
              "x.toml:4: more than 32 parts of a dotted key");
    EXPECT_EQ(MistakeIn("a = " + open + "1" + close), "");
    EXPECT_EQ(MistakeIn("a = [\n[" + open), "x.toml:2: more than 32 brackets within each other");
    EXPECT_EQ(MistakeIn("a = \"\\\"[" + open + "\" # [" + open + "\nb = '''[" + open + "'''"), "");
    Value::Table root;
    const Value one{std::int64_t{1}, Place{}};
    EXPECT_EQ(Assign(root, std::string(2 * kMostDepth, 'a').replace(1, 1, "."), one), std::nullopt);
    std::string path = "a";
    for (std::size_t i = 0; i < kMostDepth; ++i)
    {
        path += ".a";
    }
    EXPECT_EQ(Assign(root, path, one), "has more than 32 parts");
}

TEST(Document, ATextIsOneLineThatPrints)
{
    EXPECT_EQ(MistakeIn(R"(a = "b\tc \u00a7 \u200f")"), "");
    for (const std::string text :
         {R"(\u001b)", R"(\n)", R"(\u0000)", R"(\u0085)", R"(\u202e)", R"(\u2067)", R"(\u2028)"})
    {
        const std::string mistake = MistakeIn("a = 1\nb = [\"x" + text + "\"]\n");
        EXPECT_EQ(mistake.find("x.toml:2: \"x\\"), 0U) << mistake;
        EXPECT_NE(MistakeIn("\"" + text + "\" = 1"), "");
        EXPECT_THROW(ParseOptionValue("\"" + text + "\""), BadInput);
    }
    EXPECT_THROW(ParseOptionValue("two\nlines"), BadInput);
}

TEST(Document, AMessageDoesNotRepeatMegabytes)
{
    const BadInput error("x.toml", {{Place{Origin::File, 1}, std::string(1'000'000, 'x')}});
    EXPECT_LT(std::string(error.what()).size(), 2000U);
}

} // namespace
} // namespace pptplab::sim::scenario
