// SPDX-License-Identifier: GPL-2.0-only
#include "sim/pictures/key-words.h"

#include "sim/pictures/value-words.h"
#include "sim/scenario/keys/key-number.h"
#include "sim/scenario/keys/key.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>

namespace pptplab::sim::pictures
{

namespace
{

struct Words
{
    std::string_view key; ///< without its section
    std::string_view name;
};

/// Keys that their path does not tell people.
constexpr std::array kWords = {
    Words{"duration", "length of the run"},
    Words{"warm_up", "warm-up"},
    Words{"service_pack", "service pack"},
    Words{"hunt", "order of the ports"},
    Words{"cleanup", "clean-up"},
    Words{"cleanup_blocks", "clean-up blocks"},
    Words{"setup_time", "set-up time"},
    Words{"pool_size", "addresses"},
    Words{"addressing", "addresses from"},
    Words{"dhcp.pool_size", "addresses of the DHCP server"},
    Words{"dhcp.lease_time", "lease time"},
    Words{"dhcp.outage_until", "DHCP server down until"},
    Words{"drop_at", "sessions lost at"},
    Words{"spread", "callers go to servers by"},
    Words{"name_ttl", "names are cached for"},
    Words{"overflow_count", "overflow servers"},
    Words{"failure.kind", "failure of the"},
    Words{"stale_route.share", "share of routes left"},
    Words{"stale_route.until", "a stale route goes at"},
    Words{"address_leak", "share of addresses lost"},
    Words{"port_leak", "share of ports lost"},
    Words{"interface_query", "work for each interface"},
    Words{"restart_at", "service restarted at"},
    Words{"restart_every", "service restarted every"},
    Words{"reboot_at", "server rebooted at"},
    Words{"reboot_every", "server rebooted every"},
    Words{"nbf_patience", "patience with a caller without PPP"},
    Words{"encryption_bits", "key bits"},
    Words{"access.delay", "delay of the access line"},
    Words{"access.loss", "packets lost on the access line"},
    Words{"access.outages", "outages of the access line"},
    Words{"arrival_rate", "calls offered"},
    Words{"idle_time", "time between two calls of a caller"},
    Words{"interarrival", "time between calls"},
    Words{"holding", "time connected"},
    Words{"idle_tail", "time left open unused"},
    Words{"silent_share", "calls that end without a word"},
    Words{"ports_per_call", "ports of a call"},
    Words{"netbeui_share", "callers with NetBEUI"},
    Words{"redial.probability", "callers who redial"},
    Words{"redial.pause", "pause"},
    Words{"redial.tries", "redials at most"},
    Words{"redial.patience", "patience"},
    Words{"auto_redial.attempts", "redials by the client itself"},
    Words{"auto_redial.pause", "pause of its redials"},
    Words{"reconnect.probability", "callers who come back after a loss"},
    Words{"reconnect.pause", "pause after a loss"},
    Words{"callers_per_machine", "callers of a machine"},
    Words{"traffic.rate", "traffic of a session"},
    Words{"traffic.size", "octets of a datagram"},
    Words{"browse_servers", "servers on the browse list"},
    Words{"registry.NumberLineDevices", "VPN ports of the machine"},
    Words{"registry.PPTPTcpMaxDataRetransmissions", "retransmissions of TCP"},
    Words{"registry.RxPacketWindow", "receive window in packets"},
    Words{"registry.TunnelMTU", "MTU of the tunnel"},
    Words{"sinusoid.amplitude", "swing of the load"},
    Words{"flash.factor", "crowd, times the usual rate"},
};

/// Null where no table of keys has this path.
const scenario::KeyText*
TextAt(const std::string& path)
{
    static const std::vector<scenario::KeyText> kKeys = scenario::AllKeys();
    const auto found = std::find_if(
        kKeys.begin(), kKeys.end(), [&](const auto& each) { return each.path == path; });
    return found == kKeys.end() ? nullptr : &*found;
}

const scenario::KeyText*
TextOfKey(const std::string& key)
{
    const scenario::KeyText* text = TextAt(key);
    return text != nullptr ? text : TextAt(scenario::WithoutName(key));
}

/// A key of one of several named sections: `clients.office.holding` is `holding` of "office".
struct Path
{
    std::string section;
    std::string owner; ///< empty for all
    std::string key;
};

Path
PathOf(const std::string& key)
{
    const std::size_t section = key.find('.');
    if (section == key.npos)
    {
        return {"", "", key};
    }
    const std::size_t owner = key.find('.', section + 1);
    const bool isNamed = TextAt(key) == nullptr && TextOfKey(key) != nullptr;
    return isNamed ? Path{key.substr(0, section),
                          key.substr(section + 1, owner - section - 1),
                          key.substr(owner + 1)}
                   : Path{key.substr(0, section), "", key.substr(section + 1)};
}

std::string
PlainName(const Path& path)
{
    if (path.key == "count")
    {
        return path.section == "server" ? "servers" : "callers";
    }
    const auto* found = std::find_if(
        kWords.begin(), kWords.end(), [&](const Words& words) { return words.key == path.key; });
    if (found != kWords.end())
    {
        return std::string(found->name);
    }
    constexpr std::string_view kRegistry = "registry.";
    std::string text =
        path.key.rfind(kRegistry, 0) == 0 ? path.key.substr(kRegistry.size()) : path.key;
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '.' || c == '_'; }, ' ');
    return text;
}

double
MostOf(const std::vector<scenario::Value>& values)
{
    double most = 0;
    for (const scenario::Value& value : values)
    {
        most = std::max(most, std::abs(experiment::OnAxis(value).value_or(0)));
    }
    return most;
}

bool
IsLaw(const scenario::Value& value)
{
    return !experiment::AsNumber(value) && experiment::OnAxis(value);
}

bool
EndsIn(const std::string& text, std::string_view end)
{
    return text.size() >= end.size() &&
           text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool
IsTime(const std::string& unit)
{
    return (EndsIn(unit, "_s") || EndsIn(unit, "_mean_s")) && !EndsIn(unit, "_per_s");
}

/// `most` per second is the greatest.
void
ScaleRate(double most, NumberAxis& number)
{
    constexpr double kHour = 3600;
    number.factor = most >= 1 ? 1 : kHour;
    number.axis.label += most >= 1 ? " (per second)" : " (per hour)";
}

void
ScaleBitRate(double most, NumberAxis& number)
{
    constexpr double kKilo = 1000;
    number.factor = most >= kKilo * kKilo ? 1 / (kKilo * kKilo) : 1 / kKilo;
    number.axis.label += most >= kKilo * kKilo ? " (Mbit/s)" : " (kbit/s)";
}

bool
IsShare(const scenario::KeyText& text)
{
    return text.type == "number" && text.range == "0..1";
}

/// How a key without a unit of its own is shown.
analysis::Shown
ShownOf(const scenario::KeyText& text)
{
    if (IsShare(text))
    {
        return analysis::Shown::PerCent;
    }
    return text.type == "integer" ? analysis::Shown::Whole : analysis::Shown::AsIs;
}

} // namespace

std::string
NameOfKey(const std::string& key, const std::vector<std::string>& swept)
{
    const Path path = PathOf(key);
    const std::string name = PlainName(path);
    if (!path.owner.empty())
    {
        return name + " of \"" + path.owner + "\"";
    }
    const bool isShared = std::any_of(swept.begin(), swept.end(), [&](const std::string& other) {
        return other != key && PlainName(PathOf(other)) == name;
    });
    return !isShared                   ? name
           : path.section == "clients" ? "callers' " + name
                                       : path.section + "'s " + name;
}

NumberAxis
AxisOfKey(const std::string& key,
          const std::vector<scenario::Value>& values,
          const std::vector<std::string>& swept)
{
    NumberAxis number;
    const std::string name = NameOfKey(key, swept);
    number.axis.label = name;
    const auto unit = scenario::NumberOfKey(key);
    const scenario::KeyText* text = TextOfKey(key);
    if (unit && IsTime(unit->name))
    {
        const bool laws = std::any_of(values.begin(), values.end(), IsLaw);
        number.axis.label = laws ? "mean " + name : name;
        number.axis.shown = analysis::Shown::Duration;
    }
    else if (unit && EndsIn(unit->name, "_per_s"))
    {
        ScaleRate(MostOf(values), number);
    }
    else if (unit && EndsIn(unit->name, "_bps"))
    {
        ScaleBitRate(MostOf(values), number);
    }
    else if (text != nullptr)
    {
        number.axis.shown = ShownOf(*text);
    }
    return number;
}

std::vector<std::string>
BareTextsOfValues(const std::string& key, const std::vector<scenario::Value>& values)
{
    const scenario::KeyText* about = TextOfKey(key);
    const bool isShare = about != nullptr && IsShare(*about);
    std::vector<std::string> texts;
    for (const bool full : {false, true})
    {
        texts.clear();
        for (const scenario::Value& value : values)
        {
            const auto number = isShare ? experiment::AsNumber(value) : std::nullopt;
            texts.push_back(number ? PerCentText(*number) : TextOfValue(value, full));
        }
        if (std::set<std::string>(texts.begin(), texts.end()).size() == values.size())
        {
            break;
        }
    }
    return texts;
}

std::vector<std::string>
TextsOfValues(const std::string& key,
              const std::vector<scenario::Value>& values,
              const std::vector<std::string>& swept)
{
    std::vector<std::string> texts = BareTextsOfValues(key, values);
    const std::string name = NameOfKey(key, swept);
    const Path path = PathOf(key);
    const bool tells = path.owner.empty() && name == PlainName(path);
    const scenario::KeyText* about = TextOfKey(key);
    const bool isCount = about != nullptr && about->type == "integer";
    for (std::size_t i = 0; i < values.size(); ++i)
    {
        constexpr std::string_view kMean = "mean ";
        if (tells && SpeaksForItself(path.key, values[i]))
        {
            continue;
        }
        if (texts[i].rfind(kMean, 0) == 0)
        {
            texts[i] = "mean " + name + texts[i].substr(kMean.size() - 1);
        }
        else
        {
            const bool behind = isCount && EndsIn(name, "s") && name.find(' ') == name.npos;
            texts[i] = behind ? texts[i] + " " + name : name + " " + texts[i];
        }
    }
    return texts;
}

std::string
TextOfSettings(const experiment::Settings& settings, const std::vector<std::string>& swept)
{
    std::string text;
    for (const experiment::Setting& setting : settings)
    {
        text +=
            (text.empty() ? "" : ", ") + TextsOfValues(setting.key, {setting.value}, swept).front();
    }
    return text;
}

} // namespace pptplab::sim::pictures
