// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/overhead.h"

#include "models/gre/header.h"
#include "models/mppe/cipher.h"
#include "models/ppp/frame.h"

namespace pptplab::sim::capacity
{

namespace
{

constexpr std::size_t kIpHeader = 20; // RFC 791 3.1, without options

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

} // namespace pptplab::sim::capacity
