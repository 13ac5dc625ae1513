// SPDX-License-Identifier: GPL-2.0-only
/// GRE packets, right and wrong, in any order and at any time, to a channel that sends as well.

#include "models/gre/channel.h"

#include <cstdlib>
#include <fuzzer/FuzzedDataProvider.h>

namespace
{

using namespace pptplab;
using namespace pptplab::gre;

class Owner final : public ChannelOwner
{
  public:
    void SendPacket(ByteView packet) override
    {
        if (!Decode(packet))
        {
            std::abort();
        }
    }
    void DeliverPayload(ByteView /*payload*/, Duration /*now*/) override {}
    void StartTimer(Timer timer, Duration delay) override
    {
        if (delay < Duration::zero())
        {
            std::abort();
        }
        running[static_cast<std::size_t>(timer)] = true;
    }
    void StopTimer(Timer timer) override { running[static_cast<std::size_t>(timer)] = false; }

    bool running[3] = {};
};

/// What is decoded is the same when it is encoded and decoded again.
void
DemandRoundTrip(ByteView octets)
{
    const auto packet = Decode(octets);
    if (!packet)
    {
        return;
    }
    Octets again;
    ByteWriter out(again);
    Encode(packet.Value().header, out);
    again.insert(again.end(), packet.Value().payload.begin(), packet.Value().payload.end());
    const auto second = Decode(again);
    if (!second || second.Value().header.sequence != packet.Value().header.sequence ||
        second.Value().header.acknowledgment != packet.Value().header.acknowledgment ||
        second.Value().payload.size() != packet.Value().payload.size())
    {
        std::abort();
    }
}

Octets
PlausiblePacket(FuzzedDataProvider& input)
{
    Header header;
    header.callId = 7;
    if (input.ConsumeBool())
    {
        header.acknowledgment = input.ConsumeIntegral<std::uint8_t>();
    }
    Octets payload;
    if (input.ConsumeBool())
    {
        header.sequence = input.ConsumeIntegral<std::uint8_t>();
        payload = input.ConsumeBytes<std::uint8_t>(input.ConsumeIntegralInRange(1, 40));
    }
    header.payloadLength = static_cast<std::uint16_t>(payload.size());
    Octets packet;
    ByteWriter out(packet);
    Encode(header, out);
    packet.insert(packet.end(), payload.begin(), payload.end());
    return packet;
}

} // namespace

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size)
{
    FuzzedDataProvider input(octets, size);
    Options options;
    options.order = input.ConsumeBool() ? ReceiveOrder::Reorder : ReceiveOrder::Discard;
    options.receiveWindow = input.ConsumeIntegral<std::uint8_t>();
    Owner owner;
    Channel channel(
        options,
        {7, input.ConsumeIntegral<std::uint16_t>(), input.ConsumeIntegral<std::uint16_t>()},
        owner);
    Duration now{};
    while (input.remaining_bytes() > 0)
    {
        now += std::chrono::milliseconds(input.ConsumeIntegral<std::uint8_t>());
        switch (input.ConsumeIntegralInRange(0, 3))
        {
        case 0:
            channel.Send(Octets(10, 0x45), now);
            break;
        case 1: {
            const Octets packet = PlausiblePacket(input);
            channel.OnPacket(packet, now);
            break;
        }
        case 2: {
            const auto raw = input.ConsumeBytes<std::uint8_t>(input.ConsumeIntegralInRange(0, 60));
            DemandRoundTrip(raw);
            channel.OnPacket(raw, now);
            break;
        }
        default: {
            const auto timer = input.ConsumeIntegralInRange<std::size_t>(0, 2);
            if (owner.running[timer])
            {
                owner.running[timer] = false;
                channel.OnTimer(static_cast<Timer>(timer), now);
            }
            break;
        }
        }
    }
    return 0;
}
