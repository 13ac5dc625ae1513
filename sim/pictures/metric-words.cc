// SPDX-License-Identifier: GPL-2.0-only
#include "sim/pictures/metric-words.h"

#include "analysis/stats/metric-unit.h"
#include "analysis/stats/summary.h"

#include <algorithm>
#include <array>

namespace pptplab::sim::pictures
{

namespace
{

struct Words
{
    std::string_view metric;
    std::string_view name;
    std::string_view among; ///< others of its kind; as the name when empty
};

/// Errors in brackets are those of models/base/outcome.h.
constexpr std::array kWords = {
    Words{"refused", "attempts refused", "refused"},
    Words{"connected", "attempts connected", "connected"},
    Words{"connected.no-data", "sessions that carry no data", "connected, no data"},
    Words{"refused.no-port", "attempts refused, no port idle", "no port idle"},
    Words{"refused.cleanup", "attempts refused while a port was idle", "refused, a port idle"},
    Words{"failed.no-answer", "attempts without an answer (678)", "no answer (678)"},
    Words{"failed.not-responding", "attempts, server not responding (650)", "not responding (650)"},
    Words{"failed.peer-silent", "attempts, PPP without a reply (721)", "PPP silent (721)"},
    Words{"failed.ppp-timeout", "attempts, PPP timed out (718)", "PPP timed out (718)"},
    Words{"failed.hung-up", "attempts hung up on (629)", "hung up on (629)"},
    Words{"failed.password", "attempts, password refused (691)", "password (691)"},
    Words{"failed.permission", "attempts, account without permission (649)", "permission (649)"},
    Words{"failed.no-protocol", "attempts without a common protocol (720)", "no protocol (720)"},
    Words{"failed.no-address", "attempts without an address (733)", "no address (733)"},
    Words{"failed.encryption", "attempts, encryption not agreed (741)", "encryption (741)"},
    Words{"failed.projection", "attempts, address not projected", "not projected"},
    Words{"failed.no-line", "attempts, the caller's machine has no line", "no line"},
    Words{"setup_time", "mean time to set up a call", "set-up"},
    Words{"goodput.up", "payload from the caller", "from the caller"},
    Words{"goodput.down", "payload to the caller", "to the caller"},
    Words{"delivered", "datagrams delivered", "delivered"},
    Words{"ping.outside", "pings answered beside the tunnel", "pings beside the tunnel"},
    Words{"ping.outside.time", "mean round trip beside the tunnel", "beside the tunnel"},
    Words{"ping.inside", "pings answered through the tunnel", "pings through the tunnel"},
    Words{"ping.inside.time", "mean round trip through the tunnel", "through the tunnel"},
    Words{"plain-gre", "keep-alives in plain GRE answered", "plain GRE"},
    Words{"plain-gre.time", "mean round trip of plain GRE", "plain GRE"},
    Words{"browse.time", "mean time until Network Neighborhood is there", "browsing"},
    Words{"share.time", "mean time until a share is connected", "share"},
    Words{"share.granted", "shares connected", ""},
    Words{"servers_asked", "servers asked by an attempt, mean", "servers asked"},
    Words{"callers.lost", "callers who give up", ""},
    Words{"callers.served", "callers who get a session", ""},
    Words{"callers.tries", "attempts of a caller, mean", "attempts"},
    Words{"callers.wait", "mean time from first attempt to session", "until the session"},
    Words{"callers.refused_first", "first attempts refused", ""},
    Words{"callers.pausing", "callers between two attempts, mean", "between two attempts"},
    Words{"reconnect.time", "mean time from loss to next session", "loss to next session"},
    Words{"reconnect.last", "time until the last one is back", "the last one"},
    Words{"reconnect.tries", "attempts to get back, mean", "attempts to get back"},
    Words{"reconnect.refused", "attempts to get back refused", "refused"},
    Words{"reconnect.lost", "callers cut off who give up", "give up"},
    Words{"refusing.length", "mean time of refusing with idle ports", "refusing"},
    Words{"refusing.gap", "mean time between two such times", "between"},
};

const Words*
WordsOf(std::string_view metric)
{
    const auto* found = std::find_if(
        kWords.begin(), kWords.end(), [&](const Words& words) { return words.metric == metric; });
    return found == kWords.end() ? nullptr : found;
}

std::string
Spaced(std::string_view metric)
{
    std::string text(metric);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '.' || c == '_' || c == '-'; }, ' ');
    return text;
}

bool
IsOfGroup(std::string_view metric)
{
    return metric.substr(0, analysis::kGroupMetrics.size()) == analysis::kGroupMetrics;
}

std::string_view
WithoutDistance(std::string_view metric)
{
    return metric.substr(0, metric.size() - analysis::kDistance.size());
}

/// The unit of an axis; shares are one, whatever of.
std::string
AxisUnit(std::string_view metric)
{
    return analysis::IsShare(metric) ? "share" : analysis::UnitOf(metric);
}

} // namespace

std::string
NameOfMetric(std::string_view metric)
{
    if (analysis::IsDistance(metric))
    {
        return NameOfMetric(WithoutDistance(metric)) + ", distance from the exact value";
    }
    if (const Words* words = WordsOf(metric))
    {
        return std::string(words->name);
    }
    return IsOfGroup(metric)
               ? "attempts of \"" + std::string(metric.substr(analysis::kGroupMetrics.size())) +
                     "\" refused"
               : Spaced(metric);
}

std::string
ShortNameOfMetric(std::string_view metric)
{
    if (analysis::IsDistance(metric))
    {
        return ShortNameOfMetric(WithoutDistance(metric));
    }
    const Words* words = WordsOf(metric);
    if (words == nullptr && IsOfGroup(metric))
    {
        return std::string(metric.substr(analysis::kGroupMetrics.size()));
    }
    return words == nullptr || words->among.empty() ? NameOfMetric(metric)
                                                    : std::string(words->among);
}

analysis::Axis
AxisOfMetrics(const std::vector<std::string>& metrics)
{
    const std::string unit = AxisUnit(metrics.front());
    analysis::Axis axis;
    if (metrics.size() == 1)
    {
        axis.label = NameOfMetric(metrics.front());
    }
    else
    {
        const bool one = std::all_of(metrics.begin(), metrics.end(), [&](const auto& metric) {
            return analysis::UnitOf(metric) == analysis::UnitOf(metrics.front());
        });
        axis.label = unit == "s"       ? "mean time"
                     : unit == "share" ? (one ? analysis::UnitOf(metrics.front()) : "share")
                                       : "mean";
    }
    if (unit == "share")
    {
        axis.shown = analysis::Shown::PerCent;
    }
    else if (unit == "s")
    {
        axis.shown = analysis::Shown::Duration;
    }
    else if (metrics.size() > 1 || WordsOf(metrics.front()) == nullptr ||
             unit.find('/') != unit.npos)
    {
        axis.label += " (" + unit + ")";
    }
    return axis;
}

std::vector<std::vector<std::string>>
ByUnit(const std::vector<std::string>& metrics)
{
    std::vector<std::vector<std::string>> groups;
    for (const std::string& metric : metrics)
    {
        const auto found = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
            return AxisUnit(group.front()) == AxisUnit(metric);
        });
        (found == groups.end() ? groups.emplace_back() : *found).push_back(metric);
    }
    return groups;
}

std::string
NameOfSeries(const std::string& texts, const std::string& metric, bool isOneOfMany)
{
    if (isOneOfMany)
    {
        return texts + (texts.empty() ? "" : ", ") + ShortNameOfMetric(metric);
    }
    return texts.empty() ? NameOfMetric(metric) : texts;
}

} // namespace pptplab::sim::pictures
