// SPDX-License-Identifier: GPL-2.0-only
#include "tests/models/ppp/link-end.h"

#include <gtest/gtest.h>

namespace pptplab::ppp
{
namespace
{

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

/// CCP open in both directions, 128 bits with history; no network protocol is.
std::unique_ptr<End>
EndWithCcp()
{
    auto end = std::make_unique<End>(Caller(), 100);
    end->OpenLcp();
    NetworkConfig networks;
    networks.protocols = {NetworkProtocol::NetBeui};
    networks.ccp = CcpConfig{MppeBits::k128, false, false};
    end->link->StartNetworks(networks);
    end->link->OnFrame(Octets{0x80, 0xFD, 2, 0, 0, 10, 18, 6, 0, 0, 0, 0x40});
    end->link->OnFrame(Octets{0x80, 0xFD, 1, 9, 0, 10, 18, 6, 0, 0, 0, 0x40});
    EXPECT_EQ(end->encryption, MppeBits::k128);
    end->sent.clear();
    return end;
}

TEST(Link, AnswersAResetRequestByAResetAckOfItsIdentifier) // RFC 1962 3
{
    const auto end = EndWithCcp();
    end->link->OnFrame(Octets{0x80, 0xFD, 14, 77, 0, 6, 0xAB, 0xCD});
    EXPECT_EQ(end->sent, (std::vector<Octets>{{0xFF, 0x03, 0x80, 0xFD, 15, 77, 0, 4}}));
    EXPECT_EQ(end->resetRequests, 1);
}

TEST(Link, RepeatsAResetRequestUnderItsIdentifierUntilTheResetAck) // RFC 1962 3
{
    const auto end = EndWithCcp();
    const auto identifiers = [&end](int requests) {
        end->sent.clear();
        for (int i = 0; i < requests; ++i)
        {
            end->link->SendResetRequest();
        }
        std::vector<int> seen;
        for (const Octets& frame : end->sent)
        {
            EXPECT_EQ(frame.size(), 8U);
            EXPECT_EQ(frame[4], 14);
            seen.push_back(frame[5]);
        }
        return seen;
    };
    EXPECT_EQ(identifiers(2), (std::vector<int>{1, 1}));
    end->link->OnFrame(Octets{0x80, 0xFD, 15, 0, 0, 4}); // of some other request
    EXPECT_EQ(identifiers(1), std::vector<int>{1});
    end->link->OnFrame(Octets{0x80, 0xFD, 15, 1, 0, 4});
    EXPECT_EQ(identifiers(2), (std::vector<int>{2, 2}));
    end->link->OnFrame(Octets{0x80, 0xFD, 5, 3, 0, 4}); // Terminate-Request
    end->sent.clear();
    end->link->OnFrame(Octets{0x80, 0xFD, 14, 78, 0, 4});
    EXPECT_TRUE(end->sent.empty()) << "CCP is not open";
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
