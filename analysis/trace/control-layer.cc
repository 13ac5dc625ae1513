// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/trace/control-layer.h"

#include <fmt/format.h>

#include <string_view>
#include <variant>

namespace pptplab::analysis
{

namespace
{

using Fields = nlohmann::ordered_json;

/// What a field of wire text holds, with anything that is not plain ASCII made harmless.
template <std::size_t Width>
std::string
Plain(const pptp::Text<Width>& text)
{
    std::string plain;
    for (const char letter : text.View())
    {
        plain += letter >= ' ' && letter <= '~' ? letter : '?';
    }
    return plain;
}

std::string_view
NameOf(pptp::StartResult result)
{
    switch (result)
    {
    case pptp::StartResult::Ok:
        return "OK";
    case pptp::StartResult::GeneralError:
        return "general error";
    case pptp::StartResult::ChannelExists:
        return "channel exists";
    case pptp::StartResult::NotAuthorised:
        return "not authorised";
    case pptp::StartResult::BadVersion:
        return "bad version";
    }
    return "unknown";
}

std::string_view
NameOf(pptp::CallResult result)
{
    switch (result)
    {
    case pptp::CallResult::Connected:
        return "connected";
    case pptp::CallResult::GeneralError:
        return "general error";
    case pptp::CallResult::NoCarrier:
        return "no carrier";
    case pptp::CallResult::Busy:
        return "busy";
    case pptp::CallResult::NoDialTone:
        return "no dial tone";
    case pptp::CallResult::TimeOut:
        return "time-out";
    case pptp::CallResult::DoNotAccept:
        return "do not accept";
    }
    return "unknown";
}

std::string_view
NameOf(pptp::DisconnectResult result)
{
    switch (result)
    {
    case pptp::DisconnectResult::LostCarrier:
        return "lost carrier";
    case pptp::DisconnectResult::GeneralError:
        return "general error";
    case pptp::DisconnectResult::AdminShutdown:
        return "administrative shutdown";
    case pptp::DisconnectResult::Request:
        return "request";
    }
    return "unknown";
}

/// "result 4 (busy)", and the general error where the result says that there is one.
template <typename Result>
std::string
ResultText(Fields& fields, std::uint8_t result, std::uint8_t error)
{
    constexpr std::uint8_t kGeneralError = 2; // in all messages alike
    const auto name = NameOf(static_cast<Result>(result));
    const auto text = fmt::format("result {} ({})", result, name);
    fields["result"] = result;
    fields["result_name"] = name;
    fields["error"] = error;
    return result == kGeneralError ? fmt::format("{}, error {}", text, error) : text;
}

/// The summary and the fields of each message; the name comes from models/pptp.
struct Describe
{
    Fields& fields;

    std::string operator()(const pptp::StartRequest& message) const { return Start(message); }

    std::string operator()(const pptp::StartReply& message) const
    {
        return ResultText<pptp::StartResult>(fields, message.resultCode, message.errorCode) + ", " +
               Start(message);
    }

    std::string operator()(const pptp::StopRequest& message) const
    {
        fields["reason"] = message.reason;
        return fmt::format("reason {}", message.reason);
    }

    std::string operator()(const pptp::StopReply& message) const
    {
        return ResultText<pptp::StartResult>(fields, message.resultCode, message.errorCode);
    }

    std::string operator()(const pptp::EchoRequest& message) const
    {
        fields["identifier"] = message.identifier;
        return fmt::format("identifier {}", message.identifier);
    }

    std::string operator()(const pptp::EchoReply& message) const
    {
        fields["identifier"] = message.identifier;
        return fmt::format("identifier {}, ", message.identifier) +
               ResultText<pptp::StartResult>(fields, message.resultCode, message.errorCode);
    }

    std::string operator()(const pptp::OutgoingCallRequest& message) const
    {
        fields["call_id"] = message.callId;
        fields["serial"] = message.callSerialNumber;
        fields["minimum_bps"] = message.minimumBps;
        fields["maximum_bps"] = message.maximumBps;
        fields["receive_window"] = message.receiveWindow;
        fields["processing_delay"] = message.processingDelay;
        fields["phone_number"] = Plain(message.phoneNumber);
        return fmt::format("Call ID {}, window {}", message.callId, message.receiveWindow);
    }

    std::string operator()(const pptp::OutgoingCallReply& message) const
    {
        fields["call_id"] = message.callId;
        fields["peer_call_id"] = message.peerCallId;
        fields["cause"] = message.causeCode;
        fields["connect_speed"] = message.connectSpeed;
        fields["receive_window"] = message.receiveWindow;
        fields["processing_delay"] = message.processingDelay;
        return fmt::format(
            "{}, Call ID {}, peer {}, window {}",
            ResultText<pptp::CallResult>(fields, message.resultCode, message.errorCode),
            message.callId,
            message.peerCallId,
            message.receiveWindow);
    }

    std::string operator()(const pptp::IncomingCallRequest& message) const
    {
        fields["call_id"] = message.callId;
        fields["serial"] = message.callSerialNumber;
        fields["bearer"] = message.bearerType;
        fields["dialed_number"] = Plain(message.dialedNumber);
        fields["dialing_number"] = Plain(message.dialingNumber);
        return fmt::format("Call ID {}", message.callId);
    }

    std::string operator()(const pptp::IncomingCallReply& message) const
    {
        fields["call_id"] = message.callId;
        fields["peer_call_id"] = message.peerCallId;
        fields["result"] = message.resultCode;
        fields["error"] = message.errorCode;
        fields["receive_window"] = message.receiveWindow;
        return fmt::format("result {}, Call ID {}, peer {}, window {}",
                           message.resultCode,
                           message.callId,
                           message.peerCallId,
                           message.receiveWindow);
    }

    std::string operator()(const pptp::IncomingCallConnected& message) const
    {
        fields["peer_call_id"] = message.peerCallId;
        fields["connect_speed"] = message.connectSpeed;
        fields["receive_window"] = message.receiveWindow;
        return fmt::format("peer {}, {} bps", message.peerCallId, message.connectSpeed);
    }

    std::string operator()(const pptp::CallClearRequest& message) const
    {
        fields["call_id"] = message.callId;
        return fmt::format("Call ID {}", message.callId);
    }

    std::string operator()(const pptp::CallDisconnectNotify& message) const
    {
        fields["call_id"] = message.callId;
        fields["cause"] = message.causeCode;
        return ResultText<pptp::DisconnectResult>(fields, message.resultCode, message.errorCode) +
               fmt::format(", Call ID {}", message.callId);
    }

    std::string operator()(const pptp::WanErrorNotify& message) const
    {
        fields["peer_call_id"] = message.peerCallId;
        fields["crc_errors"] = message.crcErrors;
        fields["framing_errors"] = message.framingErrors;
        fields["hardware_overruns"] = message.hardwareOverruns;
        fields["buffer_overruns"] = message.bufferOverruns;
        fields["timeout_errors"] = message.timeoutErrors;
        fields["alignment_errors"] = message.alignmentErrors;
        return fmt::format("peer {}", message.peerCallId);
    }

    std::string operator()(const pptp::SetLinkInfo& message) const
    {
        fields["peer_call_id"] = message.peerCallId;
        fields["send_accm"] = message.sendAccm;
        fields["receive_accm"] = message.receiveAccm;
        return fmt::format("peer {}, ACCM send {:08X}, receive {:08X}",
                           message.peerCallId,
                           message.sendAccm,
                           message.receiveAccm);
    }

  private:
    template <typename Message>
    std::string Start(const Message& message) const
    {
        fields["version"] = message.protocolVersion;
        fields["framing"] = message.framingCapabilities;
        fields["bearer"] = message.bearerCapabilities;
        fields["maximum_channels"] = message.maximumChannels;
        fields["firmware"] = message.firmwareRevision;
        fields["host"] = Plain(message.hostName);
        fields["vendor"] = Plain(message.vendor);
        return fmt::format("version {}.{}, host \"{}\", vendor \"{}\"",
                           message.protocolVersion >> 8U,
                           message.protocolVersion & 0xFFU,
                           Plain(message.hostName),
                           Plain(message.vendor));
    }
};

std::string_view
TextOf(pptp::WireError error)
{
    switch (error)
    {
    case pptp::WireError::Truncated:
        return "breaks off";
    case pptp::WireError::BadCookie:
        return "wrong magic cookie";
    case pptp::WireError::BadMessageType:
        return "no control message";
    case pptp::WireError::UnknownType:
        return "unknown control message type";
    case pptp::WireError::BadLength:
        break;
    }
    return "wrong length for its type";
}

} // namespace

Layer
ControlLayer(const pptp::ControlMessage& message)
{
    Layer layer{"PPTP"};
    const std::size_t length =
        std::visit([](const auto& one) { return std::decay_t<decltype(one)>::kWireSize; }, message);
    const std::string name(pptp::NameOf(message));
    layer.fields["message"] = name;
    layer.fields["length"] = length;
    layer.summary =
        fmt::format("{} ({}): {}", name, length, std::visit(Describe{layer.fields}, message));
    return layer;
}

Layer
BrokenControlLayer(pptp::WireError error)
{
    return MalformedLayer("PPTP", std::string(TextOf(error)));
}

} // namespace pptplab::analysis
