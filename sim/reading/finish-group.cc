// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reading/finish-group.h"

#include "sim/scenario/values/quantity.h"
#include "sim/scenario/values/value.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace pptplab::sim::reading
{

namespace
{

struct Source
{
    std::string_view key;
    std::string_view meaning;
};

constexpr std::array<Source, 4> kSources = {{
    {"arrival_rate", "infinite source"},
    {"count", "finite source"},
    {"interarrival", "intervals of a law"},
    {"trace", "observed calls"},
}};

class Finisher
{
  public:
    Finisher(const std::function<bool(std::string_view)>& given, scenario::ClientGroup& group)
        : m_given(given), m_group(group)
    {
    }

    std::vector<GroupProblem> Finish()
    {
        CheckSource();
        CheckCompanions();
        CheckTables();
        MakeProfile();
        if (!m_given("idle_time") && m_group.calls.holding.Mean() > Duration{})
        {
            m_group.calls.idleTime = population::Law::Exponential(m_group.calls.holding.Mean());
        }
        return std::move(m_problems);
    }

  private:
    void Tell(std::string_view key, std::string text)
    {
        m_problems.push_back({std::string(key), std::move(text)});
    }

    void CheckSource()
    {
        std::string names;
        std::string_view last;
        std::size_t written = 0;
        for (const Source& source : kSources)
        {
            names +=
                fmt::format("{}{} ({})", names.empty() ? "" : ", ", source.key, source.meaning);
            if (m_given(source.key))
            {
                ++written;
                last = source.key;
            }
        }
        if (written != 1)
        {
            Tell(last,
                 fmt::format(
                     "needs exactly one of {}; it has {}", names, written == 0 ? "none" : "more"));
        }
    }

    void CheckCompanions()
    {
        if (m_given("idle_time") && !m_given("count"))
        {
            Tell("idle_time", "is for groups with count only");
        }
        if (!m_given("trace") && !m_given("holding"))
        {
            Tell("holding", "is required: a law");
        }
        for (const std::string_view key : {"holding", "protocols", "netbeui_share"})
        {
            if (m_given("trace") && m_given(key))
            {
                Tell(key, "must not stand beside trace, which says it of each call");
            }
        }
        if (m_given("profile_period") && !m_given("profile"))
        {
            Tell("profile_period", "needs profile");
        }
        if (m_group.calls.automaticRedial.attempts > 0 && !m_given("auto_redial.pause"))
        {
            Tell("auto_redial.pause", "is required when the client redials by itself");
        }
    }

    void Require(std::string_view table,
                 std::initializer_list<std::string_view> required,
                 std::string_view why)
    {
        for (const std::string_view key : required)
        {
            const std::string name = fmt::format("{}.{}", table, key);
            if (!m_given(name))
            {
                Tell(name, fmt::format("is required {}", why));
            }
        }
    }

    void CheckTables()
    {
        if (m_group.calls.redial)
        {
            Require("redial", {"probability", "pause"}, "when the group redials");
        }
        if (m_group.calls.reconnect)
        {
            Require("reconnect", {"pause"}, "when the group reconnects");
        }
        if (m_group.change.sine)
        {
            Require("sinusoid", {"amplitude", "period"}, "with sinusoid");
        }
        if (m_group.change.flash)
        {
            Require("flash", {"at", "factor", "lasts"}, "with flash");
        }
    }

    void MakeProfile()
    {
        const scenario::RateChange& change = m_group.change;
        const int changes = (change.steps ? 1 : 0) + (change.sine ? 1 : 0) + (change.flash ? 1 : 0);
        const std::string_view key = change.steps ? "profile" : change.sine ? "sinusoid" : "flash";
        if (changes > 1)
        {
            Tell("", "has more than one of profile, sinusoid and flash");
            return;
        }
        if (changes == 1 && !m_given("arrival_rate"))
        {
            Tell(key, "changes arrival_rate, which the group does not have");
            return;
        }
        if (change.steps)
        {
            MakeSteps();
        }
        else if (change.sine && change.sine->period > Duration{})
        {
            m_group.calls.profile = *change.sine;
        }
        else if (change.flash)
        {
            MakeFlash(*change.flash);
        }
    }

    void MakeSteps()
    {
        const auto& steps = *m_group.change.steps;
        const auto& period = m_group.change.period;
        if (period && *period <= steps.back().from)
        {
            Tell("profile_period",
                 fmt::format("= {} must be later than the last step of profile, at {}",
                             scenario::Quoted(scenario::DurationText(*period)),
                             scenario::Quoted(scenario::DurationText(steps.back().from))));
            return;
        }
        m_group.calls.profile = population::RateSteps{steps, period};
    }

    void MakeFlash(const scenario::FlashCrowd& flash)
    {
        population::RateSteps profile;
        if (flash.at > Duration{})
        {
            profile.steps.push_back({Duration{}, 1});
        }
        profile.steps.push_back({flash.at, flash.factor});
        profile.steps.push_back({flash.at + flash.lasts, 1});
        m_group.calls.profile = std::move(profile);
    }

    const std::function<bool(std::string_view)>& m_given;
    scenario::ClientGroup& m_group;
    std::vector<GroupProblem> m_problems;
};

} // namespace

std::vector<GroupProblem>
FinishGroup(const std::function<bool(std::string_view)>& given, scenario::ClientGroup& group)
{
    return Finisher(given, group).Finish();
}

} // namespace pptplab::sim::reading
