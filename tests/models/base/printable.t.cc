// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/printable.h"

#include <gtest/gtest.h>

namespace pptplab
{
namespace
{

TEST(Printable, WhatMovesTheCursorOrTurnsTheTextIsWrittenAsItsNumber)
{
    EXPECT_EQ(Printable("plain \xC3\xBC \xE6\x97\xA5"), "plain \xC3\xBC \xE6\x97\xA5");
    EXPECT_EQ(Printable("\x1b[31m"), "\\x1b[31m");
    EXPECT_EQ(Printable(std::string_view("a\0\n\x7f", 4)), "a\\x00\\x0a\\x7f");
    EXPECT_EQ(Printable("\xC2\x9b"), "\\u{9b}");
    EXPECT_EQ(Printable("\xE2\x80\xAE!"), "\\u{202e}!");
    EXPECT_EQ(Printable("\xFF\xE2\x80"), "\\xff\\xe2\\x80");
}

TEST(Printable, OnlyOneLineOfUtf8IsATextThatPrints)
{
    EXPECT_TRUE(IsPrintable("tab\there, \xC2\xA7"));
    for (const char* text : {"two\nlines", "\r", "\x1b", "\xFF", "\xE2\x81\xA6", "\xE2\x80\xA8"})
    {
        EXPECT_FALSE(IsPrintable(std::string_view(text))) << text;
    }
}

} // namespace
} // namespace pptplab
