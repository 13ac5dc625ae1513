// SPDX-License-Identifier: GPL-2.0-only
/// Octets of a control connection in pieces of any size, at any time of a call, to either end.

#include "tests/fuzz/wire-input.h"

#include <vector>

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size)
{
    using namespace pptplab::session;
    FuzzedDataProvider input(octets, size);
    Wire wire;
    Configure(wire, input);
    const bool toServer = input.ConsumeBool();
    wire.Dial();
    RunIntoTheCall(wire, input);
    while (input.remaining_bytes() > 0)
    {
        const auto length = input.ConsumeIntegral<std::uint8_t>();
        if (length == 0)
        {
            wire.clock.RunFor(std::chrono::seconds(input.ConsumeIntegral<std::uint8_t>()));
            continue;
        }
        const std::vector<std::uint8_t> piece = input.ConsumeBytes<std::uint8_t>(length);
        if (toServer)
        {
            wire.serverEnd->OnControlOctets(piece, wire.clock.Now());
        }
        else
        {
            wire.clientEnd->OnControlOctets(piece, wire.clock.Now());
        }
        wire.clock.RunFor(std::chrono::milliseconds(20));
    }
    DemandRest(wire);
    return 0;
}
