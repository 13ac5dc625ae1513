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

} // namespace
} // namespace pptplab
