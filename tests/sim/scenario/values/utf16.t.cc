// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/utf16.h"

#include <gtest/gtest.h>

namespace pptplab::sim::scenario
{

namespace
{

TEST(Utf16, KeepsEachCharacter)
{
    EXPECT_EQ(Utf16("abc"), u"abc");
    EXPECT_EQ(Utf16("Kenn\xC2\xA7wort"), u"Kenn\u00A7wort");
    EXPECT_EQ(Utf16("\xE2\x82\xAC"), u"\u20AC");
    EXPECT_EQ(Utf16("\xF0\x9D\x84\x9E"), u"\U0001D11E") << "two units";
    EXPECT_EQ(Utf16(""), u"");
}

TEST(Utf16, RefusesWhatIsNoUtf8)
{
    for (const char* text :
         {"\xC2", "\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"})
    {
        EXPECT_FALSE(Utf16(text));
    }
}

} // namespace

} // namespace pptplab::sim::scenario
