// SPDX-License-Identifier: GPL-2.0-only
#include "sim/pictures/tornado.h"

#include "sim/experiment/plot-keys.h"
#include "sim/pictures/key-words.h"
#include "sim/pictures/metric-words.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::sim::pictures
{

namespace
{

/// Keys that move apart: of those that move together the first one, or the one with numbers.
std::vector<std::string>
KeysApart(const Cells& cells)
{
    std::vector<experiment::PlotCell> places;
    places.reserve(cells.size());
    for (const Outcomes* cell : cells)
    {
        places.push_back({cell->settings, std::nullopt});
    }
    const experiment::PlotKeys keys(places, {});
    std::vector<std::string> names;
    for (const experiment::PlotKey* key : keys.Free({}, false))
    {
        names.push_back(key->name);
    }
    return names;
}

/// The lower one of two medians.
scenario::Value
MedianOf(std::vector<scenario::Value> values)
{
    std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) {
        return *experiment::OnAxis(a) < *experiment::OnAxis(b);
    });
    return values[(values.size() - 1) / 2];
}

experiment::Settings
BaseOf(const std::vector<std::string>& keys, const Cells& cells)
{
    experiment::Settings base;
    for (const std::string& key : keys)
    {
        const auto values = ValuesOf(key, cells);
        base.push_back({key, AreNumbers(values) ? MedianOf(values) : values.front()});
    }
    return base;
}

/// Makes the sways of one metric around one base.
class Swaying
{
  public:
    Swaying(const Shown& shown, experiment::Settings base)
        : m_shown(shown), m_base(std::move(base)), m_swept(KeysOf(shown.cells))
    {
    }

    double BaseAnswer() const
    {
        const auto answer = AnswerAt(m_base);
        if (!answer)
        {
            throw scenario::BadInput(fmt::format(
                "a tornado needs the cell from which each key is moved; none is at {}", Text()));
        }
        return *answer;
    }

    /// None when no other value of the key was run beside the base.
    std::optional<analysis::Sway> Of(const std::string& key) const
    {
        struct At
        {
            double answer;
            double place;
            std::string text;
        };
        std::vector<At> seen;
        const auto values = ValuesOf(key, m_shown.cells);
        const auto texts = BareTextsOfValues(key, values);
        const bool numbers = AreNumbers(values);
        for (std::size_t i = 0; i < values.size(); ++i)
        {
            if (const auto answer = AnswerAt(With(key, values[i])))
            {
                const double place = numbers ? *experiment::OnAxis(values[i]) : *answer;
                seen.push_back({*answer, place, texts[i]});
            }
        }
        if (seen.size() < 2)
        {
            return std::nullopt;
        }
        const auto [least, most] = std::minmax_element(
            seen.begin(), seen.end(), [](const At& a, const At& b) { return a.place < b.place; });
        return analysis::Sway{
            NameOfKey(key, m_swept), least->text, most->text, least->answer, most->answer};
    }

    std::string Text() const { return TextOfSettings(m_base, m_swept); }

  private:
    experiment::Settings With(const std::string& key, const scenario::Value& value) const
    {
        experiment::Settings settings = m_base;
        for (experiment::Setting& setting : settings)
        {
            if (setting.key == key)
            {
                setting.value = value;
            }
        }
        return settings;
    }

    std::optional<double> AnswerAt(const experiment::Settings& settings) const
    {
        for (const Outcomes* cell : m_shown.cells)
        {
            const analysis::Estimate* estimate = experiment::Has(cell->settings, settings)
                                                     ? cell->summary.Find(m_shown.spec.y.front())
                                                     : nullptr;
            if (estimate != nullptr)
            {
                return estimate->value;
            }
        }
        return std::nullopt;
    }

    const Shown& m_shown;
    experiment::Settings m_base;
    std::vector<std::string> m_swept;
};

} // namespace

Sways
SwaysOf(const Shown& shown)
{
    const std::vector<std::string> keys = KeysApart(shown.cells);
    const Swaying swaying(shown, BaseOf(keys, shown.cells));
    Sways sways;
    sways.base = swaying.Text();
    sways.tornado.title = shown.title;
    sways.tornado.answer = AxisOfMetrics(shown.spec.y);
    sways.tornado.base = swaying.BaseAnswer();
    for (const std::string& key : keys)
    {
        if (auto sway = swaying.Of(key))
        {
            sways.tornado.sways.push_back(std::move(*sway));
        }
    }
    if (sways.tornado.sways.empty())
    {
        throw scenario::BadInput("a tornado needs a swept key with several values");
    }
    return sways;
}

} // namespace pptplab::sim::pictures
