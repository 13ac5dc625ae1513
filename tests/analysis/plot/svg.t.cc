// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/svg.h"

#include "analysis/plot/look.h"
#include "analysis/plot/svg-path.h"
#include "tests/analysis/plot/plotting.h"

#include <cstdlib>

namespace pptplab::analysis
{

namespace
{

TEST(ShortPath, WritesStepsInTenthsOfAPixel)
{
    ShortPath path;
    path.AddData("M10.04,20.00 L12.00,20.00 L12.00,25.55 L11.51,25.01 M1.00,2.00 L1.00,2.00");
    path.AddPolygon("0.00,0.00 1.00,0.00 0.00,1.00");
    EXPECT_EQ(path.Text(), "m10 20h2v5.6l-.5-.6m-10.5-23m-1-2h1l-1 1z");
}

TEST(ShortPath, StartsTheNextStepWhereAPathWasClosed)
{
    ShortPath path;
    path.AddMark(4, 10, 10, 2);
    path.AddMark(6, 10, 10, 2);
    EXPECT_EQ(path.Text(), "m8 8h4v4h-4zm0 2a2 2 0 1 0 4 0 2 2 0 1 0-4 0");
}

constexpr const char* kPicture = R"svg(<?xml version="1.0"?>
<svg width="60" height="40" viewBox="0 0 60 40" xmlns="http://www.w3.org/2000/svg">
<title>Gnuplot</title>
<g id="gnuplot_canvas">
<rect x="0" y="0" width="60" height="40" fill="#ffffff"/>
<defs><circle id='gpDot' r='0.5'/></defs>
<g fill="none" color="black" stroke="currentColor" stroke-width="1.00">
<path stroke='rgb( 91, 100, 110)'  d='M1.00,2.00 L3.00,2.00  '/>
<g transform="translate(5.00,6.00)" stroke="none" fill="rgb(28,32,36)" font-family="sans-serif"
 font-size="16.00"  text-anchor="end"><text> a &lt; b</text>
</g>
</g>
<g id="gnuplot_plot_1a" ><title>gnuplot_plot_1a</title>
<g fill="none" color="black" stroke="currentColor" stroke-width="2.00">
<path stroke='rgb( 29,  84, 235)' stroke-dasharray='4.0,3.0'  d='M1.00,2.00 L3.00,4.00 '/></g>
<g fill="none" color="black" stroke="currentColor" stroke-width="2.00">
<use xlink:href='#gpPt6' transform='translate(3.00,4.00) scale(2.00)' color='rgb( 29,  84, 235)'/>
<use xlink:href='#gpPt6' transform='translate(9.00,4.00) scale(2.00)' color='#FFFFFF'/>
<polygon fill = 'rgb(  1,   2,   3)' fill-opacity = '0.250000' points = '0,0 1,0 1,1 '/>
</g>
</g>
</g>
</svg>
)svg";

TEST(ShortSvg, KeepsWhatIsDrawnAndGivesColoursClasses)
{
    const std::string svg = ShortSvg(kPicture, "a & b");
    EXPECT_TRUE(Has(svg, "<title>a &amp; b</title>\n<style>" + PlotStyle() + "</style>"));
    EXPECT_TRUE(Has(svg, "<rect class=\"plb\" width=\"60\" height=\"40\""));
    EXPECT_TRUE(Has(svg, "<path class=\"plq\" d=\"m1 2h2\"/>"));
    EXPECT_TRUE(Has(svg, "<text x=\"5\" y=\"6\">a &lt; b</text>"));
    EXPECT_TRUE(Has(svg, "<g data-plot=\"1a\">"));
    EXPECT_TRUE(Has(svg, "stroke-width=\"2\" stroke-dasharray=\"4.0,3.0\" d=\"m1 2 2 2\""));
    EXPECT_TRUE(Has(svg, "<path class=\"plb\" fill=")) << "what gnuplot 6 whitens below points";
    EXPECT_TRUE(Has(svg, "color=\"#010203\"")) << "a colour of nobody stays as it is";
    EXPECT_EQ(CountOf(" id=", svg), 0U);
    EXPECT_EQ(CountOf("<defs", svg), 0U);
    EXPECT_EQ(CountOf("<g", svg), CountOf("</g>", svg));
}

TEST(ShortSvg, LeavesAPictureAloneThatItDoesNotUnderstand)
{
    std::string picture = kPicture;
    picture.insert(picture.find("<polygon"), "<image width='3'/>");
    EXPECT_EQ(ShortSvg(picture, "a"), picture);
}

// The only colours are those of the style sheet, so that nothing stays black on a dark page; and
// gnuplot's own form of the same picture is several times as long.
TEST_F(Plotting, WritesPicturesThatFollowTheReadersPage)
{
    const PlotFiles files = WritePlot(TwoCurves(Scale::Logarithmic), Folder(), "load");
    const std::string svg = TextOf(files.svg);
    EXPECT_TRUE(Has(svg, PlotStyle()));
    EXPECT_TRUE(Has(PlotStyle(), "@media(prefers-color-scheme:dark)"));
    EXPECT_EQ(CountOf(" id=", svg), 0U);
    EXPECT_EQ(CountOf("color=\"#", svg), 0U);
    EXPECT_EQ(CountOf("rgb(", svg), 0U);
    EXPECT_EQ(CountOf("data-plot=", svg), 3U) << "curve, bound, exact curve";
    const std::string again = "cd '" + Folder().string() + "' && gnuplot -d load.gp";
    ASSERT_EQ(std::system(again.c_str()), 0);
    EXPECT_GT(TextOf(files.svg).size() + PlotStyle().size(), 3 * svg.size());
}

} // namespace

} // namespace pptplab::analysis
