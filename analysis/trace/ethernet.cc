// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/trace/ethernet.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::analysis
{

namespace
{

constexpr std::size_t kEthernetHeaderSize = 14;

bool
IsNdiswan(ByteView address, const MacAddress& side)
{
    return std::equal(address.begin(), address.end() - 1, side.begin());
}

} // namespace

std::optional<EthernetHeader>
DecodeEthernet(ByteView in)
{
    if (in.size() < kEthernetHeaderSize)
    {
        return std::nullopt;
    }
    const std::uint16_t type = ByteReader(in.Part(12)).U16();
    return EthernetHeader{in.Part(0, 6), in.Part(6, 6), type, in.Part(kEthernetHeaderSize)};
}

bool
IsNdiswan(ByteView address)
{
    return IsNdiswan(address, kNdiswanOwn) || IsNdiswan(address, kNdiswanPeer);
}

std::string
MacText(ByteView address)
{
    if (IsNdiswan(address))
    {
        return IsNdiswan(address, kNdiswanOwn) ? "20 SEND" : "20 RECV";
    }
    std::string text;
    for (const std::uint8_t octet : address)
    {
        text += fmt::format("{}{:02X}", text.empty() ? "" : ":", octet);
    }
    return text;
}

Octets
EthernetFrame(const MacAddress& from, const MacAddress& to, std::uint16_t type, ByteView payload)
{
    Octets frame;
    frame.reserve(from.size() + to.size() + 2 + payload.size());
    ByteWriter out(frame);
    out.View({to.data(), to.size()});
    out.View({from.data(), from.size()});
    out.U16(type);
    out.View(payload);
    return frame;
}

} // namespace pptplab::analysis
