// SPDX-License-Identifier: GPL-2.0-only
#include "sim/study/pictures.h"

#include "sim/pictures/key-words.h"
#include "sim/pictures/metric-words.h"
#include "sim/study/phrases.h"
#include "sim/study/tables.h"

#include <utility>

namespace pptplab::sim::study
{

namespace
{

pictures::Picture
LevelsPicture(const Service& service)
{
    experiment::PlotSpec wish;
    wish.title = "Attempts that fail, by cause: " + service.name;
    wish.kind = experiment::PlotKind::Stacked;
    wish.x = kPack;
    wish.y.assign(kCauses.begin(), kCauses.end());
    return pictures::Drawn(wish, service.levels).picture;
}

pictures::Picture
RangesPicture(const Service& service)
{
    analysis::Tornado tornado;
    tornado.title = "Callers without a session at RTM: " + service.name;
    tornado.answer = pictures::AxisOfMetrics({std::string(kLost)});
    tornado.base = LostIn(service.levels.front()).value;
    for (const Range& range : service.ranges)
    {
        const auto [least, most] = EndsOf(range);
        tornado.sways.push_back({pictures::NameOfKey(range.key, {range.key}),
                                 ValueText(range.key, least),
                                 ValueText(range.key, most),
                                 LostIn(least).value,
                                 LostIn(most).value});
    }
    return tornado;
}

/// All services over the levels of the first one. From a ten thousandth to a half: logarithmic.
pictures::Picture
LostPicture(const std::vector<Service>& services)
{
    analysis::Plot plot;
    plot.title = "Callers without a session, by service pack";
    plot.x.label = "service pack";
    plot.y = pictures::AxisOfMetrics({std::string(kLost)});
    plot.y.scale = analysis::Scale::Logarithmic;
    for (const pictures::Outcomes& cell : services.front().levels)
    {
        plot.x.names.push_back(ValueText(kPack, cell));
    }
    for (const Service& service : services)
    {
        analysis::Series series{service.name, analysis::SeriesStyle::Measured, {}};
        series.points.reserve(service.levels.size());
        for (const pictures::Outcomes& cell : service.levels)
        {
            const analysis::Estimate& lost = LostIn(cell);
            series.points.push_back(
                {static_cast<double>(series.points.size()), lost.value, lost.low, lost.high});
        }
        plot.series.push_back(std::move(series));
    }
    return plot;
}

} // namespace

std::optional<pictures::Picture>
PictureNamed(const std::string& name, const std::vector<Service>& services)
{
    if (name == "lost")
    {
        return LostPicture(services);
    }
    const std::string kind = name.substr(0, name.find(' '));
    const Service* service = ServiceIn(name, services);
    if (service != nullptr && kind == "levels")
    {
        return LevelsPicture(*service);
    }
    if (service != nullptr && kind == "ranges")
    {
        return RangesPicture(*service);
    }
    return std::nullopt;
}

} // namespace pptplab::sim::study
