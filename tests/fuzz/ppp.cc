// SPDX-License-Identifier: GPL-2.0-only
/// PPP frames of any protocol and content, in GRE packets that are in order, at any time of a call.

#include "tests/fuzz/wire-input.h"

#include <array>
#include <vector>

namespace
{

using namespace pptplab;

Octets
FrameOf(FuzzedDataProvider& input)
{
    constexpr std::array<std::uint16_t, 12> kProtocols = {0xC021,
                                                          0xC023,
                                                          0xC029,
                                                          0xC223,
                                                          0x8021,
                                                          0x802B,
                                                          0x803F,
                                                          0x80FD,
                                                          0x0021,
                                                          0x002B,
                                                          0x003F,
                                                          0x00FD};
    const std::uint16_t protocol = input.PickValueInArray(kProtocols);
    Octets frame = {0xFF,
                    0x03,
                    static_cast<std::uint8_t>(protocol >> 8U),
                    static_cast<std::uint8_t>(protocol & 0xFFU)};
    const auto rest = input.ConsumeBytes<std::uint8_t>(input.ConsumeIntegral<std::uint8_t>());
    frame.insert(frame.end(), rest.begin(), rest.end());
    return frame;
}

} // namespace

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size)
{
    FuzzedDataProvider input(octets, size);
    session::InjectFrames(input, FrameOf);
    return 0;
}
