// SPDX-License-Identifier: GPL-2.0-only
#include "tests/models/ppp/link-end.h"

#include <gtest/gtest.h>

namespace pptplab::ppp
{
namespace
{

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
    Octets ack = end.TakeLcp().back();
    ack[0] = 2;
    end.Receive(ack);
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

// In Q169831 the server's packets never arrive, and the caller is told 721 by his own machine: the
// server must not have ended the call before.
TEST(Lcp, APeerThatAnswersNothingIsNotStubborn)
{
    End end(Caller(), 100);
    end.options.maxReject = 3;
    end.link->Start();
    for (std::uint8_t identifier = 0; identifier < 10; ++identifier)
    {
        end.Receive({1, identifier, 0, 8, 17, 4, 6, 0x4E});
    }
    EXPECT_TRUE(end.failures.empty());
}

TEST(Lcp, ARequestThatIsGoodSetsTheCountOfRejectsBack)
{
    End end(Caller(), 100);
    end.options.maxReject = 1;
    end.link->Start();
    Octets ack = end.TakeLcp().back();
    ack[0] = 2;
    end.Receive(ack);
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

// RFC 1661 5.8: 0 until the option has been negotiated; RFC 1570 2.1 has it in Identification.
TEST(Lcp, ARejectedMagicNumberIs0InEchoesAndIdentification)
{
    LcpConfig caller = Caller();
    caller.identification = {"NT"};
    End end(caller, 100);
    end.link->Start();
    end.TakeLcp();
    end.Receive({4, 0, 0, 10, 5, 6, 0, 0, 0, 101});
    Octets ack = end.TakeLcp().back();
    EXPECT_EQ(ack, (Octets{1, 1, 0, 11, 7, 2, 8, 2, 13, 3, 6}));
    ack[0] = 2;
    end.Receive(ack);
    end.Receive({1, 50, 0, 10, 5, 6, 0, 0, 0, 101}); // the peer's own, which may be any
    EXPECT_EQ(end.TakeLcp().back(), (Octets{12, 2, 0, 10, 0, 0, 0, 0, 'N', 'T'}));
    end.Receive({9, 77, 0, 8, 1, 2, 3, 4});
    EXPECT_TRUE(end.link->SendEcho());
    EXPECT_EQ(end.TakeLcp(),
              (std::vector<Octets>{{10, 77, 0, 8, 0, 0, 0, 0}, {9, 3, 0, 8, 0, 0, 0, 0}}));
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

} // namespace
} // namespace pptplab::ppp
