// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/overhead.h"

#include "models/gre/header.h"
#include "models/mppe/cipher.h"
#include "models/ppp/frame.h"

namespace pptplab::sim::capacity
{

namespace
{

constexpr std::size_t kIpHeader = 20;  // RFC 791 3.1, without options
constexpr std::size_t kLineMtu = 1500; // Ethernet, and the MRU of PPP

/// Lengths of the IP packets that carry a packet of that length where `mtu` is the most.
std::vector<std::size_t>
Fragments(std::size_t octets, std::size_t mtu)
{
    constexpr std::size_t kUnit = 8; // unit of the fragment offset, in octets
    if (octets <= mtu)
    {
        return {octets};
    }
    const std::size_t most = (mtu - kIpHeader) / kUnit * kUnit;
    std::vector<std::size_t> lengths;
    std::size_t left = octets - kIpHeader;
    for (; left > mtu - kIpHeader; left -= most)
    {
        lengths.push_back(kIpHeader + most);
    }
    lengths.push_back(kIpHeader + left);
    return lengths;
}

std::size_t
PppHeader(ppp::ProtocolNumber protocol)
{
    Octets octets;
    ByteWriter out(octets);
    ppp::EncodeFrameHeader(protocol, {true, true}, out);
    return octets.size();
}

std::size_t
GreHeader()
{
    gre::Header header;
    header.sequence = 0;
    header.acknowledgment = 0;
    Octets octets;
    ByteWriter out(octets);
    gre::Encode(header, out);
    return octets.size();
}

} // namespace

std::vector<Part>
TunnelOverhead(bool encrypted)
{
    std::vector<Part> parts = {
        {"IP, protocol 47", kIpHeader},
        {"GRE with sequence and acknowledgment number", GreHeader()},
    };
    if (encrypted)
    {
        parts.push_back({"PPP protocol field 00FD", PppHeader(ppp::ProtocolNumber::Compressed)});
        parts.push_back({"MPPE flags and coherency count", mppe::kHeaderSize});
    }
    parts.push_back({"PPP protocol field 0021", PppHeader(ppp::ProtocolNumber::Ip)});
    return parts;
}

std::size_t
OctetsOf(const std::vector<Part>& parts)
{
    std::size_t octets = 0;
    for (const Part& part : parts)
    {
        octets += part.octets;
    }
    return octets;
}

OnTheLine
SentThrough(std::size_t octets, std::size_t tunnelMtu, bool encrypted)
{
    const std::size_t overhead = OctetsOf(TunnelOverhead(encrypted));
    OnTheLine sent{0, 0, 0};
    for (const std::size_t fragment : Fragments(octets, tunnelMtu))
    {
        ++sent.fragments;
        for (const std::size_t packet : Fragments(fragment + overhead, kLineMtu))
        {
            ++sent.packets;
            sent.octets += packet;
        }
    }
    return sent;
}

} // namespace pptplab::sim::capacity
