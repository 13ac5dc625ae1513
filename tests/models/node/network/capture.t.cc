// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/capture.h"

#include "tests/models/node/lab.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

/// What a command prints.
std::string
OutputOf(const std::string& command)
{
    struct Close
    {
        void operator()(FILE* pipe) const { pclose(pipe); }
    };
    const std::unique_ptr<FILE, Close> pipe(popen(command.c_str(), "r"));
    std::string output;
    std::array<char, 4096> chunk{};
    while (pipe && std::fgets(chunk.data(), static_cast<int>(chunk.size()), pipe.get()) != nullptr)
    {
        output += chunk.data();
    }
    return output;
}

/// A complete call with two network protocols, a ping and a hang-up, as the client's line saw it.
std::string
CaptureCall()
{
    std::string path = testing::TempDir() + "pptplab-call.pcap";
    Lab lab;
    EnableChecksums();
    const auto capture = CaptureTo(path, *AccessDeviceOf(lab.client));
    EXPECT_NE(capture, nullptr);
    lab.DialAt(0s, {NetworkProtocol::TcpIp, NetworkProtocol::NetBeui});
    lab.RunUntil(150s); // two keep-alives
    lab.caller->HangUp();
    lab.RunUntil(200s);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{Outcome::Connected}));
    EXPECT_TRUE(Finish(*capture));
    return path;
}

std::string
TsharkOn(const std::string& path, const std::string& arguments)
{
    // Checksums are verified on demand only.
    return OutputOf("tshark -n -o ip.check_checksum:TRUE -o tcp.check_checksum:TRUE -r '" + path +
                    "' " + arguments + " 2>/dev/null");
}

/// How many packets of the capture meet the filter.
std::ptrdiff_t
Matches(const std::string& path, const std::string& filter)
{
    const std::string frames = TsharkOn(path, "-Y '" + filter + "'");
    return std::count(frames.begin(), frames.end(), '\n');
}

TEST(Capture, TsharkFindsNothingWrongWithACall)
{
    if (OutputOf("tshark --version 2>/dev/null").empty())
    {
        GTEST_SKIP() << "tshark is not installed";
    }
    const std::string path = CaptureCall();
    EXPECT_EQ(Matches(path,
                      "_ws.malformed || _ws.expert.severity >= \"Warning\" || "
                      "ip.checksum.status != 1 || tcp.checksum.status != 1"),
              0);
    EXPECT_GT(Matches(path, "pptp"), 8);
    EXPECT_GT(Matches(path, "ipcp"), 3);
}

TEST(Capture, AFileThatCannotBeWrittenIsReported)
{
    const SmallNetwork net;
    EXPECT_EQ(CaptureTo("/no/such/folder/call.pcap", *AccessDeviceOf(net.client)), nullptr);
}

TEST(Capture, AFullDiskIsReportedInTheEnd)
{
    const SmallNetwork net;
    const auto capture = CaptureTo("/dev/full", *AccessDeviceOf(net.client));
    ASSERT_NE(capture, nullptr);
    EXPECT_FALSE(Finish(*capture));
}

} // namespace
} // namespace pptplab::node
