// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_TRACE_CAPTURE_H
#define PPTPLAB_ANALYSIS_TRACE_CAPTURE_H

#include "models/base/bytes.h"
#include "models/base/result.h"
#include "models/base/units.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::analysis
{

/// How the frames of a capture begin.
enum class LinkType : std::uint8_t
{
    Ethernet,
    RawIp, ///< frames begin with the IP header
};

struct CapturedFrame
{
    Duration time{};        ///< time on the clock of the capture
    Octets octets;          ///< the octets that were recorded
    std::size_t length = 0; ///< length of the whole frame; more than octets.size() when cut
};

struct Capture
{
    LinkType link = LinkType::Ethernet;
    std::vector<CapturedFrame> frames; ///< frames in the order of recording
    std::string remark;                ///< why frames are missing at the end; empty when none are
};

/// Frames that a capture is read up to; the rest is left out with a remark.
inline constexpr std::size_t kMaxFrames = 200'000;

/// A pcap or pcapng file of Ethernet frames or bare IP packets. Fails with a text that names the
/// file and why. One that ends within a frame is read up to there.
Result<Capture, std::string> ReadCapture(const std::string& path);

/// Writes a pcap file with times in nanoseconds. False when it could not be written whole.
bool WriteCapture(const std::string& path, const Capture& capture);

} // namespace pptplab::analysis

#endif
