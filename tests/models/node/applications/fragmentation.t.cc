// SPDX-License-Identifier: GPL-2.0-only

// IP packets of a tunnel that are too long: for the tunnel, or for the line with what GRE puts
// around them (Q162230).

#include "models/node/network/packet-filter.h"
#include "tests/models/node/lab.h"
#include "tests/models/node/udp-sink.h"
#include "tests/models/node/wire-log.h"

#include <gtest/gtest.h>

#include <chrono>
#include <initializer_list>
#include <ostream>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

using Lengths = std::vector<std::uint32_t>;

/// One datagram from a caller whose tunnel takes IP packets of `mtu` octets, without encryption.
struct OneDatagram : SmallNetwork
{
    explicit OneDatagram(std::uint16_t mtu)
    {
        pptp.SetServerAttribute("Ports", ns3::UintegerValue(1));
        pptp.SetClientAttribute("DialOnStart", ns3::BooleanValue(false));
        session::ClientOptions options;
        options.tunnelMtu = mtu;
        options.encryption.policy = session::EncryptionPolicy::None;
        ras = pptp.InstallServer(server);
        caller = pptp.InstallClient(client, "office", options);
        ns3::Simulator::ScheduleNow(
            &PptpClient::Dial,
            caller,
            PptpClient::Call{kServerAddress, {NetworkProtocol::TcpIp}, ras});
        RunUntil(10s);
    }

    /// Lengths of the IP packets in which `payload` octets leave the caller.
    Lengths Send(std::uint32_t payload)
    {
        const WireLog log(*AccessDeviceOf(client), ns3::Ipv4Address(kClientAddress).Get());
        const auto source = UdpSink::SourceAt(client, ras->OwnTunnelAddress());
        source->Send(ns3::Create<ns3::Packet>(payload));
        RunUntil(11s);
        Lengths lengths;
        for (const WirePacket& packet : log.Packets())
        {
            if (packet.sent)
            {
                lengths.push_back(packet.octets);
            }
        }
        return lengths;
    }

    void RunUntil(Duration at)
    {
        ns3::Simulator::Stop(ToNs3(at) - ns3::Simulator::Now());
        ns3::Simulator::Run();
    }

    PptpHelper pptp;
    ns3::Ptr<RasServer> ras;
    ns3::Ptr<PptpClient> caller;
};

struct FragmentCase
{
    std::uint16_t mtu;
    std::uint32_t payload;
    Lengths onTheWire;

    friend std::ostream& operator<<(std::ostream& out, const FragmentCase& each)
    {
        return out << each.payload << " octets into a tunnel of " << each.mtu;
    }
};

class Datagram : public testing::TestWithParam<FragmentCase>
{
};

TEST_P(Datagram, TravelsInAsManyPacketsAsItsTunnelAndItsLineAskFor)
{
    OneDatagram lab(GetParam().mtu);
    const UdpSink sink(lab.server);
    EXPECT_EQ(lab.Send(GetParam().payload), GetParam().onTheWire);
    EXPECT_EQ(sink.Packets(), 1U) << "put together again";
    EXPECT_EQ(sink.Octets(), GetParam().payload);
}

// Before the payload: UDP 8, IP 20, PPP 1 (its protocol in one octet, no address and control), GRE
// 12 (without acknowledgment), IP 20. Fragments but the last carry a multiple of 8 octets.
INSTANTIATE_TEST_SUITE_P(
    Mtus,
    Datagram,
    testing::Values(FragmentCase{1500, 1372, {1433}},
                    FragmentCase{1500, 1439, {1500}},
                    // Fragments of the packet that GRE hands to IP.
                    FragmentCase{1500, 1440, {1500, 21}},
                    FragmentCase{1500, 1472, {1500, 53}},
                    FragmentCase{1400, 1372, {1433}},
                    FragmentCase{
                        1400, 1373, {1429, 58}}, // inside: 1396 and 25, with 33 around each
                    FragmentCase{1400, 1472, {1429, 157}}));

/// Lets PPTP's GRE pass and no other: a later fragment has no GRE header to be known by.
std::vector<firewall::Rule>
PptpsGreOnly()
{
    firewall::Rule pass;
    pass.match.protocol = firewall::kGre;
    pass.match.greVersion = 1;
    firewall::Rule rest;
    rest.match.protocol = firewall::kGre;
    rest.verdict = {firewall::Action::Drop};
    return {pass, rest};
}

TEST(Fragments, OfGreAreLostAtAFilterThatLooksForPptp)
{
    for (const std::uint16_t mtu : std::initializer_list<std::uint16_t>{1400, 1500})
    {
        OneDatagram lab(mtu);
        const auto filter = ns3::CreateObject<PacketFilter>();
        filter->Install(lab.router, firewall::RuleSet(PptpsGreOnly()));
        const UdpSink sink(lab.server);
        lab.Send(1472);
        EXPECT_EQ(sink.Packets(), mtu == 1400 ? 1U : 0U) << "in a tunnel of " << mtu;
        EXPECT_EQ(filter->Rules().Met(1), mtu == 1400 ? 0U : 1U);
    }
}

} // namespace
} // namespace pptplab::node
