// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/link.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <vector>

namespace pptplab::ppp
{
namespace
{

/// Counts up, so that magic numbers are known.
class Counting : public RandomStream
{
  public:
    explicit Counting(std::uint64_t first) : m_next(first) {}
    std::uint64_t Bits() override { return m_next++; }

  private:
    std::uint64_t m_next;
};

/// One end of a link whose peer is the test.
class End : public LinkOwner
{
  public:
    End(const LcpConfig& config, std::uint64_t seed) : m_random(seed)
    {
        link = std::make_unique<Link>(config, options, m_random, *this);
    }

    void SendFrame(ByteView frame) override { sent.emplace_back(frame.begin(), frame.end()); }
    void StartTimer(ProtocolNumber protocol, Duration) override { timers.insert(protocol); }
    void StopTimer(ProtocolNumber protocol) override { timers.erase(protocol); }
    void OnPhase(Phase phase) override { phases.push_back(phase); }
    void OnLcpAgreed() override { ++agreed; }
    void OnAuthenticate(AuthenticationProtocol protocol) override { demanded.push_back(protocol); }
    void OnAuthenticationPacket(ProtocolNumber, ByteView) override { ++authenticationPackets; }
    void OnNetworkPacket(ProtocolNumber, ByteView) override { ++networkPackets; }
    void OnEncryption(std::uint32_t bits) override { encryption = bits; }
    Octets Encrypt(ByteView frame) override { return {frame.begin(), frame.end()}; }
    std::optional<Octets> Decrypt(ByteView packet) override
    {
        return Octets(packet.begin(), packet.end());
    }
    void OnResetRequest() override { ++resetRequests; }
    void OnNetworksUp(ProtocolSet open) override { up.push_back(open); }
    void OnFailure(LinkFailure failure) override { failures.push_back(failure); }
    void OnFinished() override { finished = true; }

    /// The LCP packets sent since last asked, each without FF 03 C0 21.
    std::vector<Octets> TakeLcp()
    {
        std::vector<Octets> packets;
        for (const Octets& frame : sent)
        {
            const auto decoded = DecodeFrame(frame);
            if (decoded && decoded->protocol == ProtocolNumber::Lcp)
            {
                packets.emplace_back(decoded->payload.begin(), decoded->payload.end());
            }
        }
        sent.clear();
        return packets;
    }

    void Receive(const Octets& lcp)
    {
        Octets frame = {0xFF, 0x03, 0xC0, 0x21};
        frame.insert(frame.end(), lcp.begin(), lcp.end());
        link->OnFrame(frame);
    }

    /// Brings LCP up with a peer that asks for nothing and accepts all.
    void OpenLcp()
    {
        link->Start();
        Octets ack = TakeLcp().back();
        ack[0] = 2;
        Receive(ack);
        Receive({1, 50, 0, 4});
        sent.clear();
    }

    Options options;
    std::unique_ptr<Link> link;
    std::vector<Octets> sent;
    std::set<ProtocolNumber> timers;
    std::vector<Phase> phases;
    std::vector<AuthenticationProtocol> demanded;
    std::vector<ProtocolSet> up;
    std::vector<LinkFailure> failures;
    int agreed = 0;
    int authenticationPackets = 0;
    int networkPackets = 0;
    int resetRequests = 0;
    std::uint32_t encryption = 0;
    bool finished = false;

  private:
    Counting m_random;
};

LcpConfig
Caller()
{
    LcpConfig config;
    config.callback = true;
    return config;
}

LcpConfig
Server()
{
    LcpConfig config;
    config.authenticator = true;
    return config;
}

// Magic numbers: Counting(100) yields 1 + 100 % 0xFFFFFFFF = 101 first.
const Octets kCallerRequest = {1, 0, 0, 17, 5, 6, 0, 0, 0, 101, 7, 2, 8, 2, 13, 3, 6};

TEST(Lcp, TheCallersFirstRequestHas17Octets)
{
    End end(Caller(), 100);
    end.link->Start();
    EXPECT_EQ(end.TakeLcp(), std::vector<Octets>{kCallerRequest});
    EXPECT_EQ(end.phases, std::vector<Phase>{Phase::Establish});
}

TEST(Lcp, TheServersFirstRequestDemandsAuthentication)
{
    End end(Server(), 200);
    end.link->Start();
    EXPECT_EQ(
        end.TakeLcp(),
        (std::vector<Octets>{{1, 0, 0, 18, 3, 4, 0xC0, 0x23, 5, 6, 0, 0, 0, 201, 7, 2, 8, 2}}));
}

TEST(Lcp, AnotherMruIsAskedFor)
{
    LcpConfig config = Caller();
    config.mru = 1400;
    End end(config, 100);
    end.link->Start();
    const Octets request = end.TakeLcp().front();
    EXPECT_EQ(ByteView(request).Part(4, 4), ByteView(Octets{1, 4, 0x05, 0x78}));
}

TEST(Lcp, CallbackIsRejectedAndNotAskedForAgain)
{
    End server(Server(), 200);
    server.link->Start();
    server.TakeLcp();
    server.Receive(kCallerRequest);
    const Octets reject = {4, 0, 0, 7, 13, 3, 6};
    EXPECT_EQ(server.TakeLcp(), std::vector<Octets>{reject});
    End caller(Caller(), 100);
    caller.link->Start();
    caller.TakeLcp();
    caller.Receive(reject);
    EXPECT_EQ(caller.TakeLcp(),
              (std::vector<Octets>{{1, 1, 0, 14, 5, 6, 0, 0, 0, 101, 7, 2, 8, 2}}));
}

TEST(Lcp, UnknownOptionsAreRejectedAndKnownOnesInThatRequestAreNot)
{
    End end(Caller(), 100);
    end.link->Start();
    end.TakeLcp();
    end.Receive({1, 9, 0, 16, 1, 4, 5, 0xDC, 17, 4, 6, 0x4E, 19, 4, 1, 1});
    EXPECT_EQ(end.TakeLcp(), (std::vector<Octets>{{4, 9, 0, 12, 17, 4, 6, 0x4E, 19, 4, 1, 1}}));
}

TEST(Lcp, AnAuthenticationThatTheCallerLacksIsNakedWithItsBest)
{
    End end(Caller(), 100);
    end.link->Start();
    end.TakeLcp();
    end.Receive({1, 1, 0, 9, 3, 5, 0xC2, 0x23, 0x81});
    EXPECT_EQ(end.TakeLcp(), (std::vector<Octets>{{3, 1, 0, 8, 3, 4, 0xC0, 0x23}}));
}

TEST(Lcp, TheServerDemandsWhatTheCallerPrefersIfItMay)
{
    LcpConfig config = Server();
    config.protocols = {true, true, true, true};
    End end(config, 200);
    end.link->Start();
    EXPECT_EQ(ByteView(end.TakeLcp().front()).Part(4, 5), ByteView(Octets{3, 5, 0xC2, 0x23, 0x81}));
    end.Receive({3, 0, 0, 9, 3, 5, 0xC2, 0x23, 0x05});
    EXPECT_EQ(ByteView(end.TakeLcp().front()).Part(4, 5), ByteView(Octets{3, 5, 0xC2, 0x23, 0x05}));
}

TEST(Lcp, ACallerWhoRefusesEveryDemandIsNotServed)
{
    End end(Server(), 200);
    end.link->Start();
    end.TakeLcp();
    end.Receive({4, 0, 0, 8, 3, 4, 0xC0, 0x23});
    Octets ack = end.TakeLcp().front();
    ack[0] = 2;
    end.Receive(ack);
    end.Receive({1, 1, 0, 4});
    EXPECT_EQ(end.failures, std::vector<LinkFailure>{LinkFailure::NoAuthentication});
    EXPECT_TRUE(end.demanded.empty());
}

TEST(Lcp, OnesOwnMagicNumberIsNakedAndSoonTakenForALoop)
{
    End end(Caller(), 100);
    end.link->Start();
    Octets own = end.TakeLcp().front();
    end.Receive(own);
    EXPECT_EQ(end.TakeLcp(), (std::vector<Octets>{{4, 0, 0, 7, 13, 3, 6}}))
        << "callback goes first";
    const Octets looped = {1, 1, 0, 10, 5, 6, 0, 0, 0, 101};
    end.Receive(looped);
    EXPECT_EQ(end.TakeLcp().front()[0], 3);
    for (int i = 0; i < 3; ++i)
    {
        EXPECT_TRUE(end.failures.empty());
        end.Receive(looped);
    }
    EXPECT_EQ(end.failures, std::vector<LinkFailure>{LinkFailure::Loopback});
}

TEST(Lcp, AnAcknowledgmentOfSomethingElseIsIgnored)
{
    End end(Caller(), 100);
    end.link->Start();
    Octets ack = end.TakeLcp().front();
    ack[0] = 2;
    Octets otherIdentifier = ack;
    otherIdentifier[1] = 9;
    Octets otherOption = ack;
    otherOption[9] = 55;
    end.Receive({1, 1, 0, 4});
    end.Receive(otherIdentifier);
    end.Receive(otherOption);
    EXPECT_TRUE(end.demanded.empty());
    end.Receive(ack);
    EXPECT_EQ(end.demanded.size(), 1U);
}

TEST(Lcp, GivesUpAfterMaxConfigureRequests)
{
    End end(Caller(), 100);
    end.link->Start();
    while (!end.finished)
    {
        ASSERT_EQ(end.timers.count(ProtocolNumber::Lcp), 1U);
        end.link->OnTimer(ProtocolNumber::Lcp);
    }
    EXPECT_EQ(end.TakeLcp().size(), 10U);
    EXPECT_EQ(end.failures, std::vector<LinkFailure>{LinkFailure::TimedOut});
    EXPECT_TRUE(end.timers.empty());
}

TEST(Lcp, TerminatesTwiceAtMost)
{
    End end(Caller(), 100);
    end.OpenLcp();
    end.link->Close();
    while (!end.finished)
    {
        end.link->OnTimer(ProtocolNumber::Lcp);
    }
    const auto packets = end.TakeLcp();
    ASSERT_EQ(packets.size(), 2U);
    EXPECT_EQ(packets[0][0], 5);
    EXPECT_EQ(packets[1][0], 5);
}

TEST(Lcp, AfterMaxFailureNaksAnOptionIsRejected)
{
    LcpConfig config = Caller();
    End end(config, 100);
    end.link->Start();
    end.TakeLcp();
    for (std::uint8_t round = 0; round < 7; ++round)
    {
        end.Receive({1, round, 0, 9, 3, 5, 0xC2, 0x23, 0x81});
        EXPECT_EQ(end.TakeLcp().front()[0], round < 5 ? 3 : 4) << "round " << int{round};
    }
}

TEST(Lcp, AfterMaxRejectRejectsThePeerIsTakenForStubborn)
{
    End end(Caller(), 100);
    end.options.maxReject = 3;
    end.link->Start();
    end.TakeLcp();
    for (std::uint8_t identifier = 0; identifier < 3; ++identifier)
    {
        end.Receive({1, identifier, 0, 8, 17, 4, 6, 0x4E});
        EXPECT_EQ(end.TakeLcp().back()[0], 4) << "Configure-Reject";
    }
    EXPECT_TRUE(end.failures.empty());
    end.Receive({1, 3, 0, 8, 17, 4, 6, 0x4E});
    EXPECT_EQ(end.failures, std::vector<LinkFailure>{LinkFailure::NotConverging});
    EXPECT_TRUE(end.finished);
}

TEST(Lcp, ARequestThatIsGoodSetsTheCountOfRejectsBack)
{
    End end(Caller(), 100);
    end.options.maxReject = 1;
    end.link->Start();
    for (std::uint8_t round = 0; round < 5; ++round)
    {
        end.Receive({1, 1, 0, 8, 17, 4, 6, 0x4E});
        end.Receive({1, 2, 0, 4});
    }
    EXPECT_TRUE(end.failures.empty());
}

TEST(Lcp, AnswersEchoRequestsWithItsMagicNumberWhenOpen)
{
    End end(Caller(), 100);
    const Octets echo = {9, 77, 0, 10, 1, 2, 3, 4, 0xAB, 0xCD};
    end.link->Start();
    end.TakeLcp();
    end.Receive(echo);
    EXPECT_TRUE(end.TakeLcp().empty()) << "only in the Opened state (RFC 1661 5.8)";
    End open(Caller(), 100);
    open.OpenLcp();
    open.Receive(echo);
    EXPECT_EQ(open.TakeLcp(), (std::vector<Octets>{{10, 77, 0, 10, 0, 0, 0, 101, 0xAB, 0xCD}}));
}

TEST(Lcp, NamesItselfOnceItIsOpen)
{
    LcpConfig caller = Caller();
    caller.identification = {"NT"};
    End end(caller, 100);
    end.link->Start();
    Octets ack = end.TakeLcp().back();
    ack[0] = 2;
    end.Receive(ack);
    end.Receive({1, 50, 0, 4});
    // RFC 1570 2.1: code, identifier, length, magic number, text.
    EXPECT_EQ(end.TakeLcp().back(), (Octets{12, 1, 0, 10, 0, 0, 0, 101, 'N', 'T'}));
}

TEST(Lcp, HearsTheNameOfThePeerWithoutAWord)
{
    End end(Caller(), 100);
    end.OpenLcp();
    end.sent.clear();
    end.Receive({12, 9, 0, 10, 0, 0, 0, 1, 'N', 'T'});
    EXPECT_TRUE(end.sent.empty());
    EXPECT_TRUE(end.failures.empty());
}

TEST(Lcp, RejectsAnUnknownCode)
{
    End end(Caller(), 100);
    end.OpenLcp();
    end.Receive({99, 3, 0, 5, 0x11});
    EXPECT_EQ(end.TakeLcp(), (std::vector<Octets>{{7, 1, 0, 9, 99, 3, 0, 5, 0x11}}));
}

TEST(Lcp, ALateDuplicateOfTheRequestRestartsTheNegotiation)
{
    End end(Caller(), 100);
    end.OpenLcp();
    ASSERT_EQ(end.demanded.size(), 1U);
    end.Receive({1, 50, 0, 4});
    EXPECT_EQ(end.phases.back(), Phase::Establish) << "RCR+ in Opened, as behind Q219353";
    EXPECT_EQ(end.TakeLcp().size(), 2U) << "a new request, and the acknowledgment";
}

TEST(Link, DropsNetworkFramesUntilAuthenticationIsOver)
{
    End end(Caller(), 100);
    const Octets ipcp = {0x80, 0x21, 1, 0, 0, 10, 3, 6, 10, 0, 0, 1};
    end.OpenLcp();
    end.link->OnFrame(ipcp);
    EXPECT_TRUE(end.sent.empty());
    NetworkConfig networks;
    networks.protocols = {NetworkProtocol::TcpIp};
    end.link->StartNetworks(networks);
    end.sent.clear();
    end.link->OnFrame(ipcp);
    ASSERT_EQ(end.sent.size(), 1U);
    EXPECT_EQ(ByteView(end.sent[0]).Part(0, 5), ByteView(Octets{0xFF, 0x03, 0x80, 0x21, 2}));
}

TEST(Link, RejectsProtocolsThatItDoesNotOffer)
{
    End end(Caller(), 100);
    end.OpenLcp();
    NetworkConfig networks;
    networks.protocols = {NetworkProtocol::TcpIp};
    end.link->StartNetworks(networks);
    end.sent.clear();
    end.link->OnFrame(Octets{0x80, 0x3F, 1, 0, 0, 4});
    EXPECT_EQ(end.TakeLcp(), (std::vector<Octets>{{8, 1, 0, 10, 0x80, 0x3F, 1, 0, 0, 4}}));
}

TEST(Link, FailsWhenThePeerRejectsAllThatItOffers)
{
    End end(Caller(), 100);
    end.OpenLcp();
    NetworkConfig networks;
    networks.protocols = {NetworkProtocol::TcpIp, NetworkProtocol::NetBeui};
    end.link->StartNetworks(networks);
    end.Receive({8, 1, 0, 10, 0x80, 0x21, 1, 0, 0, 4});
    EXPECT_TRUE(end.failures.empty());
    end.Receive({8, 2, 0, 10, 0x80, 0x3F, 1, 0, 0, 4});
    EXPECT_EQ(end.failures, std::vector<LinkFailure>{LinkFailure::NetworkRefused});
}

TEST(Link, ANetworkProtocolThatIsNeverAnsweredTimesOut)
{
    End end(Caller(), 100);
    end.OpenLcp();
    NetworkConfig networks;
    networks.protocols = {NetworkProtocol::NetBeui};
    end.link->StartNetworks(networks);
    for (int i = 0; i < 10; ++i)
    {
        EXPECT_TRUE(end.failures.empty());
        end.link->OnTimer(ProtocolNumber::Nbfcp);
    }
    EXPECT_EQ(end.failures, std::vector<LinkFailure>{LinkFailure::NetworkTimedOut});
}

TEST(Link, WithoutOffersThereIsNothingToServe)
{
    End end(Caller(), 100);
    end.OpenLcp();
    end.link->StartNetworks({});
    EXPECT_EQ(end.failures, std::vector<LinkFailure>{LinkFailure::NetworkRefused});
}

} // namespace
} // namespace pptplab::ppp
