// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/evidence.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace pptplab::sim::explain
{

namespace
{

using analysis::Row;
using Finding = Evidence::Finding;

constexpr int kProtocolTcp = 6;
constexpr int kProtocolGre = 47;

/// The first frame for which it holds.
template <typename Predicate>
const Row*
First(const analysis::FrameTable& trace, Predicate holds)
{
    const auto found = std::find_if(trace.rows.begin(), trace.rows.end(), holds);
    return found == trace.rows.end() ? nullptr : &*found;
}

bool
Has(const Row& row, const char* protocol, std::string_view from)
{
    return !row.adapter && row.from == from && row.Find(protocol) != nullptr;
}

bool
HasFlag(const Row& row, char flag)
{
    const auto* tcp = row.Find("TCP");
    return tcp != nullptr &&
           tcp->fields.at("flags").get<std::string>().find(flag) != std::string::npos;
}

/// An ICMP error that quotes a packet of that protocol.
bool
Quotes(const Row& row, int protocol)
{
    const auto* icmp = row.Find("ICMP");
    return icmp != nullptr && icmp->fields.value("quoted_protocol", 0) == protocol;
}

Finding
PortFinding(const analysis::FrameTable& trace)
{
    constexpr auto kSymptom = "port-1723";
    if (const Row* reply = First(trace, [](const Row& row) { return Has(row, "TCP", "server"); }))
    {
        return {kSymptom, HasFlag(*reply, 'R') ? "reset" : "open", reply->number};
    }
    if (const Row* error = First(trace, [](const Row& row) { return Quotes(row, kProtocolTcp); }))
    {
        return {kSymptom, "unreachable", error->number};
    }
    const Row* sent = First(trace, [](const Row& row) { return Has(row, "TCP", "client"); });
    return {kSymptom, sent != nullptr ? "silent" : "nothing", 0};
}

/// A GRE packet of the server that acknowledges one of ours, so that ours arrive.
bool
Acknowledges(const Row& row)
{
    return Has(row, "GRE", "server") && row.Find("GRE")->fields.contains("acknowledgment");
}

/// A GRE packet of the server with something in it: a bare acknowledgment has no sequence number.
bool
Carries(const Row& row)
{
    return Has(row, "GRE", "server") && row.Find("GRE")->fields.contains("sequence");
}

Finding
GreFinding(const analysis::FrameTable& trace)
{
    constexpr auto kSymptom = "gre";
    const Row* sent = First(trace, [](const Row& row) { return Has(row, "GRE", "client"); });
    const Row* came = First(trace, Carries);
    const Row* heard = First(trace, Acknowledges);
    const Row* error = First(trace, [](const Row& row) { return Quotes(row, kProtocolGre); });
    if (came != nullptr)
    {
        return {kSymptom, heard != nullptr ? "both" : "from-server", came->number};
    }
    if (heard != nullptr)
    {
        return {kSymptom, "acknowledgments", heard->number};
    }
    if (error != nullptr)
    {
        return {kSymptom, sent != nullptr ? "unreachable" : "own-unreachable", error->number};
    }
    const Row* foreign = First(trace, [](const Row& row) {
        return !row.adapter && row.Find("GRE") != nullptr && row.from != "client";
    });
    if (foreign != nullptr)
    {
        return {kSymptom, "other-address", foreign->number};
    }
    return {kSymptom, sent != nullptr ? "to-server" : "none", sent != nullptr ? sent->number : 0};
}

} // namespace

Symptoms
Evidence::AsSymptoms() const
{
    Symptoms symptoms;
    for (const Finding& finding : findings)
    {
        symptoms.emplace(finding.symptom, finding.answer);
    }
    return symptoms;
}

Evidence
EvidenceIn(const analysis::FrameTable& trace)
{
    Evidence evidence;
    evidence.findings.push_back(PortFinding(trace));
    if (evidence.findings.front().answer == "open")
    {
        evidence.findings.push_back(GreFinding(trace));
    }
    return evidence;
}

} // namespace pptplab::sim::explain
