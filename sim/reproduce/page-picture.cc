// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/page-picture.h"

#include "analysis/plot/axis.h"
#include "analysis/plot/curves.h"
#include "sim/files/text-file.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <variant>

namespace pptplab::sim::reproduce
{

namespace
{

/// The axes of curves over numbers, which can be looked into, in the units of the picture.
std::optional<analysis::Axes>
AxesOf(const pictures::Picture& picture)
{
    const auto* plot = std::get_if<analysis::Plot>(&picture);
    if (plot == nullptr || !plot->x.names.empty())
    {
        return std::nullopt;
    }
    const analysis::Unit x = analysis::UnitOf(plot->x, analysis::MostOfX({plot}));
    const analysis::Unit y = analysis::UnitOf(plot->y, analysis::MostOfY({plot}));
    return analysis::Axes{analysis::LabelOf(plot->x, x),
                          analysis::LabelOf(plot->y, y),
                          plot->x.scale == analysis::Scale::Logarithmic,
                          plot->y.scale == analysis::Scale::Logarithmic,
                          x.factor,
                          y.factor,
                          analysis::CurveClasses(*plot)};
}

} // namespace

std::string
WithShortNumbers(const std::string& csv)
{
    constexpr std::size_t kShort = 5;
    std::string text;
    bool isQuoted = false;
    std::string field;
    const auto end = [&] {
        const bool isNumber =
            !field.empty() && field.find_first_not_of("0123456789.e+-") == std::string::npos;
        text += isNumber && field.size() > kShort ? fmt::format("{:.4g}", std::stod(field)) : field;
        field.clear();
    };
    for (const char letter : csv)
    {
        isQuoted = isQuoted != (letter == '"');
        if (!isQuoted && (letter == ',' || letter == '\n'))
        {
            end();
            text += letter;
        }
        else
        {
            field += letter;
        }
    }
    return text + field;
}

PagePicture
DrawnForPage(const experiment::PlotSpec& wish,
             const std::vector<pictures::Outcomes>& cells,
             const std::filesystem::path& folder,
             const std::string& name)
{
    PagePicture page;
    const auto leaveOut = [&](const std::exception& error) {
        page.notes.push_back(fmt::format("picture{} is left out: {}",
                                         wish.title.empty() ? "" : " \"" + wish.title + "\"",
                                         error.what()));
    };
    try
    {
        pictures::Drawing drawing = pictures::Drawn(wish, cells);
        page.notes = std::move(drawing.notes);
        const auto files = pictures::Write(drawing.picture, folder, name);
        page.picture = analysis::Picture{pictures::TitleOf(drawing.picture),
                                         files::ReadTextFile(files.svg),
                                         WithShortNumbers(files::ReadTextFile(files.csv)),
                                         AxesOf(drawing.picture)};
    }
    catch (const scenario::BadInput& error)
    {
        leaveOut(error);
    }
    catch (const analysis::PlotError& error)
    {
        leaveOut(error);
    }
    return page;
}

} // namespace pptplab::sim::reproduce
