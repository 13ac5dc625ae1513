// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_CONTROL_PACKET_H
#define PPTPLAB_MODELS_PPP_CONTROL_PACKET_H

#include "models/base/bytes.h"

#include <cstdint>
#include <optional>

namespace pptplab::ppp
{

/// Codes of LCP and the protocols built like it: RFC 1661 section 5, RFC 1570 (12, 13), RFC 1962
/// (14, 15).
enum class Code : std::uint8_t
{
    ConfigureRequest = 1,
    ConfigureAck = 2,
    ConfigureNak = 3,
    ConfigureReject = 4,
    TerminateRequest = 5,
    TerminateAck = 6,
    CodeReject = 7,
    ProtocolReject = 8,
    EchoRequest = 9,
    EchoReply = 10,
    DiscardRequest = 11,
    Identification = 12,
    TimeRemaining = 13,
    ResetRequest = 14,
    ResetAck = 15,
};

inline constexpr std::size_t kControlHeaderSize = 4;

/// Packet of LCP's form: code, identifier, length, data. The data belong to someone else.
struct ControlPacket
{
    Code code = Code::ConfigureRequest;
    std::uint8_t identifier = 0;
    ByteView data;
};

void Encode(const ControlPacket& packet, ByteWriter& out);

/// Octets behind the length field are padding; none when the length is impossible.
std::optional<ControlPacket> DecodeControlPacket(ByteView in);

/// One configuration option, RFC 1661 section 6.
struct Option
{
    std::uint8_t type = 0;
    ByteView value;
};

void Encode(const Option& option, ByteWriter& out);

/// Reads options one by one.
class OptionReader
{
  public:
    explicit OptionReader(ByteView options) : m_rest(options) {}

    /// None at the end, and at the first option whose length is impossible.
    std::optional<Option> Next();

    /// Every option up to now was well formed.
    bool Ok() const { return m_ok; }

  private:
    ByteView m_rest;
    bool m_ok = true;
};

/// The whole list can be read.
bool OptionsAreWellFormed(ByteView options);

} // namespace pptplab::ppp

#endif
