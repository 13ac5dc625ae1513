// SPDX-License-Identifier: GPL-2.0-only
// Contrast of what style.css sets, by WCAG 2.2, 1.4.3: at least 4.5 for texts, in both modes.
#include "tests/analysis/contrast.h"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <string>

namespace pptplab::analysis
{
namespace
{

constexpr const char* kStyleSheet =
#include "analysis/report/style.css"
    ;

using Colours = std::map<std::string, std::string>;

/// The colours that one :root block names.
Colours
ColoursIn(const std::string& block)
{
    Colours colours;
    const std::regex line("--([a-z]+): (#[0-9a-f]{6});");
    for (auto at = std::sregex_iterator(block.begin(), block.end(), line);
         at != std::sregex_iterator();
         ++at)
    {
        colours[(*at)[1]] = (*at)[2];
    }
    return colours;
}

class Style : public testing::TestWithParam<bool>
{
  protected:
    static Colours Mode()
    {
        const std::string sheet = kStyleSheet;
        const std::size_t dark = sheet.find("@media (prefers-color-scheme: dark)");
        const std::size_t rest = sheet.find("html {");
        EXPECT_LT(dark, rest);
        return ColoursIn(GetParam() ? sheet.substr(dark, rest - dark) : sheet.substr(0, dark));
    }
};

TEST_P(Style, TextsStandOutFromWhatTheyStandOn)
{
    const Colours colours = Mode();
    for (const char* ground : {"page", "band"})
    {
        for (const char* text : {"text", "quiet", "good", "bad", "accent"})
        {
            EXPECT_GE(Contrast(colours.at(text), colours.at(ground)), 4.5)
                << text << " on " << ground;
        }
    }
}

TEST(Contrast, IsThatOfBlackOnWhite)
{
    EXPECT_NEAR(Contrast("#000000", "#ffffff"), 21, 1e-9);
    EXPECT_NEAR(
        Contrast("#777777", "#ffffff"), 4.48, 0.005); // WCAG's own example of what just fails
}

INSTANTIATE_TEST_SUITE_P(LightAndDark, Style, testing::Bool());

} // namespace
} // namespace pptplab::analysis
