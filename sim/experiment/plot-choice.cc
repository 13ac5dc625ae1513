// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/plot-choice.h"

#include "models/base/outcome.h"
#include "sim/experiment/plot-keys.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pptplab::sim::experiment
{

namespace
{

/// Decides field after field; what is decided shows its keys.
class Chooser
{
  public:
    Chooser(const PlotSpec& wish, const std::vector<PlotCell>& cells)
        : m_spec(wish), m_unitsDiffer(UnitsDiffer(wish.y)), m_keys(cells, wish.at)
    {
    }

    PlotChoice Choose()
    {
        if (m_spec.kind == PlotKind::Chosen && IsDay())
        {
            m_spec.kind = PlotKind::Day;
        }
        RequireKeys();
        if (m_spec.kind == PlotKind::Day)
        {
            ChooseDay();
            return {m_spec, m_held, 0};
        }
        ChooseMetrics();
        RequireRoom();
        if (m_spec.kind == PlotKind::Tornado)
        {
            RequireOneMetric("a tornado");
            m_spec.x.clear();
            return {m_spec, {}, 0};
        }
        ChooseX();
        ChooseKind();
        m_shown.push_back(m_spec.x); // without one, or over load, no key is shown by it
        ShowAll(m_spec.series);
        ShowAll(m_spec.panels);
        if (m_spec.kind == PlotKind::HeatMap)
        {
            ChooseUpwards();
        }
        else
        {
            ChooseSeries();
            ChoosePanels();
        }
        HoldTheRest();
        return {m_spec, m_held, m_withoutNumber};
    }

  private:
    void RequireKeys() const
    {
        if (m_keys.Cells() == 0)
        {
            throw scenario::BadInput("no cell has all the settings of at");
        }
        std::vector<std::string> named = m_spec.series;
        named.insert(named.end(), m_spec.panels.begin(), m_spec.panels.end());
        if (m_spec.x != PlotSpec::kOfferedLoad && !m_spec.x.empty())
        {
            named.push_back(m_spec.x);
        }
        for (const std::string& key : named)
        {
            if (std::count(named.begin(), named.end(), key) > 1)
            {
                throw scenario::BadInput(key + " is shown twice");
            }
        }
    }

    /// One cell whose load changes with time, of which nothing else is asked.
    bool IsDay() const
    {
        return m_spec.y.empty() && m_spec.x.empty() && m_keys.Cells() > 0 && m_keys.HaveHours() &&
               m_keys.Free({}, false).empty();
    }

    /// It shows refusals and load, and a key as the series.
    void ChooseDay()
    {
        if (!m_spec.y.empty() || !m_spec.x.empty() || !m_spec.panels.empty() || m_spec.logX ||
            m_spec.logY)
        {
            throw scenario::BadInput(
                "a day shows refusals and load over the hours; it has series and at alone");
        }
        ShowAll(m_spec.series);
        ChooseSeries();
        HoldTheRest();
    }

    /// Fields and metrics that this kind of picture has no place for.
    void RequireRoom() const
    {
        const bool isCurvesOrBars = m_spec.kind == PlotKind::Chosen ||
                                    m_spec.kind == PlotKind::Curves ||
                                    m_spec.kind == PlotKind::Bars;
        const std::string kind(kPlotKinds.at(static_cast<std::size_t>(m_spec.kind)));
        if (!m_spec.panels.empty() && !isCurvesOrBars && m_spec.kind != PlotKind::Stacked)
        {
            throw scenario::BadInput("a " + kind + " has no panels");
        }
        if (m_spec.series.size() > 1 && m_spec.kind == PlotKind::HeatMap)
        {
            throw scenario::BadInput("a heat map has one key upwards, in series");
        }
        if (m_unitsDiffer && !isCurvesOrBars)
        {
            throw scenario::BadInput(kind + " shows metrics of one unit");
        }
    }

    /// Without any: refusals, and of a single cell all that went wrong.
    void ChooseMetrics()
    {
        if (!m_spec.y.empty())
        {
            return;
        }
        const bool byCause = m_spec.kind == PlotKind::Stacked ||
                             (m_keys.Free({}, false).empty() && m_spec.x.empty());
        if (!byCause)
        {
            m_spec.y = {"refused"};
            return;
        }
        for (const std::string_view outcome : kOutcomeNames)
        {
            if (outcome != NameOf(Outcome::Connected))
            {
                m_spec.y.emplace_back(outcome);
            }
        }
    }

    void RequireOneMetric(const std::string& what) const
    {
        if (m_spec.y.size() > 1)
        {
            throw scenario::BadInput(what + " shows one metric; the others need their own picture");
        }
    }

    void ChooseX()
    {
        if (m_spec.kind == PlotKind::Timeline)
        {
            ChooseLevels();
        }
        if (!m_spec.x.empty())
        {
            return;
        }
        const bool onNames = m_spec.kind == PlotKind::Bars || m_spec.kind == PlotKind::Stacked;
        const auto free = m_keys.Free({}, false);
        const PlotKey* best = nullptr;
        for (const PlotKey* key : free)
        {
            const bool taken =
                Contains(m_spec.series, key->name) || Contains(m_spec.panels, key->name);
            const bool better =
                best == nullptr || std::pair(key->isNumber != onNames, key->texts.size()) >
                                       std::pair(best->isNumber != onNames, best->texts.size());
            best = !taken && better ? key : best;
        }
        m_spec.x = best == nullptr ? "" : best->name;
    }

    void ChooseLevels()
    {
        constexpr std::string_view kLevel = "service_pack";
        const auto isLevel = [&](const std::string& key) {
            return key.size() > kLevel.size() &&
                   key.compare(key.size() - kLevel.size(), kLevel.size(), kLevel) == 0;
        };
        for (const PlotKey* key : m_keys.Free({}, false))
        {
            m_spec.x = m_spec.x.empty() && isLevel(key->name) ? key->name : m_spec.x;
        }
        if (!isLevel(m_spec.x))
        {
            throw scenario::BadInput(
                "a timeline stands on the service packs, and none of their keys is swept here");
        }
    }

    /// What fits the x axis and the metrics.
    PlotKind FittingKind() const
    {
        if (m_spec.x.empty())
        {
            return PlotKind::Bars;
        }
        if (m_spec.x == PlotSpec::kOfferedLoad || m_keys.IsNumber(m_spec.x))
        {
            return IsBroad() ? PlotKind::HeatMap : PlotKind::Curves;
        }
        const bool causes = std::all_of(m_spec.y.begin(), m_spec.y.end(), IsCause);
        return causes && m_spec.y.size() > 1 ? PlotKind::Stacked : PlotKind::Bars;
    }

    void ChooseKind()
    {
        const bool overLoad = m_spec.x == PlotSpec::kOfferedLoad;
        if (m_spec.kind == PlotKind::Chosen)
        {
            m_spec.kind = FittingKind();
        }
        if (m_spec.kind == PlotKind::Curves)
        {
            RequireNumbers(overLoad);
        }
        else if (overLoad)
        {
            throw scenario::BadInput("bars stand on the values of a swept key, not on " + m_spec.x);
        }
        if (m_spec.kind == PlotKind::Stacked && !m_spec.series.empty())
        {
            throw scenario::BadInput("stacked bars have no series: name the keys in panels");
        }
        if (m_spec.kind != PlotKind::Curves && m_spec.logX)
        {
            throw scenario::BadInput("there is no logarithmic x axis but of curves");
        }
    }

    /// Two keys with many numbers each, of which one metric is to be shown.
    bool IsBroad() const
    {
        if (m_spec.y.size() > 1 || !m_spec.series.empty() || !m_spec.panels.empty() ||
            m_spec.x == PlotSpec::kOfferedLoad || m_spec.logX)
        {
            return false;
        }
        const auto isMany = [](const PlotKey* key) {
            return key->isNumber && key->texts.size() >= kManyNumbers;
        };
        const auto free = m_keys.Free({m_spec.x}, false);
        const PlotKey* x = m_keys.Find(m_spec.x);
        return x != nullptr && isMany(x) && free.size() == 1 && isMany(free.front());
    }

    void RequireNumbers(bool overLoad)
    {
        m_withoutNumber = m_keys.DropWithoutNumber(m_spec.x, overLoad);
        if (m_keys.Cells() == 0)
        {
            throw scenario::BadInput(fmt::format(
                "no value of x = \"{}\" is a number; bars (kind = \"bars\" or \"stacked\") may "
                "stand on names",
                m_spec.x));
        }
        if (const auto least = m_keys.LeastOf(m_spec.x, overLoad); m_spec.logX && least <= 0)
        {
            throw scenario::BadInput(
                fmt::format("{} = {} has no place on a logarithmic axis", m_spec.x, least));
        }
    }

    void ChooseUpwards()
    {
        RequireOneMetric("a heat map");
        if (!m_spec.series.empty())
        {
            return;
        }
        const auto free = m_keys.Free(m_shown, false);
        if (free.empty())
        {
            throw scenario::BadInput("a heat map needs two swept keys that move apart");
        }
        const auto number = std::find_if(
            free.begin(), free.end(), [](const PlotKey* key) { return key->isNumber; });
        m_spec.series = {(number == free.end() ? free.front() : *number)->name};
        ShowAll(m_spec.series);
    }

    void ChooseSeries()
    {
        const bool metricsAreSeries =
            m_spec.kind == PlotKind::Stacked || (m_spec.y.size() > 1 && !m_unitsDiffer);
        if (m_spec.series.empty() && !metricsAreSeries)
        {
            Take(kMostSeries, m_spec.series);
        }
    }

    void ChoosePanels()
    {
        if (m_spec.kind == PlotKind::Timeline)
        {
            return;
        }
        if (m_unitsDiffer && !m_spec.panels.empty())
        {
            throw scenario::BadInput(
                "metrics of different units are panels themselves; leave panels out");
        }
        if (m_spec.panels.empty() && !m_unitsDiffer)
        {
            Take(kMostPanels, m_spec.panels);
        }
    }

    /// A key with at most so many values, names before numbers.
    void Take(std::size_t most, std::vector<std::string>& field)
    {
        const PlotKey* best = nullptr;
        for (const PlotKey* key : m_keys.Free(m_shown, m_spec.x == PlotSpec::kOfferedLoad))
        {
            if (key->texts.size() <= most &&
                (best == nullptr || (best->isNumber && !key->isNumber)))
            {
                best = key;
            }
        }
        if (best != nullptr)
        {
            field = {best->name};
            ShowAll(field);
        }
    }

    void HoldTheRest()
    {
        const bool overLoad = m_spec.x == PlotSpec::kOfferedLoad;
        for (auto free = m_keys.Free(m_shown, overLoad); !free.empty();
             free = m_keys.Free(m_shown, overLoad))
        {
            m_held.push_back(m_keys.Hold(*free.front()));
            m_spec.at.push_back(m_held.back());
        }
    }

    void ShowAll(const std::vector<std::string>& keys)
    {
        m_shown.insert(m_shown.end(), keys.begin(), keys.end());
    }

    static bool Contains(const std::vector<std::string>& names, const std::string& name)
    {
        return std::find(names.begin(), names.end(), name) != names.end();
    }

    PlotSpec m_spec;
    bool m_unitsDiffer;
    PlotKeys m_keys;
    std::vector<std::string> m_shown;
    Settings m_held;
    std::size_t m_withoutNumber = 0;
};

} // namespace

bool
IsCause(const std::string& metric)
{
    const auto outcome = OutcomeNamed(metric);
    return outcome && *outcome != Outcome::Connected;
}

PlotChoice
Chosen(const PlotSpec& wish, const std::vector<PlotCell>& cells)
{
    return Chooser(wish, cells).Choose();
}

} // namespace pptplab::sim::experiment
