// SPDX-License-Identifier: GPL-2.0-only
#include "sim/pictures/value-words.h"

#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace pptplab::sim::pictures
{

namespace
{

struct Words
{
    std::string_view value;
    std::string_view text;
};

/// Names that files write shorter than people do.
constexpr std::array kWords = {
    Words{"rtm", "RTM"},
    Words{"sp1", "SP1"},
    Words{"sp2", "SP2"},
    Words{"sp3", "SP3"},
    Words{"sp4", "SP4"},
    Words{"sp5", "SP5"},
    Words{"sp6", "SP6"},
    Words{"sp6a", "SP6a"},
    Words{"ras", "RAS"},
    Words{"rras", "RRAS"},
    Words{"dhcp", "DHCP"},
    Words{"lowest", "lowest first"},
    Words{"random", "random"},
    Words{"rotary", "rotary"},
    Words{"rotary-advance", "rotary, advancing"},
    Words{"longest-idle", "longest idle"},
    Words{"last-released", "last released"},
    Words{"tcpip", "TCP/IP"},
    Words{"netbeui", "NetBEUI"},
    Words{"ipx", "IPX"},
    Words{"ms-chap", "MS-CHAP"},
    Words{"ms-chap-v2", "MS-CHAP v2"},
    Words{"chap", "CHAP"},
    Words{"pap", "PAP"},
    Words{"rst", "RST"},
    Words{"drop", "dropped"},
    Words{"accept", "accepted"},
    Words{"next-use", "next use"},
    Words{"round-robin", "round robin"},
};

/// Units as they stand beside numbers.
constexpr std::array kUnits = {
    Words{"/s", "per second"},
    Words{"/min", "per minute"},
    Words{"/h", "per hour"},
    Words{"bps", "bit/s"},
    Words{"kbps", "kbit/s"},
    Words{"Mbps", "Mbit/s"},
    Words{"Gbps", "Gbit/s"},
    Words{"us", "µs"},
    Words{"d", "days"},
};

template <std::size_t N>
std::string
Worded(std::string_view text, const std::array<Words, N>& table)
{
    const auto* found = std::find_if(
        table.begin(), table.end(), [&](const Words& words) { return words.value == text; });
    return std::string(found == table.end() ? text : found->text);
}

std::string
WordedText(const std::string& text)
{
    const bool isQuantity =
        scenario::ParseDuration(text) || scenario::ParseRate(text) || scenario::ParseBitRate(text);
    if (const auto quantity = scenario::ParseQuantity(text); isQuantity && quantity)
    {
        const bool oneDay = quantity->unit == "d" && quantity->number == 1;
        return fmt::format(
            "{} {}", quantity->digits, oneDay ? "day" : Worded(quantity->unit, kUnits));
    }
    return Worded(text, kWords);
}

std::string
Joined(const scenario::Value::List& list)
{
    std::string text;
    for (const scenario::Value& value : list)
    {
        text += (text.empty() ? "" : ", ") + TextOfValue(value);
    }
    return text.empty() ? "none" : text;
}

/// What stands in an only or a named entry of a law.
const scenario::Value*
MeanOf(const scenario::Value& law)
{
    const auto* table = law.AsTable();
    return table == nullptr ? &law : scenario::Find(*table, "mean");
}

std::optional<std::string>
LawText(const scenario::Value::Table& table, bool full)
{
    if (table.size() != 1 || !scenario::LawForm().Read(scenario::Value{table, {}}))
    {
        return std::nullopt;
    }
    const auto& [kind, content] = table.front();
    if (const auto* ends = content.AsList(); kind == "uniform" && ends != nullptr)
    {
        return fmt::format("{} to {}", TextOfValue(ends->front()), TextOfValue(ends->back()));
    }
    const scenario::Value* mean = MeanOf(content);
    if (mean == nullptr)
    {
        return kind;
    }
    std::string more;
    if (const auto* named = content.AsTable(); full && named != nullptr)
    {
        for (const scenario::Entry& entry : *named)
        {
            more += entry.key == "mean" ? "" : ", " + entry.key + " " + TextOfValue(entry.value);
        }
    }
    return "mean " + TextOfValue(*mean) + (full ? ", " + kind + more : std::string());
}

} // namespace

std::string
PerCentText(double share)
{
    return fmt::format("{:.4g} %", 100 * share);
}

std::string
TextOfValue(const scenario::Value& value, bool full)
{
    if (const bool* flag = std::get_if<bool>(&value.content))
    {
        return *flag ? "yes" : "no";
    }
    if (value.String() != nullptr)
    {
        return WordedText(*value.String());
    }
    if (const auto* list = value.AsList())
    {
        return Joined(*list);
    }
    if (const auto* table = value.AsTable())
    {
        if (const auto law = LawText(*table, full))
        {
            return *law;
        }
        std::string text;
        for (const scenario::Entry& entry : *table)
        {
            text += (text.empty() ? "" : ", ") + entry.key + " " + TextOfValue(entry.value);
        }
        return text;
    }
    return scenario::ToToml(value);
}

bool
SpeaksForItself(const std::string& key, const scenario::Value& value)
{
    constexpr std::array<std::string_view, 6> kTelling = {
        "service_pack", "hunt", "product", "protocols", "authentication", "spread"};
    const bool isTelling = std::find(kTelling.begin(), kTelling.end(), key) != kTelling.end();
    return isTelling && (value.String() != nullptr || value.AsList() != nullptr);
}

} // namespace pptplab::sim::pictures
