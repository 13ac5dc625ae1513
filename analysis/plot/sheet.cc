// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/sheet.h"

#include "analysis/plot/gnuplot.h"
#include "analysis/plot/legend.h"
#include "analysis/plot/look.h"
#include "analysis/plot/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <string_view>
#include <system_error>

namespace pptplab::analysis
{

namespace
{

constexpr int kEdge = 10; // pixels around everything
constexpr int kLine = 24; // pixels of a line of text
constexpr double kLetterHeight = 16;
constexpr int kBelowTitle = 6;
constexpr int kGap = 14;     // between rows of charts
constexpr int kBetween = 24; // between columns

constexpr const char* kHead = R"(reset
set datafile separator ','
set style fill solid 1 noborder
set border 3 linecolor rgb '{0}'
set grid linecolor rgb '{1}' linetype 1
set tics nomirror out scale 0.5 textcolor rgb '{2}'
set xtics offset 0,character 0.35
set ytics offset character 0.5,0
set bars 0.5
unset key
)";

/// The room of a picture and where its parts stand, in pixels of an SVG; a slide enlarges them.
struct Canvas
{
    int width = kWidth;
    int height = 0;
    double enlarged = 1;
    std::vector<std::string> title; // its lines
    std::size_t heading = 0;        // lines of title and subtitle
    int legend = 0;                 // height
    std::vector<int> graphs = {};   // height of each row's graphs
};

struct ChartRow
{
    int graph = 0;  // wanted height
    int others = 0; // caption, tics, label
};

int
CaptionHeight(const Chart& chart)
{
    return (chart.caption.empty() ? kEdge : kLine) + chart.above;
}

std::vector<ChartRow>
RowsOf(const Sheet& sheet)
{
    std::vector<ChartRow> rows;
    for (std::size_t i = 0; i < sheet.charts.size(); ++i)
    {
        if (i % sheet.abreast == 0)
        {
            rows.emplace_back();
        }
        const Chart& chart = sheet.charts[i];
        const int others =
            CaptionHeight(chart) + chart.ticsHeight + (chart.xLabel.empty() ? 0 : kLine) + kGap;
        rows.back().graph = std::max(rows.back().graph, chart.graphHeight);
        rows.back().others = std::max(rows.back().others, others);
    }
    return rows;
}

/// Cuts between words, so that no line is longer than `letters` unless a word is.
std::vector<std::string>
Lines(const std::string& text, std::size_t letters)
{
    std::vector<std::string> lines;
    std::istringstream words(text);
    for (std::string word; words >> word;)
    {
        if (lines.empty() || LettersOf(lines.back()) + 1 + LettersOf(word) > letters)
        {
            lines.push_back(word);
        }
        else
        {
            lines.back() += ' ' + word;
        }
    }
    return lines;
}

/// Fills in what depends on the width alone, and the heights as they are wanted.
Canvas
CanvasOf(const Sheet& sheet, int width)
{
    Canvas canvas;
    canvas.width = width;
    // NBSP is not white space to streams: "1 %" stays one word.
    canvas.title =
        Lines(Unparted(sheet.title), static_cast<std::size_t>(width - 2 * kEdge) / kLetter);
    canvas.heading = canvas.title.size() + (sheet.subtitle.empty() ? 0 : 1);
    canvas.legend = LegendHeight(sheet.legend, width);
    canvas.height =
        2 * kEdge + kBelowTitle + static_cast<int>(canvas.heading) * kLine + canvas.legend;
    for (const ChartRow& row : RowsOf(sheet))
    {
        canvas.graphs.push_back(row.graph);
        canvas.height += row.graph + row.others;
    }
    return canvas;
}

/// The same picture in the shape of a slide: the graphs take what the texts leave, and the texts
/// become smaller where they leave too little.
Canvas
SlideOf(const Sheet& sheet)
{
    constexpr int kLeast = 90; // pixels of a graph
    Canvas canvas;
    for (const double enlarged : {2.0, 1.6, 1.25, 1.0})
    {
        canvas = CanvasOf(sheet, static_cast<int>(kSlideWidth / enlarged));
        const int height = static_cast<int>(kSlideHeight / enlarged);
        int graphs = 0;
        for (const int graph : canvas.graphs)
        {
            graphs += graph;
        }
        const int room = std::max(height - (canvas.height - graphs), 20);
        int least = room;
        for (int& graph : canvas.graphs)
        {
            graph = graph * room / graphs;
            least = std::min(least, graph);
        }
        canvas.height = height;
        canvas.enlarged = enlarged;
        if (least >= kLeast)
        {
            break;
        }
    }
    return canvas;
}

/// A name of a file, whatever is in it, as an expression of gnuplot's.
std::string
FileText(const std::string& file)
{
    std::string text = "'";
    for (const char character : file)
    {
        text += character == '\'' ? std::string("'.\"'\".'") : std::string(1, character);
    }
    return text + "'";
}

std::string
TerminalText(const Canvas& canvas, const std::string& name)
{
    if (canvas.enlarged == 1 && canvas.width == kWidth)
    {
        return fmt::format("set terminal svg size {},{} font 'sans-serif,16' background '{}' "
                           "noenhanced\nset output {}\n",
                           canvas.width,
                           canvas.height,
                           kPaper.light,
                           FileText(name + ".svg"));
    }
    // Cairo takes 4/3 of a pixel as a point of a font, and smaller marks than SVG.
    return fmt::format(
        "set terminal pngcairo size {},{} font 'sans-serif,16' fontscale {} "
        "linewidth {} dashlength {} pointscale {} background '{}' noenhanced\nset output {}\n",
        kSlideWidth,
        kSlideHeight,
        canvas.enlarged * 0.75,
        canvas.enlarged,
        canvas.enlarged,
        canvas.enlarged * 1.4,
        kPaper.light,
        FileText(name + ".png"));
}

/// Title and subtitle, as labels from 2 on.
std::string
HeadingText(const Sheet& sheet, const Canvas& canvas)
{
    std::string text;
    for (std::size_t i = 0; i < canvas.heading; ++i)
    {
        const bool title = i < canvas.title.size();
        text += fmt::format("set label {} {} at screen {}./{}, screen 1-{}./{} left font "
                            "'sans-serif,{}' textcolor rgb '{}'\n",
                            i + 2,
                            Quoted(title ? canvas.title[i] : sheet.subtitle),
                            kEdge,
                            canvas.width,
                            kEdge + static_cast<int>(i) * kLine + kLine / 2,
                            canvas.height,
                            title ? 18 : 16,
                            kInk.light);
    }
    return text;
}

/// How wide each graph is.
int
WidthOf(const Sheet& sheet, const Canvas& canvas)
{
    const int all = canvas.width - kEdge - sheet.left - sheet.right;
    const auto abreast = static_cast<int>(sheet.abreast);
    return (all - (abreast - 1) * kBetween) / abreast;
}

std::string
MarginText(const Sheet& sheet, const Canvas& canvas, std::size_t column, int top, int graph)
{
    const int width = WidthOf(sheet, canvas);
    const int left = kEdge + sheet.left + static_cast<int>(column) * (width + kBetween);
    return fmt::format("set lmargin at screen {0}./{2}\nset rmargin at screen {1}./{2}\n"
                       "set tmargin at screen 1-{3}./{5}\nset bmargin at screen 1-{4}./{5}\n"
                       "W = {6}; G = {7}\n",
                       left,
                       left + width,
                       canvas.width,
                       top,
                       top + graph,
                       canvas.height,
                       width,
                       graph);
}

std::string
PlotCommand(const Chart& chart, std::size_t& row)
{
    std::string text;
    for (const ChartLayer& layer : chart.layers)
    {
        if (layer.rows.empty())
        {
            continue;
        }
        const std::string rows =
            fmt::format("data skip 1 every ::{}::{}", row, row + layer.rows.size() - 1);
        row += layer.rows.size();
        std::istringstream hows(layer.how);
        for (std::string how; std::getline(hows, how);)
        {
            text += fmt::format(
                "{}{} {} notitle", text.empty() ? "plot \\\n  " : ", \\\n  ", rows, how);
        }
    }
    return text.empty() ? "plot \\\n  NaN notitle" : text;
}

std::string
Script(const Sheet& sheet, const Canvas& canvas, const std::string& name)
{
    std::string text = TerminalText(canvas, name) + "set multiplot\n";
    const std::vector<ChartRow> rows = RowsOf(sheet);
    int top = kEdge + kBelowTitle + static_cast<int>(canvas.heading) * kLine;
    std::size_t row = 0;
    for (std::size_t i = 0; i < sheet.charts.size(); ++i)
    {
        const Chart& chart = sheet.charts[i];
        const std::size_t line = i / sheet.abreast;
        text += fmt::format(kHead, kQuiet.light, kGrid.light, kInk.light) +
                (i == 0 ? HeadingText(sheet, canvas) : std::string()) +
                MarginText(sheet,
                           canvas,
                           i % sheet.abreast,
                           top + CaptionHeight(chart),
                           canvas.graphs.at(line));
        if (!chart.caption.empty())
        {
            text += fmt::format("set label 1 {} at graph 0, graph 1 left offset character -1, "
                                "character {:.4g} textcolor rgb '{}'\n",
                                Quoted(chart.caption),
                                0.75 + chart.above / kLetterHeight,
                                kInk.light);
        }
        text += fmt::format("set xlabel {} offset 0,character 0.75 textcolor rgb '{}'\n{}",
                            Quoted(chart.xLabel),
                            kInk.light,
                            chart.settings(WidthOf(sheet, canvas), canvas.graphs.at(line)));
        text += PlotCommand(chart, row) + "\n";
        if (i + 1 == sheet.charts.size() || (i + 1) % sheet.abreast == 0)
        {
            top += canvas.graphs.at(line) + rows.at(line).others;
        }
    }
    return text + LegendScript(sheet.legend, canvas.width, canvas.height) + "unset multiplot\n";
}

std::string
CsvOf(const Sheet& sheet)
{
    std::string text = sheet.columns + "\n";
    for (const Chart& chart : sheet.charts)
    {
        for (const ChartLayer& layer : chart.layers)
        {
            for (const std::string& row : layer.rows)
            {
                text += row + "\n";
            }
        }
    }
    return text;
}

/// Throws PlotError when the path is wrong, std::system_error when the storage is full or gone.
void
Write(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream out(path, std::ios::binary);
    const bool opened = out.is_open();
    out << text;
    out.close();
    if (!opened && errno != ENOSPC && errno != EDQUOT)
    {
        throw PlotError(fmt::format("{}: cannot be written", path.string()));
    }
    if (!out)
    {
        throw std::system_error(
            errno, std::generic_category(), fmt::format("{}: cannot be written", path.string()));
    }
}

/// What gnuplot drew. It does not notice itself that its file lacks the end.
std::string
Drawn(const std::filesystem::path& svg)
{
    constexpr std::string_view kEnd = "</svg>";
    std::ifstream in(svg, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    std::string picture = text.str();
    if (picture.find(kEnd) == std::string::npos)
    {
        throw std::system_error(ENOSPC,
                                std::generic_category(),
                                fmt::format("{}: could not be written whole", svg.string()));
    }
    return picture;
}

} // namespace

PlotFiles
WriteSheet(const Sheet& sheet,
           const std::filesystem::path& folder,
           const std::string& name,
           Slide slide)
{
    PlotFiles files{
        folder / (name + ".csv"), folder / (name + ".gp"), folder / (name + ".svg"), {}};
    std::string script =
        fmt::format("# Draws the picture anew: gnuplot {}.gp\nset encoding utf8\ndata = {}\n",
                    name,
                    FileText(name + ".csv")) +
        Script(sheet, CanvasOf(sheet, kWidth), name);
    if (slide == Slide::Yes)
    {
        files.png = folder / (name + ".png");
        script += Script(sheet, SlideOf(sheet), name);
    }
    Write(files.csv, CsvOf(sheet));
    Write(files.gp, script + "set output\n");
    RunGnuplot(folder, name + ".gp");
    Write(files.svg, ShortSvg(Drawn(files.svg), Unparted(sheet.title)));
    return files;
}

} // namespace pptplab::analysis
