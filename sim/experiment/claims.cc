// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/claims.h"

#include "sim/experiment/claim-reader.h"
#include "sim/experiment/plot-points.h"
#include "sim/scenario/forms/forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace pptplab::sim::experiment
{

namespace
{

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::optional<Bounds>
ReadBounds(ClaimReader& reader)
{
    const scenario::Value* value = reader.Get("between");
    if (value == nullptr)
    {
        return std::nullopt;
    }
    const auto* list = value->AsList();
    const scenario::NumberForm any{-kInfinity, kInfinity};
    if (list != nullptr && list->size() == 2)
    {
        const auto low = any.Read(list->front());
        const auto high = any.Read(list->back());
        if (low && high && low.Value() <= high.Value())
        {
            return Bounds{low.Value(), high.Value()};
        }
    }
    reader.Tell(
        value->place,
        fmt::format("between = {} must be [low, high], low <= high", scenario::ToToml(*value)));
    return std::nullopt;
}

/// Whether a cell has all of these, each of which some cell has: `where` may drop it, or a zip.
bool
HasCell(const Grid& grid, const Settings& at)
{
    if (at.empty())
    {
        return true;
    }
    const auto cells = grid.Cells();
    return std::any_of(
        cells.begin(), cells.end(), [&](std::size_t number) { return Has(grid.At(number), at); });
}

Expectation
ReadExpectation(ClaimReader& reader)
{
    reader.AllowOnly({"sweep", "metric", "at", "between", "agrees_with", "within", "because"});
    reader.ChooseGrid({"at", "agrees_with"});
    Expectation read;
    read.metric = reader.Metric(reader.Text("metric", true), reader.Get("metric"));
    read.at = reader.Cell("at");
    read.between = ReadBounds(reader);
    read.agreesWith = reader.Cell("agrees_with");
    read.because = reader.Text("because", true);
    if (const scenario::Value* within = reader.Get("within"))
    {
        const auto number = scenario::NumberForm{0, 100}.Read(*within);
        if (!number)
        {
            reader.Tell(within->place, "within " + number.Error());
        }
        read.within = number ? number.Value() : read.within;
    }
    const bool agrees = reader.Get("agrees_with") != nullptr;
    if ((reader.Get("between") != nullptr) == agrees)
    {
        reader.Tell(reader.Where(nullptr), "needs either between or agrees_with");
    }
    if (!reader.HasTold() && !HasCell(reader.Swept(), read.at))
    {
        reader.Tell(reader.Where(reader.Get("at")), "no cell of the sweep has all of at");
    }
    return read;
}

PlotKind
ReadKind(ClaimReader& reader)
{
    const bool stacked = reader.Flag("stacked");
    const std::string text = reader.Text("kind", false);
    const auto found = std::find(kPlotKinds.begin(), kPlotKinds.end(), text);
    if (!text.empty() && found == kPlotKinds.end())
    {
        reader.Tell(reader.Where(reader.Get("kind")),
                    fmt::format("kind \"{}\" must be one of {}",
                                text,
                                scenario::Joined({kPlotKinds.begin(), kPlotKinds.end()})));
    }
    if (stacked && !text.empty() && text != "stacked")
    {
        reader.Tell(reader.Where(reader.Get("kind")), "stacked bars are kind = \"stacked\"");
    }
    return stacked                     ? PlotKind::Stacked
           : found == kPlotKinds.end() ? PlotKind::Chosen
                                       : static_cast<PlotKind>(found - kPlotKinds.begin());
}

/// Swept keys that a field names.
std::vector<std::string>
ReadKeys(ClaimReader& reader, const char* field)
{
    const auto keys = reader.Texts(field);
    for (const std::string& key : keys)
    {
        reader.CheckSwept(key, reader.Get(field));
    }
    return keys;
}

void
ReadLog(ClaimReader& reader, PlotSpec& read)
{
    for (const std::string& axis : reader.Texts("log"))
    {
        (axis == "x" ? read.logX : read.logY) = true;
        if (axis != "x" && axis != "y")
        {
            reader.Tell(reader.Where(reader.Get("log")), "log must be of \"x\" and \"y\"");
        }
    }
}

PlotSpec
ReadPlot(ClaimReader& reader)
{
    reader.AllowOnly(
        {"sweep", "title", "kind", "x", "y", "series", "panels", "at", "log", "exact", "stacked"});
    reader.ChooseGrid({"x", "series", "panels", "at"});
    PlotSpec read;
    read.place = reader.Where(nullptr);
    read.title = reader.Text("title", false);
    read.kind = ReadKind(reader);
    read.x = reader.Text("x", false);
    if (!read.x.empty() && read.x != PlotSpec::kOfferedLoad)
    {
        reader.CheckSwept(read.x, reader.Get("x"));
    }
    read.y = reader.Texts("y");
    for (const std::string& metric : read.y)
    {
        reader.Metric(metric, reader.Get("y"));
    }
    read.series = ReadKeys(reader, "series");
    read.panels = ReadKeys(reader, "panels");
    read.at = reader.Cell("at");
    read.exact = reader.Flag("exact");
    ReadLog(reader, read);
    if (const auto why = WhyNotDrawn(read, reader.Swept()); why && !reader.HasTold())
    {
        reader.Tell(reader.Where(nullptr), *why);
    }
    return read;
}

Comparison
ReadComparison(ClaimReader& reader)
{
    reader.AllowOnly({"sweep", "metrics", "key", "before", "after"});
    reader.ChooseGrid({"key"});
    Comparison read;
    if (reader.Get("metrics") != nullptr)
    {
        read.metrics = reader.Texts("metrics");
    }
    for (const std::string& metric : read.metrics)
    {
        reader.Metric(metric, reader.Get("metrics"));
    }
    read.key = reader.Text("key", true);
    reader.CheckSwept(read.key, reader.Get("key"));
    for (const auto& [name, field] : {std::pair{"before", &read.before}, {"after", &read.after}})
    {
        const scenario::Value* value = reader.Get(name);
        if (value == nullptr)
        {
            reader.Tell(reader.Where(nullptr), fmt::format("{} is required", name));
            continue;
        }
        reader.CheckTaken(read.key, *value);
        *field = *value;
    }
    return read;
}

/// The tables of [[section]].
scenario::Value::List
TablesOf(const std::optional<scenario::Value>& section,
         std::string_view name,
         scenario::Problems& problems)
{
    if (!section)
    {
        return {};
    }
    if (section->AsList() == nullptr)
    {
        problems.push_back({section->place, fmt::format("{0} must be opened by [[{0}]]", name)});
        return {};
    }
    return *section->AsList();
}

} // namespace

ClaimsReading
ReadClaims(const ClaimSections& sections, const std::vector<Grid>& grids)
{
    const Known known{grids, sections.groups};
    ClaimsReading reading;
    reading.claims.resize(grids.size());
    for (const scenario::Value& table : TablesOf(sections.expect, "expect", reading.problems))
    {
        ClaimReader reader("expect", table, known, reading.problems);
        Expectation read = ReadExpectation(reader);
        reading.claims[reader.GridNumber()].expectations.push_back(std::move(read));
    }
    for (const scenario::Value& table : TablesOf(sections.plot, "plot", reading.problems))
    {
        ClaimReader reader("plot", table, known, reading.problems);
        PlotSpec read = ReadPlot(reader);
        reading.claims[reader.GridNumber()].plots.push_back(std::move(read));
    }
    if (sections.compare)
    {
        ClaimReader reader("compare", *sections.compare, known, reading.problems);
        Comparison read = ReadComparison(reader);
        reading.claims[reader.GridNumber()].comparison = std::move(read);
    }
    return reading;
}

} // namespace pptplab::sim::experiment
