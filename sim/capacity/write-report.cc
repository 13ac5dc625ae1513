// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/write-report.h"

#include "analysis/plot/plot.h"
#include "analysis/report/report.h"
#include "sim/capacity/remarks.h"
#include "sim/capacity/show.h"
#include "sim/scenario/values/problem.h"
#include "sim/version/version.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

namespace pptplab::sim::capacity
{

namespace
{

using analysis::PlotPoint;
using analysis::Series;
using analysis::SeriesStyle;

constexpr int kCurvePoints = 60;

std::string
TextOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

PlotPoint
PointOf(double x, const analysis::Estimate& refused)
{
    return {x, refused.value, refused.low, refused.high};
}

/// The grade that was asked for, as a line across the picture.
Series
GradeLine(const Answer& answer, const Series& across)
{
    Series line{"the grade asked for", SeriesStyle::Exact, {}};
    for (const PlotPoint& point : {across.points.front(), across.points.back()})
    {
        line.points.push_back({point.x, answer.grade, answer.grade, answer.grade});
    }
    return line;
}

/// Refused share at each of `options` by `x`, three ways where there are faults, and the grade if
/// it was asked for.
template <typename X>
std::vector<Series>
ThreeSeries(std::vector<Option> options, const Answer& answer, X x)
{
    std::sort(options.begin(), options.end(), [&](const Option& a, const Option& b) {
        return x(a) < x(b);
    });
    const auto pack = ras::kServicePackNames[static_cast<std::size_t>(answer.question.servicePack)];
    Series formula{"formula", SeriesStyle::Exact, {}};
    Series repaired{"simulated, without faults", SeriesStyle::Measured, {}};
    Series asIs{"simulated, with the faults of " + std::string(pack), SeriesStyle::Measured, {}};
    for (const Option& option : options)
    {
        const double refused = option.formula.refused;
        formula.points.push_back({x(option), refused, refused, refused});
        repaired.points.push_back(PointOf(x(option), option.repaired.refused));
        asIs.points.push_back(PointOf(x(option), option.asIs.refused));
    }
    std::vector<Series> series = {std::move(formula), std::move(repaired)};
    if (IsFaulty(answer.question.servicePack, answer.question.trials.demand))
    {
        series.push_back(std::move(asIs)); // else it would hide what is without faults
    }
    if (answer.question.wanted != Wanted::Grade)
    {
        series.push_back(GradeLine(answer, series.front()));
    }
    return series;
}

/// The formula has a value between the loads that were simulated too.
void
Refine(const Answer& answer, Series& formula)
{
    const Option& chosen = answer.Chosen();
    const double first = formula.points.front().x;
    const double last = formula.points.back().x;
    formula.points.clear();
    for (int i = 0; i <= kCurvePoints; ++i)
    {
        const double load = first + (last - first) * i / kCurvePoints;
        const double refused = SharesByFormula(answer.question.trials.demand,
                                               chosen.users * load / chosen.load,
                                               chosen.layout)
                                   .refused;
        formula.points.push_back({load, refused, refused, refused});
    }
}

analysis::Plot
LoadPlot(const Answer& answer)
{
    const auto end = answer.options.begin() + static_cast<std::ptrdiff_t>(answer.loads) + 1;
    analysis::Plot plot{"Attempts refused by " + std::to_string(answer.Chosen().layout.AllPorts()) +
                            " ports",
                        {"offered load (erlangs)"},
                        {"refused", analysis::Scale::Logarithmic},
                        ThreeSeries({answer.options.begin(), end}, answer, [](const Option& each) {
                            return each.load;
                        })};
    Refine(answer, plot.series.front());
    return plot;
}

analysis::Plot
PortsPlot(const Answer& answer)
{
    std::vector<Option> options = {answer.Chosen()};
    options.insert(options.end(),
                   answer.options.begin() + static_cast<std::ptrdiff_t>(answer.loads) + 1,
                   answer.options.end());
    return {"Attempts refused at the load of the answer",
            {"ports"},
            {"refused", analysis::Scale::Logarithmic},
            ThreeSeries(std::move(options), answer, [](const Option& each) {
                return static_cast<double>(each.layout.AllPorts());
            })};
}

analysis::Picture
Drawn(const analysis::Plot& plot, const std::filesystem::path& folder, const std::string& name)
{
    return {plot.title, TextOf(analysis::WritePlot(plot, folder, name).svg)};
}

} // namespace

void
WriteReport(const Answer& answer, const std::filesystem::path& folder)
{
    const Option& chosen = answer.Chosen();
    const std::string scenario = ScenarioText(
        {chosen.users, chosen.layout, answer.question.servicePack}, answer.question.trials);
    try
    {
        analysis::Report report;
        report.title = "Capacity";
        report.question = "How many ports, and what will callers see?";
        report.answer = Sentence(answer);
        report.method =
            "The loss formula (Erlang's, with redial extended; for finite users Engset's) for the "
            "offered load, calls x (set-up + holding + NetBEUI share x clean-up); the call engine "
            "for the same service without faults, and with "
            "those of the service pack, repeated until the 95 % interval is narrow enough.";
        report.notModelled = Remarks(answer);
        analysis::Section section;
        section.heading = "Around the answer";
        section.tables = {ThreeAnswers(answer), WhatIf(answer), OverheadTable(answer)};
        section.pictures = {Drawn(LoadPlot(answer), folder, "load"),
                            Drawn(PortsPlot(answer), folder, "ports")};
        report.sections.push_back(std::move(section));
        report.provenance = {{"program", std::string(version::ProgramVersion())},
                             {"seed", std::to_string(answer.question.trials.seed)}};
        report.scenario = scenario;
        analysis::WriteHtml(report, folder / "report.html");
        std::ofstream out(folder / "scenario.toml");
        out << scenario << std::flush;
        if (!out)
        {
            throw scenario::BadInput((folder / "scenario.toml").string() + ": cannot be written");
        }
    }
    catch (const analysis::PlotError& error)
    {
        throw scenario::BadInput(error.what());
    }
}

} // namespace pptplab::sim::capacity
