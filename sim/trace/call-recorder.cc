// SPDX-License-Identifier: GPL-2.0-only
#include "sim/trace/call-recorder.h"

#include "analysis/trace/ethernet.h"
#include "analysis/trace/internet.h"
#include "models/gre/header.h"
#include "models/node/host/access-network-helper.h"
#include "models/node/units/ns3-units.h"
#include "sim/workers/interrupts.h"

#include <fmt/format.h>
#include <ns3/simulator.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace pptplab::sim::trace
{

namespace
{

/// After a line is idle its TCP connection closes: a FIN each way, and one that is sent again
/// after the first time-out of 3 s.
constexpr Duration kClosing = std::chrono::seconds(5);

/// The other end of an access line: locally administered, like those of the callers.
constexpr analysis::MacAddress kProviderMac = {0x02, 0x00, 0x00, 0x00, 0x00, 0x01};

analysis::MacAddress
MacOf(std::uint32_t address)
{
    analysis::MacAddress mac = {0x02};
    for (std::size_t i = 0; i < 4; ++i)
    {
        mac.at(2 + i) = static_cast<std::uint8_t>(address >> (24U - 8U * i));
    }
    return mac;
}

} // namespace

/// A client, and the call that is being recorded at it.
struct CallRecorder::Line
{
    Line(CallRecorder& recorder, std::string name, const ns3::Ptr<node::PptpClient>& client)
        : owner(recorder),
          machine(std::move(name)),
          address(node::AccessAddressOf(client->GetNode()).Get())
    {
    }

    // Trace sinks; their types are ns-3's.
    void OnDialled(std::uint16_t id) { owner.OnDial(*this, id); }
    void OnIdle() { owner.OnIdle(*this); }
    void OnPacket(ns3::Ptr<const ns3::Packet> packet); // NOLINT(performance-*)
    void OnAdapter(session::FrameDirection direction,
                   ppp::ProtocolNumber protocol,
                   ByteView packet);

    bool IsOfCall(const analysis::Ipv4Packet& ip, bool sent);
    void Add(Octets frame);

    CallRecorder& owner;
    std::string machine;
    std::uint32_t address;
    std::uint16_t callId = 0;
    std::optional<RecordedCall> call;
    bool chosen = false;               ///< `call` has the outcome that is wanted
    std::optional<std::uint16_t> port; ///< port of the call's control connection, once seen
};

void
CallRecorder::Line::OnPacket(ns3::Ptr<const ns3::Packet> packet) // NOLINT(performance-*)
{
    if (workers::Interrupts::Pending())
    {
        ns3::Simulator::Stop();
    }
    if (!call)
    {
        return;
    }
    Octets octets(packet->GetSize());
    packet->CopyData(octets.data(), packet->GetSize());
    const auto ip = analysis::DecodeIpv4(octets);
    const bool sent = ip && ip->source == address;
    if (ip && IsOfCall(*ip, sent))
    {
        const auto own = MacOf(address);
        Add(analysis::EthernetFrame(
            sent ? own : kProviderMac, sent ? kProviderMac : own, analysis::kEthernetIpv4, octets));
    }
}

/// What a former call left on its way is not.
bool
CallRecorder::Line::IsOfCall(const analysis::Ipv4Packet& ip, bool sent)
{
    if (ip.protocol == analysis::kGreProtocol && !sent)
    {
        return gre::CallIdOf(ip.payload) == callId;
    }
    const auto tcp =
        ip.protocol == analysis::kTcpProtocol ? analysis::DecodeTcp(ip.payload) : std::nullopt;
    if (!tcp || !tcp->IsPptp())
    {
        return true;
    }
    if (!port && sent && tcp->flags == analysis::TcpSegment::kSyn)
    {
        port = tcp->sourcePort;
    }
    return port == (sent ? tcp->sourcePort : tcp->destinationPort);
}

void
CallRecorder::Line::OnAdapter(session::FrameDirection direction,
                              ppp::ProtocolNumber protocol,
                              ByteView packet)
{
    if (!call)
    {
        return;
    }
    const bool sent = direction == session::FrameDirection::Sent;
    const auto& from = sent ? analysis::kNdiswanOwn : analysis::kNdiswanPeer;
    const auto& to = sent ? analysis::kNdiswanPeer : analysis::kNdiswanOwn;
    const bool isIp = protocol == ppp::ProtocolNumber::Ip;
    Add(analysis::EthernetFrame(
        from, to, isIp ? analysis::kEthernetIpv4 : static_cast<std::uint16_t>(protocol), packet));
}

void
CallRecorder::Line::Add(Octets frame)
{
    analysis::Capture& capture = call->capture;
    if (capture.frames.size() == kMaxFrames)
    {
        capture.remark = fmt::format("only the first {} frames were kept", kMaxFrames);
        return;
    }
    const std::size_t length = frame.size();
    capture.frames.push_back({node::Now(), std::move(frame), length});
}

CallRecorder::CallRecorder(WantedCalls wanted) : m_wanted(std::move(wanted)) {}

CallRecorder::~CallRecorder() = default;

void
CallRecorder::OnClient(const std::string& name, const ns3::Ptr<node::PptpClient>& client)
{
    m_clients.push_back(name);
    Line* const line = &m_lines.emplace_back(*this, name, client);
    m_lineOf.emplace(ns3::PeekPointer(client), line);
    const auto device = node::AccessDeviceOf(client->GetNode());
    device->TraceConnectWithoutContext("Sniffer", ns3::MakeCallback(&Line::OnPacket, line));
    client->TraceConnectWithoutContext("Dial", ns3::MakeCallback(&Line::OnDialled, line));
    client->TraceConnectWithoutContext("Adapter", ns3::MakeCallback(&Line::OnAdapter, line));
    client->TraceConnectWithoutContext("Idle", ns3::MakeCallback(&Line::OnIdle, line));
}

void
CallRecorder::OnDial(Line& line, std::uint16_t callId)
{
    if (line.call && line.chosen)
    {
        Finish(line, line.call->number);
    }
    ++m_dialled;
    if (m_wanted.among && m_dialled > *m_wanted.among && m_chosen < m_wanted.first)
    {
        ns3::Simulator::Stop();
    }
    const bool wanted = m_chosen < m_wanted.first &&
                        (!m_wanted.number || *m_wanted.number == m_dialled) &&
                        (m_wanted.client.empty() || m_wanted.client == line.machine);
    line.call.reset();
    if (wanted)
    {
        line.call.emplace();
        line.call->number = m_dialled;
        line.call->client = line.machine;
        line.call->dialledAt = node::Now();
    }
    line.chosen = false;
    line.callId = callId;
    line.port.reset();
}

void
CallRecorder::OnSettled(const node::PptpClient& client, Outcome outcome)
{
    Line& line = *m_lineOf.at(&client);
    ++m_outcomes.at(static_cast<std::size_t>(outcome));
    if (!line.call)
    {
        return;
    }
    line.call->outcome = outcome;
    line.call->error = IsConnected(outcome) ? std::uint16_t{0} : client.LastError();
    line.chosen = m_chosen < m_wanted.first &&
                  (!m_wanted.outcome || *m_wanted.outcome == outcome) &&
                  (!m_wanted.error || *m_wanted.error == line.call->error);
    if (line.chosen)
    {
        ++m_chosen;
    }
    else
    {
        line.call.reset();
    }
}

void
CallRecorder::OnIdle(Line& line)
{
    if (line.call)
    {
        ns3::Simulator::Schedule(node::ToNs3(kClosing), [this, &line, number = line.call->number] {
            Finish(line, number);
        });
    }
}

void
CallRecorder::Finish(Line& line, std::uint64_t number)
{
    if (!line.call || line.call->number != number)
    {
        return; // the next call has ended it
    }
    m_finished.push_back(std::move(*line.call));
    line.call.reset();
    if (m_finished.size() == m_wanted.first)
    {
        ns3::Simulator::Stop();
    }
}

std::vector<RecordedCall>
CallRecorder::TakeCalls()
{
    for (Line& line : m_lines)
    {
        if (line.call && line.chosen) // the run was over first
        {
            m_finished.push_back(std::move(*line.call));
            line.call.reset();
        }
    }
    std::sort(m_finished.begin(), m_finished.end(), [](const auto& a, const auto& b) {
        return a.number < b.number;
    });
    return std::move(m_finished);
}

} // namespace pptplab::sim::trace
