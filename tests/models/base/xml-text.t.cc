// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/xml-text.h"

#include <gtest/gtest.h>

namespace pptplab
{

namespace
{

TEST(XmlText, ReplacesWhatCannotStandThere)
{
    const std::string_view text = "<a & 'b' \"c\">";
    EXPECT_EQ(XmlEscaped(text, kBetweenTags), "&lt;a &amp; 'b' \"c\"&gt;");
    EXPECT_EQ(XmlEscaped(text, kInDoubleQuotes), "&lt;a &amp; 'b' &quot;c&quot;&gt;");
    EXPECT_EQ(XmlEscaped(text), "&lt;a &amp; &#39;b&#39; &quot;c&quot;&gt;");
}

TEST(XmlText, ReplacesWhatXmlForbidsOrDoesNotPrint)
{
    EXPECT_EQ(XmlEscaped("a\x1b[2J\tb\nc"), "a\xEF\xBF\xBD[2J\tb\nc");
    EXPECT_EQ(XmlEscaped(std::string_view("\0", 1)), "\xEF\xBF\xBD");
    EXPECT_EQ(XmlEscaped("\xC2\x9b"), "\xEF\xBF\xBD");          // CSI
    EXPECT_EQ(XmlEscaped("\xE2\x80\xAE<"), "\xEF\xBF\xBD&lt;"); // U+202E
    EXPECT_EQ(XmlEscaped("\xEF\xBF\xBF"), "\xEF\xBF\xBD");
    EXPECT_EQ(XmlEscaped("\xFF\xC3\xA9"), "\xEF\xBF\xBD\xC3\xA9");
    EXPECT_EQ(XmlEscaped("\xD8\xB9\xE2\x80\x8F"), "\xD8\xB9\xE2\x80\x8F"); // Arabic and its mark
}

} // namespace

} // namespace pptplab
