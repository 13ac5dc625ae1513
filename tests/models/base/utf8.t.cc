// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/utf8.h"

#include <gtest/gtest.h>

namespace pptplab
{
namespace
{

TEST(Utf8, EachLengthIsWrittenAndReadBack)
{
    struct Example
    {
        char32_t character;
        const char* octets;
    };
    // The ends of each row of the table in RFC 3629 section 3.
    for (const Example& each : {Example{0x01, "\x01"},
                                {0x7F, "\x7F"},
                                {0x80, "\xC2\x80"},
                                {0x7FF, "\xDF\xBF"},
                                {0x800, "\xE0\xA0\x80"},
                                {0xFFFF, "\xEF\xBF\xBF"},
                                {0x10000, "\xF0\x90\x80\x80"},
                                {0x10FFFF, "\xF4\x8F\xBF\xBF"}})
    {
        std::string written;
        AppendUtf8(each.character, written);
        EXPECT_EQ(written, each.octets);
        written += "!";
        std::string_view rest = written;
        EXPECT_EQ(TakeUtf8(rest), each.character);
        EXPECT_EQ(rest, "!");
    }
}

TEST(Utf8, WhatIsNoCharacterIsTold)
{
    for (std::string_view text :
         {"\xC2", "\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"})
    {
        EXPECT_FALSE(TakeUtf8(text));
    }
}

} // namespace
} // namespace pptplab
