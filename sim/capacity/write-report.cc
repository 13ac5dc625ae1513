// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/write-report.h"

#include "analysis/plot/plot.h"
#include "analysis/report/report.h"
#include "sim/capacity/headline.h"
#include "sim/capacity/remarks.h"
#include "sim/capacity/show.h"
#include "sim/capacity/words.h"
#include "sim/files/text-file.h"
#include "sim/scenario/values/problem.h"
#include "sim/version/version.h"

#include <algorithm>
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

PlotPoint
PointOf(double x, const analysis::Estimate& refused)
{
    return {x, refused.value, refused.low, refused.high};
}

/// The grade that was asked for, as a line across the picture.
Series
GradeLine(const Dimensioning& dimensioning, const Series& across)
{
    Series line{"the grade asked for", SeriesStyle::Exact, {}};
    for (const PlotPoint& point : {across.points.front(), across.points.back()})
    {
        line.points.push_back(
            {point.x, dimensioning.grade, dimensioning.grade, dimensioning.grade});
    }
    return line;
}

/// Refused share at each of `options` by `x`: the formula, the simulation, the simulation with
/// faults if there are, and the grade if it was asked for.
template <typename X>
std::vector<Series>
SeriesOver(std::vector<Option> options, const Dimensioning& dimensioning, X x)
{
    std::sort(options.begin(), options.end(), [&](const Option& a, const Option& b) {
        return x(a) < x(b);
    });
    Series formula{"formula", SeriesStyle::Exact, {}};
    Series repaired{"simulated, without faults", SeriesStyle::Measured, {}};
    Series asIs{fmt::format("simulated, with the faults of {}", PackName(dimensioning)),
                SeriesStyle::Measured,
                {}};
    for (const Option& option : options)
    {
        const double refused = option.formula.refused;
        formula.points.push_back({x(option), refused, refused, refused});
        repaired.points.push_back(PointOf(x(option), option.repaired.refused));
        asIs.points.push_back(PointOf(x(option), option.asIs.refused));
    }
    std::vector<Series> series = {std::move(formula)};
    const bool simulated = dimensioning.Chosen().repaired.replications > 0;
    if (simulated)
    {
        series.push_back(std::move(repaired));
    }
    if (simulated && HasFaults(dimensioning))
    {
        series.push_back(std::move(asIs)); // without a fault this curve would hide the repaired one
    }
    if (dimensioning.question.wanted != Wanted::Grade)
    {
        series.push_back(GradeLine(dimensioning, series.front()));
    }
    return series;
}

/// The formula has a value between the loads that were simulated too.
void
Refine(const Dimensioning& dimensioning, Series& formula)
{
    const Option& chosen = dimensioning.Chosen();
    const double first = formula.points.front().x;
    const double last = formula.points.back().x;
    formula.points.clear();
    for (int i = 0; i <= kCurvePoints; ++i)
    {
        const double load = first + (last - first) * i / kCurvePoints;
        const double refused = SharesByFormula(dimensioning.question.trials.demand,
                                               chosen.users * load / chosen.load,
                                               chosen.layout)
                                   .refused;
        formula.points.push_back({load, refused, refused, refused});
    }
}

analysis::Plot
LoadPlot(const Dimensioning& dimensioning)
{
    const auto end =
        dimensioning.options.begin() + static_cast<std::ptrdiff_t>(dimensioning.loads) + 1;
    analysis::Plot plot{
        "Attempts refused by " + std::to_string(dimensioning.Chosen().layout.AllPorts()) + " ports",
        {"offered load (erlangs)"},
        {"refused (share of attempts)", analysis::Scale::Logarithmic},
        SeriesOver({dimensioning.options.begin(), end}, dimensioning, [](const Option& each) {
            return each.load;
        })};
    Refine(dimensioning, plot.series.front());
    return plot;
}

analysis::Plot
PortsPlot(const Dimensioning& dimensioning)
{
    std::vector<Option> options = {dimensioning.Chosen()};
    options.insert(options.end(),
                   dimensioning.options.begin() + static_cast<std::ptrdiff_t>(dimensioning.loads) +
                       1,
                   dimensioning.options.end());
    return {"Attempts refused at the load of the answer",
            {"ports"},
            {"refused (share of attempts)", analysis::Scale::Logarithmic},
            SeriesOver(std::move(options), dimensioning, [](const Option& each) {
                return static_cast<double>(each.layout.AllPorts());
            })};
}

analysis::Picture
Drawn(const analysis::Plot& plot, const std::filesystem::path& folder, const std::string& name)
{
    return {plot.title, files::ReadTextFile(analysis::WritePlot(plot, folder, name).svg)};
}

} // namespace

void
WriteReport(const Dimensioning& dimensioning, const std::filesystem::path& folder)
{
    const Option& chosen = dimensioning.Chosen();
    const std::string scenario =
        ScenarioText({chosen.users, chosen.layout, dimensioning.question.servicePack},
                     dimensioning.question.trials);
    try
    {
        analysis::Report report;
        report.title = "Capacity";
        report.question = "How many ports, and what will callers see?";
        report.answer = Headline(dimensioning);
        report.method =
            "The loss formula (Erlang's, with redial extended; for finite users Engset's) for the "
            "offered load, calls x (set-up + holding + NetBEUI share x clean-up); the call engine "
            "for the same service without faults, and with "
            "those of the service pack, repeated until the 95 % interval is narrow enough.";
        report.notModelled = Remarks(dimensioning);
        analysis::Section section;
        section.heading = "Around the answer";
        section.tables = {
            FormulaAndTrials(dimensioning), WhatIf(dimensioning), OverheadTable(dimensioning)};
        section.pictures = {Drawn(LoadPlot(dimensioning), folder, "load"),
                            Drawn(PortsPlot(dimensioning), folder, "ports")};
        report.sections.push_back(std::move(section));
        report.provenance = {{"program", std::string(version::ProgramVersion())},
                             {"seed", std::to_string(dimensioning.question.trials.seed)}};
        report.scenario = scenario;
        std::ostringstream page;
        analysis::WriteHtml(report, page);
        files::WriteTextFile(folder / "report.html", page.str());
        files::WriteTextFile(folder / "scenario.toml", scenario);
    }
    catch (const analysis::PlotError& error)
    {
        throw scenario::BadInput(error.what());
    }
}

} // namespace pptplab::sim::capacity
