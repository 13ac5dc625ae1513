// SPDX-License-Identifier: GPL-2.0-only
/// Captures of any content: as a file, or as bare IP packets so that more of them get far.

#include "analysis/trace/capture.h"

#include "analysis/trace/decode.h"
#include "analysis/trace/ladder.h"
#include "analysis/trace/write-table.h"

#include <chrono>
#include <cstdlib>
#include <fuzzer/FuzzedDataProvider.h>
#include <sstream>
#include <sys/mman.h>
#include <unistd.h>

namespace
{

using namespace pptplab;

/// Read through a file in memory, as the reader takes names of files.
analysis::Capture
FromFile(const Octets& content)
{
    const int file = memfd_create("capture", 0);
    if (file < 0 || write(file, content.data(), content.size()) < 0 || lseek(file, 0, SEEK_SET) < 0)
    {
        std::abort();
    }
    auto capture = analysis::ReadCapture("/proc/self/fd/" + std::to_string(file));
    close(file);
    return capture ? std::move(capture).Value() : analysis::Capture{};
}

analysis::Capture
OfPackets(FuzzedDataProvider& input)
{
    analysis::Capture capture;
    capture.link = input.ConsumeBool() ? analysis::LinkType::RawIp : analysis::LinkType::Ethernet;
    while (input.remaining_bytes() > 0)
    {
        analysis::CapturedFrame frame;
        frame.time = std::chrono::milliseconds(capture.frames.size());
        frame.octets = input.ConsumeBytes<std::uint8_t>(input.ConsumeIntegral<std::uint8_t>());
        frame.length = frame.octets.size() + (input.ConsumeBool() ? 0U : 100U);
        capture.frames.push_back(frame);
    }
    return capture;
}

} // namespace

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size)
{
    FuzzedDataProvider input(octets, size);
    const analysis::Capture capture = input.ConsumeBool()
                                          ? FromFile(input.ConsumeRemainingBytes<std::uint8_t>())
                                          : OfPackets(input);
    const analysis::FrameTable table = analysis::Decode(capture);
    std::ostringstream text;
    analysis::PrintFrames(table, text);
    const analysis::Ladder ladder = analysis::LadderOf(table);
    analysis::PrintLadder(ladder, text);
    text << analysis::LadderSvg(ladder)
         << analysis::ToJson(table).dump(-1, ' ', false, nlohmann::json::error_handler_t::strict);
    return 0;
}
