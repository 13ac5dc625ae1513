// SPDX-License-Identifier: GPL-2.0-only

// What a modem makes of a call, to the microsecond of what paper says.

#include "sim/scenario/structs/access-preset.h"

#include "sim/network/packet-engine.h"
#include "sim/run/packet-options.h"
#include "tests/models/base/onlooker.h"
#include "tests/sim/reading/small-scenario.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <string>
#include <vector>

namespace pptplab::sim
{
namespace
{

using namespace std::chrono_literals;

constexpr BitRate kLan{100'000'000}; // line of the server, without delay

/// Callers at 10 s and 40 s, with the shortest log-on there is.
constexpr const char* kTwoCalls = R"([scenario]
engine = "packet"
duration = "100s"
[server]
ports = 1
protocols = ["tcpip"]
authentication = ["pap"]
encryption = "none"
compression = "off"
hotfixes = ["Q167040"]
[[clients]]
name = "office"
trace = [["10s", "1h"], ["40s", "1h"]]
authentication = ["pap"]
encryption = "none"
compression = "off"
hotfixes = ["Q167040"]
)";

std::vector<Attempt>
CallsOver(const std::string& preset)
{
    const auto reading =
        reading::Read(std::string(kTwoCalls) + "access.preset = \"" + preset + "\"\n");
    EXPECT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    Onlooker log;
    network::PacketEngine(run::PacketOptionsOf(reading.scenario, 0), log).Run();
    return log.seen.attempts;
}

class Paper
{
  public:
    explicit Paper(const scenario::PresetLine& line) : m_line(line) {}

    /// Packets, in octets, that leave the modem one behind the other, until the last is there.
    Duration Up(std::initializer_list<std::uint64_t> sizes) const { return Over(m_line.up, sizes); }

    Duration Down(std::uint64_t size) const { return Over(m_line.down, {size}); }

    /// Time from the SYN to the Outgoing-Call-Reply: IP and TCP headers are 40 octets, the messages
    /// 156, 156, 168 and 32; the first waits for the last segment of the handshake. The server
    /// works for 250 ms and 120 ms (Q162847).
    Duration UntilTheReply() const
    {
        return Up({40}) + Down(40) + Up({40, 196}) + 250ms + Down(196) + Up({208}) + 120ms +
               Down(72);
    }

    /// LCP, PAP and IPCP, each message in 20 octets of IP, 12 of GRE or 16 with an acknowledgment,
    /// and its own: the way there ends with the frame that is waited for.
    Duration UntilConnected() const
    {
        const Duration lcp = Up({64, 53}) + Down(47) // Set-Link-Info, Request; Reject of callback
                             + Up({54}) + Down(54);  // Request, Ack
        const Duration pap = Up({64, 58, 58, 52}) + Down(43); // behind two Identifications
        const Duration ipcp = Up({60}) + Down(54)             // Request; Reject of DNS and NBNS
                              + Up({48}) + Down(48)           // 0.0.0.0; Nak with the address
                              + Up({48}) + Down(48);          // that address; Ack
        return lcp + pap + ipcp;
    }

  private:
    Duration Over(BitRate rate, std::initializer_list<std::uint64_t> sizes) const
    {
        Duration time = m_line.delay;
        for (const std::uint64_t size : sizes)
        {
            time += TransmissionTime(Bytes{size}, rate);
        }
        return time + TransmissionTime(Bytes{*(sizes.end() - 1)}, kLan);
    }

    scenario::PresetLine m_line;
};

void
ExpectToTheMicrosecond(Duration seen, Duration expected)
{
    EXPECT_NEAR(ToSeconds(seen), ToSeconds(expected), 1e-6);
}

TEST(AccessPreset, ACallOverA336ModemTakesWhatPaperSays)
{
    const auto attempts = CallsOver("modem-33.6");
    const Paper paper(scenario::LineOf(scenario::AccessPreset::Modem336));
    ASSERT_EQ(attempts.size(), 2U);
    ASSERT_EQ(attempts[0].outcome, Outcome::Connected);
    const Duration setUp = attempts[0].decidedAt - attempts[0].offeredAt;
    ExpectToTheMicrosecond(setUp, paper.UntilTheReply() + paper.UntilConnected());
    EXPECT_NEAR(ToSeconds(setUp), 1.751776, 1e-6);
    EXPECT_EQ(attempts[1].outcome, Outcome::RefusedNoPort);
    ExpectToTheMicrosecond(attempts[1].decidedAt - attempts[1].offeredAt, paper.UntilTheReply());
}

TEST(AccessPreset, ABusyReplyTakesWhatPaperSaysOverEachLine)
{
    for (std::size_t i = 0; i < scenario::kAccessPresetNames.size(); ++i)
    {
        SCOPED_TRACE(scenario::kAccessPresetNames[i]);
        const auto attempts = CallsOver(std::string(scenario::kAccessPresetNames[i]));
        ASSERT_EQ(attempts.size(), 2U);
        ASSERT_EQ(attempts[1].outcome, Outcome::RefusedNoPort);
        const Paper paper(scenario::LineOf(static_cast<scenario::AccessPreset>(i)));
        ExpectToTheMicrosecond(attempts[1].decidedAt - attempts[1].offeredAt,
                               paper.UntilTheReply());
    }
}

} // namespace
} // namespace pptplab::sim
