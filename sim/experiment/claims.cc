// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/claims.h"

#include "sim/experiment/metric.h"
#include "sim/experiment/plot-points.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace pptplab::sim::experiment
{

namespace
{

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// What a claim may speak of.
struct Known
{
    const Grid& grid;
    const std::vector<std::string>& groups;
};

/// Reads one table that makes a claim; `section` is what messages call it.
class ClaimReader
{
  public:
    ClaimReader(std::string section,
                const scenario::Value& value,
                const Known& known,
                scenario::Problems& problems)
        : m_section(std::move(section)), m_value(value), m_known(known), m_problems(problems)
    {
        if (value.AsTable() == nullptr)
        {
            Tell(value.place, "must be a table");
        }
    }

    void AllowOnly(const std::vector<std::string>& keys)
    {
        for (const scenario::Entry& entry : Table())
        {
            if (std::find(keys.begin(), keys.end(), entry.key) == keys.end())
            {
                Tell(entry.value.place,
                     fmt::format("unknown key {}; the nearest of {} is {}",
                                 entry.key,
                                 scenario::Joined(keys),
                                 scenario::Nearest(entry.key, keys)));
            }
        }
    }

    const scenario::Value* Get(std::string_view key) const { return scenario::Find(Table(), key); }

    std::string Text(std::string_view key, bool required)
    {
        const scenario::Value* value = Get(key);
        if (value == nullptr && !required)
        {
            return {};
        }
        if (value == nullptr || value->String() == nullptr || value->String()->empty())
        {
            Tell(Where(value), fmt::format("{} must be a text", key));
            return {};
        }
        return *value->String();
    }

    bool Flag(std::string_view key)
    {
        const scenario::Value* value = Get(key);
        const bool* flag = value == nullptr ? nullptr : std::get_if<bool>(&value->content);
        if (value != nullptr && flag == nullptr)
        {
            Tell(value->place, fmt::format("{} must be true or false", key));
        }
        return flag != nullptr && *flag;
    }

    /// One text or a list of texts.
    std::vector<std::string> Texts(std::string_view key)
    {
        const scenario::Value* value = Get(key);
        std::vector<std::string> texts;
        if (value == nullptr)
        {
            return texts;
        }
        const scenario::Value::List single = {*value};
        for (const scenario::Value& item : value->AsList() == nullptr ? single : *value->AsList())
        {
            if (item.String() == nullptr)
            {
                Tell(item.place, fmt::format("{} must be a text or a list of texts", key));
                return {};
            }
            texts.push_back(*item.String());
        }
        return texts;
    }

    std::string Metric(const std::string& name, const scenario::Value* value)
    {
        if (!IsMetric(name, m_known.groups))
        {
            Tell(Where(value),
                 fmt::format("{} is no metric; the nearest is {}",
                             scenario::Quoted(name),
                             scenario::Nearest(name, Metrics(m_known.groups))));
        }
        return name;
    }

    void CheckSwept(const std::string& key, const scenario::Value* value)
    {
        const auto keys = m_known.grid.Keys();
        if (std::find(keys.begin(), keys.end(), key) != keys.end())
        {
            return;
        }
        Tell(Where(value),
             keys.empty() ? key + " is not swept: there is no [sweep]"
                          : fmt::format("{} is not swept; the nearest swept key is {}",
                                        key,
                                        scenario::Nearest(key, keys)));
    }

    void CheckTaken(const std::string& key, const scenario::Value& value)
    {
        for (const Axis& axis : m_known.grid.axes)
        {
            const auto found = std::find(axis.keys.begin(), axis.keys.end(), key);
            const auto place = static_cast<std::size_t>(found - axis.keys.begin());
            const bool taken = place < axis.keys.size() &&
                               std::any_of(
                                   axis.points.begin(),
                                   axis.points.end(),
                                   [&](const auto& p) { return SameValue(p[place], value); });
            if (place < axis.keys.size() && !taken)
            {
                Tell(value.place, fmt::format("{} is never {}", key, scenario::ToToml(value)));
            }
        }
    }

    /// { "server.service_pack" = "sp4", ... } where each key is swept and takes the value.
    Settings Cell(std::string_view key)
    {
        Settings settings;
        const scenario::Value* value = Get(key);
        if (value == nullptr)
        {
            return settings;
        }
        if (value->AsTable() == nullptr)
        {
            Tell(value->place, fmt::format("{} must be a table of swept keys", key));
            return settings;
        }
        for (const scenario::Entry& entry : *value->AsTable())
        {
            CheckSwept(entry.key, &entry.value);
            CheckTaken(entry.key, entry.value);
            settings.push_back({entry.key, entry.value});
        }
        return settings;
    }

    const Grid& Swept() const { return m_known.grid; }
    bool HasTold() const { return m_hasTold; }

    void Tell(const scenario::Place& place, const std::string& text)
    {
        m_hasTold = true;
        m_problems.push_back({place, m_section + ": " + text});
    }

    scenario::Place Where(const scenario::Value* value) const
    {
        return value == nullptr ? m_value.place : value->place;
    }

  private:
    const scenario::Value::Table& Table() const
    {
        static const scenario::Value::Table kNone;
        return m_value.AsTable() == nullptr ? kNone : *m_value.AsTable();
    }

    std::string m_section;
    const scenario::Value& m_value;
    const Known& m_known;
    scenario::Problems& m_problems;
    bool m_hasTold = false;
};

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

Expectation
ReadExpectation(ClaimReader& reader)
{
    reader.AllowOnly({"metric", "at", "between", "agrees_with", "within", "because"});
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
    return read;
}

PlotSpec
ReadPlot(ClaimReader& reader)
{
    reader.AllowOnly({"title", "x", "y", "series", "at", "log", "exact", "stacked"});
    PlotSpec read;
    read.place = reader.Where(nullptr);
    read.title = reader.Text("title", true);
    read.x = reader.Text("x", true);
    if (read.x != PlotSpec::kOfferedLoad)
    {
        reader.CheckSwept(read.x, reader.Get("x"));
    }
    read.y = reader.Texts("y");
    if (read.y.empty())
    {
        reader.Tell(reader.Where(nullptr), "y must name a metric");
    }
    for (const std::string& metric : read.y)
    {
        reader.Metric(metric, reader.Get("y"));
    }
    read.series = reader.Texts("series");
    for (const std::string& key : read.series)
    {
        reader.CheckSwept(key, reader.Get("series"));
    }
    read.at = reader.Cell("at");
    read.exact = reader.Flag("exact");
    read.stacked = reader.Flag("stacked");
    if (read.stacked && !(read.series.empty() && !read.exact && reader.Get("log") == nullptr))
    {
        reader.Tell(reader.Where(reader.Get("stacked")),
                    "stacked bars have neither series nor exact nor log");
    }
    for (const std::string& axis : reader.Texts("log"))
    {
        (axis == "x" ? read.logX : read.logY) = true;
        if (axis != "x" && axis != "y")
        {
            reader.Tell(reader.Where(reader.Get("log")), "log must be of \"x\" and \"y\"");
        }
    }
    if (const auto why = WhyNotDrawn(read, reader.Swept()); why && !reader.HasTold())
    {
        reader.Tell(reader.Where(nullptr), *why);
    }
    return read;
}

Comparison
ReadComparison(ClaimReader& reader)
{
    reader.AllowOnly({"metrics", "key", "before", "after"});
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
ReadClaims(const ClaimSections& sections, const Grid& grid)
{
    const Known known{grid, sections.groups};
    ClaimsReading reading;
    for (const scenario::Value& table : TablesOf(sections.expect, "expect", reading.problems))
    {
        ClaimReader reader("expect", table, known, reading.problems);
        reading.claims.expectations.push_back(ReadExpectation(reader));
    }
    for (const scenario::Value& table : TablesOf(sections.plot, "plot", reading.problems))
    {
        ClaimReader reader("plot", table, known, reading.problems);
        reading.claims.plots.push_back(ReadPlot(reader));
    }
    if (sections.compare)
    {
        ClaimReader reader("compare", *sections.compare, known, reading.problems);
        reading.claims.comparison = ReadComparison(reader);
    }
    return reading;
}

} // namespace pptplab::sim::experiment
