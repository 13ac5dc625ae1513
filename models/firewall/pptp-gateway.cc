// SPDX-License-Identifier: GPL-2.0-only
#include "models/firewall/pptp-gateway.h"

#include "models/gre/header.h"
#include "models/pptp/message.h"

#include <algorithm>
#include <array>

namespace pptplab::firewall
{

namespace
{

// Where Call IDs stand in a message and, of a reply, its result: RFC 2637 2.7-2.15.
constexpr std::size_t kFirstField = pptp::kHeaderSize;
constexpr std::size_t kSecondField = kFirstField + 2;
constexpr std::size_t kResult = kFirstField + 4;
constexpr std::size_t kShortest = kFirstField + 4; // Call-Clear-Request
constexpr std::uint8_t kOk = 1; ///< good result of Outgoing- and Incoming-Call-Reply

constexpr std::size_t kGreCallId = 6; // RFC 2637 4.1

/// What the two fields of a message hold: whose Call ID is first, and whether the other's is
/// second.
struct Fields
{
    std::uint16_t type = 0;
    bool firstIsSenders = false;
    bool secondIsReceivers = false;
    bool opens = false; ///< the sender tells of a Call ID for the first time
    bool isReply = false;
    bool ends = false; ///< the call is over when the receiver knows it
};

// clang-format off
constexpr std::array<Fields, 9> kFields = {{
    //                                     sender's first  receiver's second  opens  reply  ends
    {pptp::OutgoingCallRequest::kType,     true,           false,             true,  false, false},
    {pptp::OutgoingCallReply::kType,       true,           true,              true,  true,  false},
    {pptp::IncomingCallRequest::kType,     true,           false,             true,  false, false},
    {pptp::IncomingCallReply::kType,       true,           true,              true,  true,  false},
    {pptp::IncomingCallConnected::kType,   false,          false,             false, false, false},
    {pptp::CallClearRequest::kType,        true,           false,             false, false, false},
    {pptp::CallDisconnectNotify::kType,    true,           false,             false, false, true},
    {pptp::WanErrorNotify::kType,          false,          false,             false, false, false},
    {pptp::SetLinkInfo::kType,             false,          false,             false, false, false},
}};
// clang-format on

std::size_t
TcpHeaderLength(const Ipv4Editor& packet)
{
    return std::size_t{packet.TransportU16(12)} >> 12U << 2U; // in words, RFC 793 3.1
}

/// What stands at `message`, an offset of the segment. None: no message that names calls.
const Fields*
FieldsAt(const Ipv4Editor& packet, std::size_t message)
{
    if (packet.Transport().size() < message + kShortest)
    {
        return nullptr;
    }
    const std::uint16_t type = packet.TransportU16(message + 8);
    const auto found = std::find_if(
        kFields.begin(), kFields.end(), [type](const Fields& each) { return each.type == type; });
    return found == kFields.end() ? nullptr : &*found;
}

/// `onMessage(offset)` for each message from the start of the segment on, until it returns false.
template <typename OnMessage>
void
VisitMessages(const Ipv4Editor& packet, OnMessage onMessage)
{
    std::size_t at = TcpHeaderLength(packet);
    while (at % 2 == 0 && at + pptp::kHeaderSize <= packet.Transport().size())
    {
        ByteReader in(packet.Transport().Part(at));
        const std::uint16_t length = in.U16();
        const bool isMessage = length >= pptp::kHeaderSize &&
                               in.U16() == pptp::kControlMessageType &&
                               in.U32() == pptp::kMagicCookie;
        if (!isMessage || !onMessage(at))
        {
            return;
        }
        at += length;
    }
}

bool
IsRefusal(const Ipv4Editor& packet, std::size_t message, const Fields& fields)
{
    return fields.isReply && ByteReader(packet.Transport().Part(message + kResult)).U8() != kOk;
}

} // namespace

bool
PptpGateway::SegmentOut(Ipv4Editor& packet, const PortMapping& control, Duration now)
{
    m_calls.UseAll(control.key, now);
    bool passes = true;
    VisitMessages(packet, [&](std::size_t message) {
        passes = MessageOut(packet, message, control, now);
        return passes;
    });
    return passes;
}

bool
PptpGateway::MessageOut(Ipv4Editor& packet,
                        std::size_t message,
                        const PortMapping& control,
                        Duration now)
{
    const Fields* const fields = FieldsAt(packet, message);
    if (fields == nullptr || !fields->firstIsSenders)
    {
        return true; // the peer's Call IDs stay as they are
    }
    const std::uint32_t inside = control.flow.inside.address;
    const std::uint32_t peer = control.flow.peer.address;
    const std::uint16_t own = packet.TransportU16(message + kFirstField);
    CallMapping* call = m_calls.FindOwn(inside, peer, own);
    const bool isKnown = call != nullptr && call->control == control.key;
    if (!isKnown && fields->opens && !IsRefusal(packet, message, *fields))
    {
        call = m_calls.Open({inside, peer, own, 0, control.key}, now);
        if (call == nullptr)
        {
            return false;
        }
        if (fields->secondIsReceivers)
        {
            m_calls.SetPeerId(*call, packet.TransportU16(message + kSecondField));
        }
    }
    else if (!isKnown)
    {
        return true;
    }
    packet.SetTransportU16(message + kFirstField, call->outsideId);
    return true;
}

void
PptpGateway::SegmentIn(Ipv4Editor& packet, const PortMapping& control, Duration now)
{
    m_calls.UseAll(control.key, now);
    VisitMessages(packet, [&](std::size_t message) {
        MessageIn(packet, message, control);
        return true;
    });
}

void
PptpGateway::MessageIn(Ipv4Editor& packet, std::size_t message, const PortMapping& control)
{
    const Fields* const fields = FieldsAt(packet, message);
    if (fields == nullptr)
    {
        return;
    }
    const std::uint32_t peer = control.flow.peer.address;
    const std::uint16_t first = packet.TransportU16(message + kFirstField);
    const bool namesReceivers = !fields->firstIsSenders || fields->secondIsReceivers;
    const std::size_t field = message + (fields->firstIsSenders ? kSecondField : kFirstField);
    CallMapping* const call = namesReceivers ? m_calls.FindOutside(packet.TransportU16(field), peer)
                                             : m_calls.FindPeers(peer, first);
    if (call == nullptr || call->control != control.key)
    {
        return;
    }
    if (namesReceivers)
    {
        packet.SetTransportU16(field, call->insideId);
    }
    if (fields->ends)
    {
        m_calls.Close(CallMapping(*call));
    }
    else if (fields->secondIsReceivers && !IsRefusal(packet, message, *fields))
    {
        m_calls.SetPeerId(*call, first);
    }
}

bool
PptpGateway::GreOut(const Ipv4Editor& packet, Duration now)
{
    const auto peerId = gre::CallIdOf(packet.Transport());
    const CallMapping* const call =
        peerId ? m_calls.FindPeers(packet.Destination(), *peerId) : nullptr;
    if (call == nullptr || call->inside != packet.Source())
    {
        return false;
    }
    m_calls.Use(*call, now);
    return true;
}

std::optional<std::uint32_t>
PptpGateway::GreIn(Ipv4Editor& packet, Duration now)
{
    const auto outsideId = gre::CallIdOf(packet.Transport());
    const CallMapping* const call =
        outsideId ? m_calls.FindOutside(*outsideId, packet.Source()) : nullptr;
    if (call == nullptr)
    {
        return std::nullopt;
    }
    m_calls.Use(*call, now);
    packet.SetTransportU16(kGreCallId, call->insideId);
    return call->inside;
}

bool
PptpGateway::QuotedGreOut(Ipv4Editor& quoted)
{
    const CallMapping* const call =
        m_calls.FindOwn(quoted.Destination(), quoted.Source(), quoted.TransportU16(kGreCallId));
    if (call != nullptr)
    {
        quoted.SetTransportU16(kGreCallId, call->outsideId);
    }
    return call != nullptr;
}

std::optional<std::uint32_t>
PptpGateway::QuotedGreIn(const Ipv4Editor& quoted)
{
    const CallMapping* const call =
        m_calls.FindPeers(quoted.Destination(), quoted.TransportU16(kGreCallId));
    return call == nullptr ? std::nullopt : std::optional(call->inside);
}

} // namespace pptplab::firewall
