// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/pairs-output.h"

#include "analysis/report/json-text.h"
#include "analysis/report/table.h"
#include "analysis/stats/metric-unit.h"
#include "analysis/stats/summary-json.h"
#include "analysis/store/export.h"
#include "sim/commands/folded-output.h"
#include "sim/reproduce/tables.h"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

#include <map>
#include <ostream>
#include <utility>

namespace pptplab::sim::commands
{

namespace
{

using analysis::Align;
using analysis::Difference;
using analysis::DifferenceBy;
using analysis::Setting;
using results::CellPair;
using results::MetricPair;

constexpr const char* kFew = "*";

std::string
NameOf(DifferenceBy by)
{
    return by == DifferenceBy::Paired ? "pairs" : by == DifferenceBy::Welch ? "welch" : "limits";
}

std::string
ValueOrNone(const std::string& axis, const std::vector<Setting>& settings)
{
    const std::string* value = analysis::ValueOn(axis, settings);
    return value == nullptr ? "" : *value;
}

/// "-2.2 points (-2.4 to -2.0)": of shares in percentage points, else in the metric's unit.
std::string
DifferenceText(const MetricPair& metric)
{
    const bool isShare = analysis::IsShare(metric.name);
    const double scale = isShare ? 100 : 1;
    const Difference& difference = metric.difference;
    return fmt::format("{:+.3g} {} ({:+.3g} to {:+.3g}){}",
                       scale * difference.value,
                       isShare ? "points" : analysis::UnitOf(metric.name),
                       scale * difference.low,
                       scale * difference.high,
                       difference.by == DifferenceBy::Limits ? kFew : "");
}

/// As many independent replications of each side would tell as much.
std::string
WorthText(const CellPair& pair, const MetricPair& metric)
{
    const auto& gain = metric.difference.gain;
    return gain ? fmt::format("{:.0f}", *gain * static_cast<double>(pair.replications)) : "";
}

class Text final : public PairsOutput
{
  public:
    Text(PairsHead head, std::ostream& out) : m_head(std::move(head)), m_out(out)
    {
        for (const std::string& axis : m_head.axes)
        {
            m_table.columns.push_back({axis, Align::Left});
        }
        m_table.columns.push_back({"metric", Align::Left});
        for (const char* heading : {"first", "second", "second - first"})
        {
            m_table.columns.push_back({heading, Align::Right});
        }
        m_table.columns.push_back({"pairs", Align::Right});
        m_table.columns.push_back({"worth", Align::Right});
    }

    void Take(const CellPair& pair) override
    {
        if (!pair.unpaired.empty())
        {
            ++m_unpaired[pair.unpaired];
        }
        for (const MetricPair& metric : pair.metrics)
        {
            std::vector<analysis::TableCell> row;
            row.reserve(m_table.columns.size());
            for (const std::string& axis : m_head.axes)
            {
                row.emplace_back(ValueOrNone(axis, pair.settings));
            }
            row.emplace_back(metric.name);
            row.emplace_back(reproduce::FigureText(metric.name, metric.first));
            row.emplace_back(reproduce::FigureText(metric.name, metric.second));
            row.emplace_back(DifferenceText(metric));
            row.emplace_back(pair.unpaired.empty() ? std::to_string(pair.replications) : "none");
            row.emplace_back(WorthText(pair, metric));
            m_table.rows.push_back(std::move(row));
            const Difference& difference = metric.difference;
            m_apart += difference.low > 0 || difference.high < 0 ? 1 : 0;
            m_few = m_few || difference.by == DifferenceBy::Limits;
            m_gained = m_gained || difference.gain.has_value();
        }
    }

    void End(const results::PairsEnd& end) override
    {
        const FoldedOutput folded(m_out);
        fmt::print(m_out, "first:  {}\nsecond: {}\n", m_head.first, m_head.second);
        for (const results::KeyThatDiffers& key : end.differing)
        {
            fmt::print(m_out,
                       "differ in {}: {} and {}\n",
                       key.key,
                       key.first.empty() ? "none" : key.first,
                       key.second.empty() ? "none" : key.second);
        }
        AddNotes(end);
        PrintTable(m_table, m_out, LineWidth());
    }

  private:
    void AddNotes(const results::PairsEnd& end)
    {
        auto& notes = m_table.notes;
        notes.push_back(fmt::format(
            "{} of {} intervals (95 %) leave 0 out; one in 20 would if nothing differed.",
            m_apart,
            m_table.rows.size()));
        if (m_gained)
        {
            notes.emplace_back("worth: so many replications of each side would tell as much if "
                               "they did not share their random numbers.");
        }
        if (m_few)
        {
            notes.push_back(fmt::format("{} few pairs differ, or few were hit: from the intervals "
                                        "of both figures, rather too wide.",
                                        kFew));
        }
        for (const auto& [why, cells] : m_unpaired)
        {
            notes.push_back(fmt::format(
                "Not in pairs: {} in {} cells; taken as independent (Welch).", why, cells));
        }
        if (end.onlyFirst + end.onlySecond > 0)
        {
            notes.push_back(fmt::format("Left out: {} finished cells that only the first side has, "
                                        "{} that only the second has.",
                                        end.onlyFirst,
                                        end.onlySecond));
        }
    }

    PairsHead m_head;
    std::ostream& m_out;
    analysis::Table m_table;
    std::map<std::string, std::size_t> m_unpaired; ///< cells by reason
    std::size_t m_apart = 0;                       ///< differences whose interval leaves 0 out
    bool m_few = false;
    bool m_gained = false;
};

class Csv final : public PairsOutput
{
  public:
    Csv(PairsHead head, std::ostream& out) : m_head(std::move(head)), m_out(out) {}

    void Take(const CellPair& pair) override
    {
        PrintHeading();
        std::string start = fmt::format("{},{},{},{}",
                                        pair.first.campaign,
                                        pair.first.cell,
                                        pair.second.campaign,
                                        pair.second.cell);
        for (const std::string& axis : m_head.axes)
        {
            start += ',' + analysis::CsvField(ValueOrNone(axis, pair.settings));
        }
        for (const MetricPair& metric : pair.metrics)
        {
            const Difference& difference = metric.difference;
            fmt::print(m_out,
                       "{},{},{},{},{},{},{},{},{},{}\n",
                       start,
                       analysis::CsvField(metric.name),
                       metric.first.value,
                       metric.second.value,
                       difference.value,
                       difference.low,
                       difference.high,
                       pair.replications,
                       NameOf(difference.by),
                       difference.gain ? fmt::format("{}", *difference.gain) : "");
        }
    }

    void End(const results::PairsEnd& /*end*/) override {}

  private:
    void PrintHeading()
    {
        if (m_begun)
        {
            return;
        }
        m_begun = true;
        fmt::print(m_out, "first_campaign,first_cell,second_campaign,second_cell");
        for (const std::string& axis : m_head.axes)
        {
            fmt::print(m_out, ",{}", analysis::CsvField(axis));
        }
        fmt::print(m_out, ",metric,first,second,difference,low,high,replications,by,gain\n");
    }

    PairsHead m_head;
    std::ostream& m_out;
    bool m_begun = false;
};

using Json = nlohmann::ordered_json;

Json
ToJson(const CellPair& pair)
{
    Json metrics = Json::object();
    for (const MetricPair& metric : pair.metrics)
    {
        const Difference& difference = metric.difference;
        metrics[metric.name] = {{"first", metric.first.value},
                                {"second", metric.second.value},
                                {"difference", difference.value},
                                {"low", difference.low},
                                {"high", difference.high},
                                {"by", NameOf(difference.by)},
                                {"gain", nullptr},
                                {"unit", analysis::UnitOf(metric.name)}};
        if (difference.gain)
        {
            metrics[metric.name]["gain"] = *difference.gain;
        }
    }
    const auto place = [](const results::CellPlace& of) {
        return Json{{"campaign", of.campaign}, {"cell", of.cell}};
    };
    Json json{{"first", place(pair.first)},
              {"second", place(pair.second)},
              {"settings", analysis::ToJson(pair.settings)},
              {"replications", pair.replications},
              {"unpaired", nullptr},
              {"metrics", std::move(metrics)}};
    if (!pair.unpaired.empty())
    {
        json["unpaired"] = pair.unpaired;
    }
    return json;
}

/// A pair a line: a sweep's worth of them is never held at once.
class JsonLines final : public PairsOutput
{
  public:
    JsonLines(PairsHead head, std::ostream& out) : m_head(std::move(head)), m_out(out) {}

    void Take(const CellPair& pair) override
    {
        if (m_next.empty())
        {
            fmt::print(m_out,
                       "{{\"first\": {}, \"second\": {}, \"cells\": [",
                       analysis::JsonDump(m_head.first),
                       analysis::JsonDump(m_head.second));
        }
        fmt::print(m_out, "{}\n{}", m_next, analysis::JsonDump(ToJson(pair)));
        m_next = ",";
    }

    void End(const results::PairsEnd& end) override
    {
        Json differing = Json::array();
        for (const results::KeyThatDiffers& key : end.differing)
        {
            differing.push_back({{"key", key.key}, {"first", key.first}, {"second", key.second}});
        }
        fmt::print(m_out,
                   "\n], \"differing\": {}, \"only_first\": {}, \"only_second\": {}}}\n",
                   analysis::JsonDump(differing),
                   end.onlyFirst,
                   end.onlySecond);
    }

  private:
    PairsHead m_head;
    std::ostream& m_out;
    std::string m_next; ///< what stands before the next pair
};

} // namespace

std::unique_ptr<PairsOutput>
TextPairs(const PairsHead& head, std::ostream& out)
{
    return std::make_unique<Text>(head, out);
}

std::unique_ptr<PairsOutput>
CsvPairs(const PairsHead& head, std::ostream& out)
{
    return std::make_unique<Csv>(head, out);
}

std::unique_ptr<PairsOutput>
JsonPairs(const PairsHead& head, std::ostream& out)
{
    return std::make_unique<JsonLines>(head, out);
}

} // namespace pptplab::sim::commands
