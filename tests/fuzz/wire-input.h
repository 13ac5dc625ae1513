// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_FUZZ_WIRE_INPUT_H
#define PPTPLAB_TESTS_FUZZ_WIRE_INPUT_H

#include "tests/models/session/wire.h"

#include <cstdlib>
#include <fuzzer/FuzzedDataProvider.h>

namespace pptplab::session
{

/// Stops the fuzzer, which keeps the input, unless `holds`.
inline void
Demand(bool holds)
{
    if (!holds)
    {
        std::abort();
    }
}

/// A client and a server with every protocol and encryption on offer, as the input chooses.
inline void
Configure(Wire& wire, FuzzedDataProvider& input)
{
    const auto mask = input.ConsumeIntegral<std::uint8_t>();
    const ppp::AuthenticationProtocols protocols = {
        (mask & 1U) != 0, (mask & 2U) != 0, (mask & 4U) != 0, (mask & 8U) != 0};
    wire.clientOptions.authentication.protocols = protocols;
    wire.serverOptions.authentication.protocols = protocols;
    ProtocolSet& asked = wire.clientOptions.protocols;
    asked = {NetworkProtocol::TcpIp};
    asked = (mask & 16U) != 0 ? asked.With(NetworkProtocol::NetBeui) : asked;
    asked = (mask & 32U) != 0 ? asked.With(NetworkProtocol::Ipx) : asked;
    for (EncryptionOptions* encryption :
         {&wire.clientOptions.encryption, &wire.serverOptions.encryption})
    {
        encryption->bits56 = true;
        encryption->bits128 = true;
        encryption->stateless = (mask & 64U) != 0;
    }
    wire.serverOptions.gre.order =
        (mask & 128U) != 0 ? gre::ReceiveOrder::Reorder : gre::ReceiveOrder::Discard;
}

/// Some time of the first moments of a call, in steps of 5 ms: each phase is met.
inline void
RunIntoTheCall(Wire& wire, FuzzedDataProvider& input)
{
    wire.clock.RunFor(std::chrono::milliseconds(5) * input.ConsumeIntegral<std::uint8_t>());
}

/// Gives an end a GRE packet with `frame`, numbered as its peer would. Pre: sequence rises.
inline void
InjectGre(Wire& wire, bool toServer, std::uint32_t sequence, const Octets& frame)
{
    gre::Header header;
    header.payloadLength = static_cast<std::uint16_t>(frame.size());
    header.callId = toServer ? 0x1001 : wire.clientOptions.callId;
    header.sequence = sequence;
    Octets packet;
    ByteWriter out(packet);
    gre::Encode(header, out);
    packet.insert(packet.end(), frame.begin(), frame.end());
    if (toServer)
    {
        wire.GiveServerGre(packet);
    }
    else
    {
        wire.clientEnd->OnGre(packet, wire.clock.Now());
    }
}

/// Whatever was sent, a call ends once at most, and both ends come to rest when nothing more comes.
inline void
DemandRest(Wire& wire)
{
    wire.cut = true;
    wire.clientEnd->HangUp(wire.clock.Now());
    wire.serverEnd->Stop(wire.clock.Now());
    wire.clock.RunFor(std::chrono::minutes(15));
    Demand(wire.client.story.Closed() && wire.server.story.Closed());
    Demand(wire.client.story.ends.size() <= 1);
    Demand(wire.server.story.ends.size() == wire.server.story.released.size());
    Demand(wire.client.TimersRunning() == 0 && wire.server.TimersRunning() == 0);
}

/// Gives one end of a call, at any time of it, the frames that `frameOf` makes of the input, in GRE
/// packets that are in order.
inline void
InjectFrames(FuzzedDataProvider& input, Octets (*frameOf)(FuzzedDataProvider&))
{
    Wire wire;
    Configure(wire, input);
    const bool toServer = input.ConsumeBool();
    wire.Dial();
    RunIntoTheCall(wire, input);
    std::uint32_t sequence = 1000; // beyond the true peer's, so none is taken for a late packet
    while (input.remaining_bytes() > 0)
    {
        InjectGre(wire, toServer, sequence++, frameOf(input));
        wire.clock.RunFor(std::chrono::milliseconds(20));
    }
    DemandRest(wire);
}

} // namespace pptplab::session

#endif
