// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/trace/ladder.h"

#include "analysis/trace/write-table.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace pptplab::analysis
{

namespace
{

constexpr std::string_view kAdapter = "NDISWAN";
constexpr std::string_view kOthers = "others";

/// The two ends of an arrow by name. What the adapter sends goes on to its own machine.
std::pair<std::string, std::string>
EndsOf(const Row& row)
{
    if (!row.adapter)
    {
        return {row.from, row.to};
    }
    const bool sent = row.from == "20 SEND";
    const std::string adapter(kAdapter);
    return sent ? std::pair(adapter, std::string("client"))
                : std::pair(std::string("client"), adapter);
}

/// Adapter, client, whoever else speaks in the order of speaking, server.
std::vector<std::string>
LifelinesOf(const FrameTable& table)
{
    std::vector<std::string> others;
    bool adapter = false;
    bool client = false;
    bool server = false;
    for (const Row& row : table.rows)
    {
        const auto [from, to] = EndsOf(row);
        for (const std::string& name : {from, to})
        {
            adapter |= name == kAdapter;
            client |= name == "client";
            server |= name == "server";
            const bool other = name != kAdapter && name != "client" && name != "server";
            if (other && std::find(others.begin(), others.end(), name) == others.end())
            {
                others.push_back(name);
            }
        }
    }
    constexpr std::size_t kNamed = 3; // at the most: adapter, client, server
    if (others.size() > Ladder::kMaxLifelines - kNamed)
    {
        others.resize(Ladder::kMaxLifelines - kNamed - 1);
        others.emplace_back(kOthers);
    }
    std::vector<std::string> lifelines;
    if (adapter)
    {
        lifelines.emplace_back(kAdapter);
    }
    if (client)
    {
        lifelines.emplace_back("client");
    }
    lifelines.insert(lifelines.end(), others.begin(), others.end());
    if (server)
    {
        lifelines.emplace_back("server");
    }
    return lifelines;
}

std::size_t
PlaceOf(const std::string& name, const std::vector<std::string>& lifelines)
{
    const auto found = std::find(lifelines.begin(), lifelines.end(), name);
    const auto place = static_cast<std::size_t>(found - lifelines.begin());
    if (place < lifelines.size())
    {
        return place;
    }
    const auto others = std::find(lifelines.begin(), lifelines.end(), kOthers);
    return static_cast<std::size_t>(others - lifelines.begin());
}

std::string
TcpLabel(const Layer& tcp)
{
    const auto flags = tcp.fields["flags"].get<std::string>();
    std::string label;
    for (const auto& [letter, name] :
         {std::pair('S', "SYN"), {'R', "RST"}, {'F', "FIN"}, {'A', "ACK"}})
    {
        if (flags.find(letter) != std::string::npos)
        {
            label += (label.empty() ? "" : ", ") + std::string(name);
        }
    }
    const auto length = tcp.fields["length"].get<std::size_t>();
    return length == 0 ? label : fmt::format("{} ({})", label, length);
}

/// A reply that says no; a Call-Disconnect-Notify has no other results.
bool
IsRefused(const Layer& top)
{
    return top.fields.contains("result_name") && top.fields["result"] != 1 &&
           top.fields["message"] != "Call-Disconnect-Notify";
}

/// The summary up to the first colon or comma: name and length of a message.
std::string
LabelOf(const Row& row)
{
    const Layer& top = row.Top();
    if (top.malformed)
    {
        return top.protocol + ", malformed";
    }
    if (top.protocol == "TCP")
    {
        return TcpLabel(top);
    }
    if (top.protocol == "GRE")
    {
        return top.fields.contains("acknowledgment") ? "GRE acknowledgment" : "GRE";
    }
    const std::string summary = SummaryOf(row);
    if (top.protocol == "ICMP")
    {
        return row.see
                   ? fmt::format("ICMP, see {}: {}", *row.see, summary.substr(0, summary.find(':')))
                   : "ICMP " + summary;
    }
    std::string label = summary.substr(0, summary.find(':'));
    if (top.fields.contains("code") && top.fields.contains("identifier"))
    {
        label = fmt::format("{} {} 0x{:02X}",
                            top.protocol,
                            top.fields["code"].get<std::string>(),
                            top.fields["identifier"].get<unsigned>());
    }
    else if (IsRefused(top))
    {
        label += ": " + top.fields["result_name"].get<std::string>();
    }
    else if (top.protocol != "PPTP")
    {
        label = top.protocol + " " + label;
    }
    return label;
}

bool
IsTrouble(const Row& row)
{
    const Layer& top = row.Top();
    if (row.Malformed() || top.fields.contains("again"))
    {
        return true;
    }
    if (top.protocol == "ICMP")
    {
        return top.fields.contains("quoted_protocol");
    }
    if (top.protocol == "TCP")
    {
        return top.fields["flags"].get<std::string>().find('R') != std::string::npos;
    }
    const std::string code = top.fields.value("code", "");
    return IsRefused(top) || code == "Failure" || code == "Authenticate-Nak" ||
           code == "Protocol-Reject";
}

} // namespace

Ladder
LadderOf(const FrameTable& table)
{
    Ladder ladder;
    ladder.title = table.title;
    ladder.lifelines = LifelinesOf(table);
    const std::size_t shown = std::min(table.rows.size(), Ladder::kMaxRungs);
    ladder.leftOut = table.rows.size() - shown;
    Duration before{};
    for (std::size_t i = 0; i < shown; ++i)
    {
        const Row& row = table.rows[i];
        const auto [from, to] = EndsOf(row);
        const Duration gap = row.time - before;
        before = row.time;
        ladder.rungs.push_back({row.number,
                                row.time,
                                gap >= Ladder::kGap ? gap : Duration::zero(),
                                PlaceOf(from, ladder.lifelines),
                                PlaceOf(to, ladder.lifelines),
                                LabelOf(row),
                                SummaryOf(row),
                                IsTrouble(row)});
    }
    return ladder;
}

} // namespace pptplab::analysis
