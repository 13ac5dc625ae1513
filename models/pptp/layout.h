// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPTP_LAYOUT_H
#define PPTPLAB_MODELS_PPTP_LAYOUT_H

#include "models/base/bytes.h"
#include "models/pptp/messages.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace pptplab::pptp
{

/// Writes the fields that a Layout names.
class Sink
{
  public:
    explicit Sink(ByteWriter& out) : m_out(out) {}

    void U8(std::uint8_t field) { m_out.U8(field); }
    void U16(std::uint16_t field) { m_out.U16(field); }
    void U32(std::uint32_t field) { m_out.U32(field); }
    void Reserved(std::size_t octets) { m_out.Zeros(octets); }

    template <std::size_t Width>
    void Chars(const Text<Width>& field)
    {
        m_out.Text({field.octets.data(), Width}, Width);
    }

  private:
    ByteWriter& m_out;
};

/// Reads the fields that a Layout names.
class Source
{
  public:
    explicit Source(ByteReader& in) : m_in(in) {}

    void U8(std::uint8_t& field) { field = m_in.U8(); }
    void U16(std::uint16_t& field) { field = m_in.U16(); }
    void U32(std::uint32_t& field) { field = m_in.U32(); }
    void Reserved(std::size_t octets) { m_in.Skip(octets); }

    template <std::size_t Width>
    void Chars(Text<Width>& field)
    {
        const ByteView octets = m_in.View(Width);
        std::copy(octets.begin(), octets.end(), field.octets.begin());
    }

  private:
    ByteReader& m_in;
};

// The body of each message, once for both directions: its fields in wire order, RFC 2637 2.1-2.15.

template <typename Io>
void
Layout(Io& io, StartRequest& message)
{
    io.U16(message.protocolVersion);
    io.Reserved(2);
    io.U32(message.framingCapabilities);
    io.U32(message.bearerCapabilities);
    io.U16(message.maximumChannels);
    io.U16(message.firmwareRevision);
    io.Chars(message.hostName);
    io.Chars(message.vendor);
}

template <typename Io>
void
Layout(Io& io, StartReply& message)
{
    io.U16(message.protocolVersion);
    io.U8(message.resultCode);
    io.U8(message.errorCode);
    io.U32(message.framingCapabilities);
    io.U32(message.bearerCapabilities);
    io.U16(message.maximumChannels);
    io.U16(message.firmwareRevision);
    io.Chars(message.hostName);
    io.Chars(message.vendor);
}

template <typename Io>
void
Layout(Io& io, StopRequest& message)
{
    io.U8(message.reason);
    io.Reserved(3);
}

template <typename Io>
void
Layout(Io& io, StopReply& message)
{
    io.U8(message.resultCode);
    io.U8(message.errorCode);
    io.Reserved(2);
}

template <typename Io>
void
Layout(Io& io, EchoRequest& message)
{
    io.U32(message.identifier);
}

template <typename Io>
void
Layout(Io& io, EchoReply& message)
{
    io.U32(message.identifier);
    io.U8(message.resultCode);
    io.U8(message.errorCode);
    io.Reserved(2);
}

template <typename Io>
void
Layout(Io& io, OutgoingCallRequest& message)
{
    io.U16(message.callId);
    io.U16(message.callSerialNumber);
    io.U32(message.minimumBps);
    io.U32(message.maximumBps);
    io.U32(message.bearerType);
    io.U32(message.framingType);
    io.U16(message.receiveWindow);
    io.U16(message.processingDelay);
    io.U16(message.phoneNumberLength);
    io.Reserved(2);
    io.Chars(message.phoneNumber);
    io.Chars(message.subaddress);
}

template <typename Io>
void
Layout(Io& io, OutgoingCallReply& message)
{
    io.U16(message.callId);
    io.U16(message.peerCallId);
    io.U8(message.resultCode);
    io.U8(message.errorCode);
    io.U16(message.causeCode);
    io.U32(message.connectSpeed);
    io.U16(message.receiveWindow);
    io.U16(message.processingDelay);
    io.U32(message.physicalChannelId);
}

template <typename Io>
void
Layout(Io& io, IncomingCallRequest& message)
{
    io.U16(message.callId);
    io.U16(message.callSerialNumber);
    io.U32(message.bearerType);
    io.U32(message.physicalChannelId);
    io.U16(message.dialedNumberLength);
    io.U16(message.dialingNumberLength);
    io.Chars(message.dialedNumber);
    io.Chars(message.dialingNumber);
    io.Chars(message.subaddress);
}

template <typename Io>
void
Layout(Io& io, IncomingCallReply& message)
{
    io.U16(message.callId);
    io.U16(message.peerCallId);
    io.U8(message.resultCode);
    io.U8(message.errorCode);
    io.U16(message.receiveWindow);
    io.U16(message.transmitDelay);
    io.Reserved(2);
}

template <typename Io>
void
Layout(Io& io, IncomingCallConnected& message)
{
    io.U16(message.peerCallId);
    io.Reserved(2);
    io.U32(message.connectSpeed);
    io.U16(message.receiveWindow);
    io.U16(message.transmitDelay);
    io.U32(message.framingType);
}

template <typename Io>
void
Layout(Io& io, CallClearRequest& message)
{
    io.U16(message.callId);
    io.Reserved(2);
}

template <typename Io>
void
Layout(Io& io, CallDisconnectNotify& message)
{
    io.U16(message.callId);
    io.U8(message.resultCode);
    io.U8(message.errorCode);
    io.U16(message.causeCode);
    io.Reserved(2);
    io.Chars(message.statistics);
}

template <typename Io>
void
Layout(Io& io, WanErrorNotify& message)
{
    io.U16(message.peerCallId);
    io.Reserved(2);
    io.U32(message.crcErrors);
    io.U32(message.framingErrors);
    io.U32(message.hardwareOverruns);
    io.U32(message.bufferOverruns);
    io.U32(message.timeoutErrors);
    io.U32(message.alignmentErrors);
}

template <typename Io>
void
Layout(Io& io, SetLinkInfo& message)
{
    io.U16(message.peerCallId);
    io.Reserved(2);
    io.U32(message.sendAccm);
    io.U32(message.receiveAccm);
}

} // namespace pptplab::pptp

#endif
