// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/bytes.h"
#include "models/dialer/ras-error.h"
#include "models/gre/header.h"
#include "models/pptp/messages.h"
#include "sim/exercises/hexadecimal.h"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

// Lesson 1, a call frame by frame.

namespace pptplab::sim::exercises
{

namespace
{

constexpr int kOctet = 256;

std::string
HexOctets(const Octets& octets)
{
    std::string text;
    for (const std::uint8_t octet : octets)
    {
        text += fmt::format("{}{:02X}", text.empty() ? "" : " ", octet);
    }
    return text;
}

Item
CallIdOfPacket(Draws& draws)
{
    const int high = draws.Whole(1, 9);
    const int low = DecimalLooking(draws, 10, 96);
    gre::Header header;
    header.payloadLength = static_cast<std::uint16_t>(draws.Whole(20, 60));
    header.callId = static_cast<std::uint16_t>(high * kOctet + low);
    header.sequence = static_cast<std::uint32_t>(draws.Whole(1, 9));
    Octets octets;
    ByteWriter out(octets);
    gre::Encode(header, out);
    Item item =
        Ask(fmt::format("A GRE packet begins, in hexadecimal octets, with {}. The fifth and sixth "
                        "octet are the length of what it carries, the seventh and eighth the "
                        "Call ID. Which Call ID is it, as a decimal number?",
                        HexOctets(octets)),
            {Quantity::Whole, 0, ""},
            header.callId);
    item.wrong = {{Mistake::HexAsDecimal, double(DigitsAsDecimal(header.callId))},
                  {Mistake::OctetsSwapped, double(low * kOctet + high)}};
    item.steps = {
        fmt::format("The octets 7 and 8 are {:02X} {:02X}, the high one first.", high, low),
        fmt::format("{:02X}h = {}, {:02X}h = {}", high, high, low, low),
        fmt::format("{} x 256 + {} = {}", high, low, header.callId)};
    return item;
}

/// SOURCES: Control connection: uses of the port x 256 + port.
Item
PortOfCallId(Draws& draws)
{
    const int uses = draws.Whole(1, 30);
    const int port = DecimalLooking(draws, 10, 79);
    Item item =
        Ask(fmt::format(
                "The server makes the Call ID of a call from its port: uses of the port before, "
                "x 256, + the port. A trace shows the Call ID {:02X}{:02X}h. Which "
                "port is it, as a decimal number?",
                uses,
                port),
            {Quantity::Whole, 0, ""},
            port);
    item.wrong = {{Mistake::HexAsDecimal, double(DigitsAsDecimal(port))},
                  {Mistake::OctetsSwapped, double(uses)}};
    item.steps = {
        "256 = 100h, so the port is the low octet.",
        fmt::format(
            "{:02X}h = {} x 16 + {} = {}", port, port / kHexadecimal, port % kHexadecimal, port)};
    return item;
}

struct NamedLength
{
    std::string_view name;
    int octets;
};

Item
OctetsOfMessages(Draws& draws)
{
    constexpr std::array kMessages = {
        NamedLength{"Outgoing-Call-Reply", pptp::OutgoingCallReply::kWireSize},
        NamedLength{"Set-Link-Info", pptp::SetLinkInfo::kWireSize},
        NamedLength{"Echo-Request", pptp::EchoRequest::kWireSize},
        NamedLength{"Echo-Reply", pptp::EchoReply::kWireSize},
        NamedLength{"Call-Disconnect-Notify", pptp::CallDisconnectNotify::kWireSize},
        NamedLength{"Stop-Control-Connection-Request", pptp::StopRequest::kWireSize},
        NamedLength{"WAN-Error-Notify", pptp::WanErrorNotify::kWireSize},
    };
    int sum = 0;
    int read = 0;
    std::string lengths;
    std::string addition;
    const int first = draws.Whole(0, static_cast<int>(kMessages.size()) - 1);
    for (int i = 0; i < 3; ++i)
    {
        const NamedLength& message =
            kMessages[static_cast<std::size_t>(first + i) % kMessages.size()];
        const int times = draws.Whole(1, 6);
        sum += times * message.octets;
        read += times * DigitsAsDecimal(message.octets);
        lengths += fmt::format(
            "{}{} x {} (00 {:02X})", i == 0 ? "" : ", ", times, message.name, message.octets);
        addition += fmt::format("{}{} x {}", i == 0 ? "" : " + ", times, message.octets);
    }
    Item item = Ask(
        fmt::format("A trace has these control messages, in brackets their first two octets, the "
                    "length, in hexadecimal: {}. How many octets are they together, as a "
                    "decimal number?",
                    lengths),
        {Quantity::Whole, 0, "octets"},
        sum);
    item.wrong = {{Mistake::HexAsDecimal, double(read)}};
    item.steps = {fmt::format("{} = {}", addition, sum)};
    return item;
}

/// How a call ended and what its caller read, SOURCES: Client errors.
struct EndOfCall
{
    std::string_view frames;
    int error;
};

constexpr std::array kEarlyEnds = {
    EndOfCall{"a SYN to port 1723 and, at once, a RST from the server", 678},
    EndOfCall{"SYNs to port 1723, and nothing from the server", 650},
    EndOfCall{"the control connection, the call reply with result 1, LCP requests of the caller in "
              "GRE, and not one "
              "GRE packet from the server",
              721},
};

constexpr std::array kLateEnds = {
    EndOfCall{
        "LCP requests and acknowledgments both ways, and then no further PPP frame from the server",
        718},
    EndOfCall{"LCP and the log-on, with a Failure from the server that says E=691", 691},
    EndOfCall{"LCP, the log-on with a Success, and in IPCP the server's Protocol-Reject, for it "
              "has no address left",
              733},
    EndOfCall{"LCP, the log-on with a Failure from the server that says E=649", 649},
};

template <std::size_t N>
Item
ErrorOf(Draws& draws, const std::array<EndOfCall, N>& ends)
{
    const EndOfCall& end = draws.OneOf(ends);
    const int frame = draws.Whole(4, 40);
    Item item =
        Ask(fmt::format(
                "A call is traced until frame {}. It shows: {}. Which error does the caller read?",
                frame,
                end.frames),
            {Quantity::Whole, 0, ""},
            end.error);
    for (const EndOfCall& other : ends)
    {
        if (other.error != end.error)
        {
            item.wrong.push_back({Mistake::AnotherFrame, double(other.error)});
        }
    }
    item.steps = {
        fmt::format("error {}: {}",
                    end.error,
                    dialer::CallerErrorText(static_cast<std::uint16_t>(end.error)).value_or("")),
        fmt::format("pptplab explain {} tells what leads to it.", end.error)};
    return item;
}

Item
ErrorOfEarlyEnd(Draws& draws)
{
    return ErrorOf(draws, kEarlyEnds);
}

Item
ErrorOfLateEnd(Draws& draws)
{
    return ErrorOf(draws, kLateEnds);
}

Item
PacketsNotAcknowledged(Draws& draws)
{
    const int acknowledged = DecimalLooking(draws, 10, 49);
    const int sent = acknowledged + 1 + draws.Whole(2, 16);
    Item item = Ask(
        fmt::format(
            "A caller has sent {} GRE packets with data; their sequence numbers begin with 0. The "
            "last acknowledgment number that came back is 000000{:02X}h. How many of "
            "his packets are not acknowledged yet?",
            sent,
            acknowledged),
        {Quantity::Whole, 0, "packets"},
        sent - 1 - acknowledged);
    item.wrong = {{Mistake::CountedFromZero, double(sent - acknowledged)},
                  {Mistake::HexAsDecimal, double(sent - 1 - DigitsAsDecimal(acknowledged))}};
    item.steps = {fmt::format("{:02X}h = {}; numbers begin with 0, so {} packets are acknowledged.",
                              acknowledged,
                              acknowledged,
                              acknowledged + 1),
                  fmt::format("{} - {} = {}", sent, acknowledged + 1, sent - 1 - acknowledged)};
    return item;
}

} // namespace

std::vector<Maker>
CallMakers()
{
    return {PortOfCallId,
            CallIdOfPacket,
            OctetsOfMessages,
            ErrorOfEarlyEnd,
            ErrorOfLateEnd,
            PacketsNotAcknowledged};
}

} // namespace pptplab::sim::exercises
