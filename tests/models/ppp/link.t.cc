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

TEST(Link, WithoutOffersThereIsNothingToServe)
{
    End end(Caller(), 100);
    end.OpenLcp();
    end.link->StartNetworks({});
    EXPECT_EQ(end.failures, std::vector<LinkFailure>{LinkFailure::NetworkRefused});
}

} // namespace
} // namespace pptplab::ppp
