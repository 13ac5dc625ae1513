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
    wish.x = "server.service_pack";
    wish.y = {"refused.no-port",
              "refused.cleanup",
              "failed.no-address",
              "failed.projection",
              "failed.not-responding"};
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

} // namespace

std::optional<pictures::Picture>
PictureNamed(const std::string& name, const std::vector<Service>& services)
{
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
