// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/export.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <ostream>
#include <set>
#include <utility>

namespace pptplab::analysis
{

namespace
{

constexpr std::string_view kFigures[] = {"", ".low", ".high", ".n", ".exact", ".z"};

std::string
OrEmpty(const std::optional<double>& value)
{
    return value ? fmt::format("{}", *value) : "";
}

std::string
LimitOf(const Estimate& estimate, double limit)
{
    return estimate.by == IntervalBy::None ? "" : fmt::format("{}", limit);
}

/// value,low,high,n,exact,z
std::string
Figures(const Estimate& estimate)
{
    return fmt::format("{},{},{},{},{},{}",
                       estimate.value,
                       LimitOf(estimate, estimate.low),
                       LimitOf(estimate, estimate.high),
                       estimate.n,
                       OrEmpty(estimate.exact),
                       OrEmpty(estimate.z));
}

struct AxisColumn
{
    std::string axis;
    std::string firstValue;
    std::size_t cells = 0; ///< that have it
    bool varies = false;
    std::optional<NumberColumn> numbers{};
};

/// The axes of all campaigns, each once, in the order in which they first appear.
std::vector<AxisColumn>
AxesOf(const Store& store, const CsvForm& form)
{
    std::vector<AxisColumn> axes;
    std::size_t cells = 0;
    ForEachChosen(store, form.choice, [&](const ChosenCell& chosen) {
        ++cells;
        for (const Setting& setting : chosen.cell.plan.setup.settings)
        {
            auto found = std::find_if(axes.begin(), axes.end(), [&](const AxisColumn& column) {
                return column.axis == setting.axis;
            });
            if (found == axes.end())
            {
                found = axes.insert(axes.end(), {setting.axis, setting.value});
            }
            ++found->cells;
            found->varies = found->varies || found->firstValue != setting.value;
        }
    });
    const auto isLeftOut = [&](const AxisColumn& column) {
        return form.varyingOnly && !column.varies && column.cells == cells;
    };
    axes.erase(std::remove_if(axes.begin(), axes.end(), isLeftOut), axes.end());
    for (AxisColumn& column : axes)
    {
        column.numbers = form.numbersOf ? form.numbersOf(column.axis) : std::nullopt;
    }
    return axes;
}

/// What a summary has of the metrics that are asked for.
std::vector<std::pair<std::string, const Estimate*>>
ChosenOf(const CellSummary& summary, const std::vector<std::string>& metrics)
{
    std::vector<std::pair<std::string, const Estimate*>> chosen;
    for (const std::string& name : metrics)
    {
        if (const Estimate* estimate = summary.Find(name))
        {
            chosen.emplace_back(name, estimate);
        }
    }
    if (metrics.empty())
    {
        for (const Metric& metric : summary.metrics)
        {
            chosen.emplace_back(metric.name, &metric.estimate);
        }
    }
    return chosen;
}

class CsvTable
{
  public:
    CsvTable(const Store& store, const CsvForm& form, std::ostream& out)
        : m_store(store),
          m_form(form),
          m_out(out),
          m_axes(AxesOf(store, form)),
          m_columns(form.wide ? WideColumns() : std::vector<std::string>())
    {
    }

    void Print() const
    {
        PrintHeading();
        ForEachSummary([&](const std::string& start, const CellSummary& summary) {
            m_form.wide ? PrintWide(start, summary) : PrintLong(start, summary);
        });
    }

  private:
    /// Calls `take` with each line's first fields and its figures.
    template <typename Take>
    void ForEachSummary(Take take) const
    {
        const auto each = [&](const ChosenCell& chosen,
                              const std::vector<Replication>& replications) {
            const CellSetup& setup = chosen.cell.plan.setup;
            const std::string start = StartOf(chosen);
            if (!m_form.perReplication)
            {
                take(start, Summarise(setup, replications));
                return;
            }
            for (std::size_t i = 0; i < replications.size(); ++i)
            {
                take(fmt::format("{},{}", start, i), Summarise(setup, {replications[i]}));
            }
        };
        ForEachResult(m_store, m_form.choice, each);
    }

    std::vector<std::string> WideColumns() const
    {
        if (!m_form.metrics.empty())
        {
            return m_form.metrics;
        }
        std::set<std::string> seen;
        ForEachSummary([&](const std::string&, const CellSummary& summary) {
            for (const Metric& metric : summary.metrics)
            {
                seen.insert(metric.name);
            }
        });
        std::vector<std::string> columns;
        for (const std::string& name : MetricNames())
        {
            if (seen.erase(name) > 0)
            {
                columns.push_back(name);
            }
        }
        columns.insert(columns.end(), seen.begin(), seen.end()); // of groups
        return columns;
    }

    void PrintHeading() const
    {
        fmt::print(m_out, "campaign,cell,engine");
        for (const AxisColumn& column : m_axes)
        {
            fmt::print(m_out, ",{}", CsvField(column.axis));
            if (column.numbers)
            {
                fmt::print(m_out, ",{}", CsvField(column.numbers->name));
            }
        }
        fmt::print(m_out, "{}", m_form.perReplication ? ",replication" : "");
        for (const std::string& name : m_columns)
        {
            for (const std::string_view figure : kFigures)
            {
                fmt::print(m_out, ",{}", CsvField(name + std::string(figure)));
            }
        }
        fmt::print(m_out, "{}\n", m_form.wide ? "" : ",metric,value,low,high,n,exact,z");
    }

    std::string StartOf(const ChosenCell& chosen) const
    {
        const PlannedCell& cell = chosen.cell.plan;
        std::string start =
            fmt::format("{},{},{}", chosen.campaign.number, cell.position, cell.setup.engine);
        for (const AxisColumn& column : m_axes)
        {
            const std::string* value = ValueOn(column.axis, cell.setup.settings);
            start += ',' + (value == nullptr ? "" : CsvField(*value));
            if (column.numbers)
            {
                const auto number =
                    value == nullptr ? std::nullopt : column.numbers->numberOf(*value);
                start += ',' + OrEmpty(number);
            }
        }
        return start;
    }

    void PrintLong(const std::string& start, const CellSummary& summary) const
    {
        for (const auto& [name, estimate] : ChosenOf(summary, m_form.metrics))
        {
            fmt::print(m_out, "{},{},{}\n", start, CsvField(name), Figures(*estimate));
        }
    }

    void PrintWide(const std::string& start, const CellSummary& summary) const
    {
        std::string line = start;
        for (const std::string& name : m_columns)
        {
            const Estimate* estimate = summary.Find(name);
            line += ',' + (estimate == nullptr ? ",,,,," : Figures(*estimate));
        }
        fmt::print(m_out, "{}\n", line);
    }

    const Store& m_store;
    const CsvForm& m_form;
    std::ostream& m_out;
    std::vector<AxisColumn> m_axes;
    std::vector<std::string> m_columns; ///< metrics of the wide form
};

} // namespace

std::string
CsvField(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
    {
        return text;
    }
    std::string quoted = "\"";
    for (const char character : text)
    {
        quoted += character == '"' ? "\"\"" : std::string(1, character);
    }
    return quoted + "\"";
}

std::vector<CellResult>
ResultsOf(const Store& store, std::int64_t campaign)
{
    std::vector<CellResult> results;
    store.ForEachFinished(
        campaign, [&](const StoredCell& cell, const std::vector<Replication>& replications) {
            results.push_back({cell.plan.position, Summarise(cell.plan.setup, replications)});
        });
    return results;
}

void
ExportCsv(const Store& store, std::ostream& out, const CsvForm& form)
{
    const Store::Moment moment = store.OfOneMoment();
    CsvTable(store, form, out).Print();
}

} // namespace pptplab::analysis
