// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/article.h"

#include "models/ras/fault-rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::sim::explain
{

namespace
{

void
Append(std::string_view word, std::string& words)
{
    words += words.empty() ? "" : ", ";
    words += word;
}

/// The products of some row, or "all".
std::string
ProductsOf(const std::vector<ras::FaultRow>& rows)
{
    std::string products;
    bool all = true;
    for (std::size_t i = 0; i < ras::kProductNames.size(); ++i)
    {
        const bool has = std::any_of(rows.begin(), rows.end(), [i](const ras::FaultRow& row) {
            return ras::IsIn(row, static_cast<ras::Product>(i));
        });
        all = all && has;
        if (has)
        {
            Append(ras::kProductNames.at(i), products);
        }
    }
    return all ? "all" : products;
}

std::string
SidesOf(const std::vector<ras::FaultRow>& rows)
{
    const auto on = [&](ras::Side side) {
        return std::any_of(rows.begin(), rows.end(), [side](const ras::FaultRow& row) {
            return ras::IsOn(row, side);
        });
    };
    const bool server = on(ras::Side::Server);
    const bool client = on(ras::Side::Client);
    return server && client ? "both sides" : server ? "server" : "client";
}

std::string_view
NameOf(ras::ServicePack level)
{
    const auto place = static_cast<std::size_t>(level);
    return place < ras::kServicePackNames.size() ? ras::kServicePackNames.at(place) : "not";
}

} // namespace

const Article*
FindArticle(std::string_view number)
{
    const auto& all = Articles();
    const auto found = std::find_if(
        all.begin(), all.end(), [number](const Article& each) { return each.number == number; });
    return found == all.end() ? nullptr : &*found;
}

std::string
LevelsText(std::string_view introduced, std::string_view fixed)
{
    return fmt::format("from {} on, first without it: {}", introduced, fixed);
}

Levels
LevelsOf(const Article& article)
{
    const auto rows = ras::FaultRowsOf(article.number);
    if (rows.empty())
    {
        return {"", "", std::string(article.fixed)};
    }
    const ras::FaultRow& usual = rows.front();
    Levels levels{ProductsOf(rows) + "; " + SidesOf(rows),
                  std::string(NameOf(usual.introduced)),
                  std::string(NameOf(usual.fixed))};
    const auto other = std::find_if(rows.begin(), rows.end(), [&usual](const auto& row) {
        return row.introduced != usual.introduced || row.fixed != usual.fixed;
    });
    if (other != rows.end())
    {
        levels.otherwise = LevelsText(NameOf(other->introduced), NameOf(other->fixed));
    }
    return levels;
}

bool
IsModelled(const Article& article)
{
    return article.basis == Basis::Always ||
           (article.basis == Basis::FaultTable && !ras::FaultRowsOf(article.number).empty());
}

} // namespace pptplab::sim::explain
