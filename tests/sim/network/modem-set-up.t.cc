// SPDX-License-Identifier: GPL-2.0-only

// How long a caller behind a modem waits for his call, worked out on paper.

#include "models/node/units/ns3-units.h"
#include "sim/network/packet-engine.h"

#include <gtest/gtest.h>

#include <chrono>
#include <optional>

namespace pptplab::sim::network
{
namespace
{

using namespace std::chrono_literals;

constexpr BitRate kModem{33'600};
constexpr BitRate kLan{100'000'000};
constexpr Duration kDelay = 55ms; ///< one way, of the modems

/// Notes the time at which the call of the only client is established.
class CallWatch final : public ClientWatcher, public Observer
{
  public:
    void OnClient(const std::string& /*name*/, const ns3::Ptr<node::PptpClient>& client) override
    {
        client->TraceConnectWithoutContext("CallState",
                                           ns3::MakeCallback(&CallWatch::OnState, this));
    }
    void OnSettled(const node::PptpClient& /*client*/, Outcome /*outcome*/) override {}
    void OnAttempt(const Attempt& attempt) override { offeredAt = attempt.offeredAt; }

    std::optional<Duration> established;
    Duration offeredAt{};

  private:
    void OnState(session::CallState state)
    {
        if (state == session::CallState::Established)
        {
            established = node::Now();
        }
    }
};

/// A packet on the modem's line and on the server's, stored and forwarded, without the delay.
Duration
OnBothLines(std::uint64_t octets)
{
    return TransmissionTime(Bytes{octets}, kModem) + TransmissionTime(Bytes{octets}, kLan);
}

TEST(ModemSetUp, TakesTheSerializationOfItsMessagesAndTheRoundTrips)
{
    PacketOptions options;
    options.load.duration = 10s;
    options.server.session.startDelay = 250ms;
    options.server.session.callDelay = 120ms;
    options.serverAccess = {kLan, Duration::zero()};
    population::Group& group = options.groups.emplace_back().calls;
    group.name = "home";
    group.trace =
        std::make_shared<population::Trace>(population::Trace{{1s, 1s, {NetworkProtocol::TcpIp}}});
    options.groups.front().access = {kModem, kDelay};
    CallWatch watch;
    options.watcher = &watch;
    PacketEngine(options, watch).Run();

    // IP and TCP headers are 40 octets, the messages those of RFC 2637 section 2. One after the
    // other: SYN, SYN and ACK, ACK, Start-Control-Connection-Request and -Reply, Outgoing-Call-
    // Request and -Reply. The ACK is ahead of the first message on the modem's line; on the faster
    // one they do not meet.
    const Duration serialization = OnBothLines(40) + OnBothLines(40) +
                                   TransmissionTime(Bytes{40}, kModem) + OnBothLines(40 + 156) +
                                   OnBothLines(40 + 156) + OnBothLines(40 + 168) +
                                   OnBothLines(40 + 32);
    const Duration expected = 6 * kDelay + 250ms + 120ms + serialization;
    ASSERT_TRUE(watch.established);
    EXPECT_NEAR(ToSeconds(*watch.established - watch.offeredAt), ToSeconds(expected), 1e-6);
    EXPECT_NEAR(ToSeconds(serialization), 0.18863, 1e-5) << "792 octets at 33.6 kbps";
}

} // namespace
} // namespace pptplab::sim::network
