// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/ipcp.h"
#include "models/ppp/ipxcp.h"
#include "models/ppp/nbfcp.h"

#include <gtest/gtest.h>

#include <vector>

namespace pptplab::ppp
{
namespace
{

constexpr Ipv4Address kServer{0x0A000001};
constexpr Ipv4Address kCaller{0x0A000005};

Octets
RequestOf(const Negotiation& negotiation)
{
    Octets octets;
    ByteWriter out(octets);
    negotiation.WriteRequest(out);
    return octets;
}

/// Judges one option given as octets; what a Nak would say is in `nak`.
Judgement
Judged(Negotiation& negotiation, const Octets& option, Octets& nak)
{
    nak.clear();
    ByteWriter out(nak);
    OptionReader reader(option);
    return negotiation.Judge(*reader.Next(), out);
}

void
Receive(Negotiation& negotiation, const Octets& option, bool nak)
{
    OptionReader reader(option);
    const auto read = reader.Next();
    if (nak)
    {
        negotiation.OnNak(*read);
    }
    else
    {
        negotiation.OnReject(*read);
    }
}

IpcpConfig
ServerWithAddresses()
{
    IpcpConfig config;
    config.assigns = true;
    config.own = kServer;
    config.peer = kCaller;
    config.servers.primaryDns = Ipv4Address{0x0A000035};
    return config;
}

TEST(Ipcp, TheCallerAsksForAnAddressAndTakesWhatItIsGiven)
{
    IpcpConfig config;
    config.askServers = true;
    Ipcp ipcp(config);
    EXPECT_EQ(RequestOf(ipcp), (Octets{3, 6, 0, 0, 0, 0, 129, 6, 0, 0, 0, 0, 130, 6, 0, 0, 0, 0}));
    EXPECT_FALSE(ipcp.HasAddress());
    Receive(ipcp, {3, 6, 10, 0, 0, 5}, true);
    Receive(ipcp, {129, 6, 10, 0, 0, 53}, true);
    Receive(ipcp, {130, 6, 0, 0, 0, 0}, false);
    EXPECT_EQ(RequestOf(ipcp), (Octets{3, 6, 10, 0, 0, 5, 129, 6, 10, 0, 0, 53}));
    EXPECT_EQ(ipcp.Own(), kCaller);
    EXPECT_EQ(ipcp.Servers().primaryDns, (Ipv4Address{0x0A000035}));
    EXPECT_TRUE(ipcp.HasAddress());
}

TEST(Ipcp, TheServerNaksEveryAddressButTheAssignedOne)
{
    Ipcp ipcp(ServerWithAddresses());
    EXPECT_EQ(RequestOf(ipcp), (Octets{3, 6, 10, 0, 0, 1}));
    Octets nak;
    EXPECT_EQ(Judged(ipcp, {3, 6, 0, 0, 0, 0}, nak), Judgement::Nak);
    EXPECT_EQ(nak, (Octets{3, 6, 10, 0, 0, 5}));
    EXPECT_EQ(Judged(ipcp, {3, 6, 10, 0, 0, 9}, nak), Judgement::Nak);
    EXPECT_EQ(Judged(ipcp, {3, 6, 10, 0, 0, 5}, nak), Judgement::Accept);
    EXPECT_EQ(ipcp.Peer(), kCaller);
}

TEST(Ipcp, NameServersAreGivenIfThereAreAnyAndCompressionIsDeclined)
{
    Ipcp ipcp(ServerWithAddresses());
    Octets nak;
    EXPECT_EQ(Judged(ipcp, {129, 6, 0, 0, 0, 0}, nak), Judgement::Nak);
    EXPECT_EQ(nak, (Octets{129, 6, 10, 0, 0, 53}));
    EXPECT_EQ(Judged(ipcp, {130, 6, 0, 0, 0, 0}, nak), Judgement::Reject);
    EXPECT_EQ(Judged(ipcp, {2, 6, 0, 0x2D, 0x0F, 1}, nak), Judgement::Reject);
    EXPECT_EQ(Judged(ipcp, {3, 5, 10, 0, 0}, nak), Judgement::Reject);
}

TEST(Ipcp, AServerWithoutAnAddressRejectsTheOption)
{
    IpcpConfig config = ServerWithAddresses();
    config.peer = {};
    Ipcp ipcp(config);
    Octets nak;
    EXPECT_EQ(Judged(ipcp, {3, 6, 0, 0, 0, 0}, nak), Judgement::Reject);
    EXPECT_FALSE(ipcp.HasAddress());
}

TEST(Ipcp, AServerMayKeepSilentOnTheAddressThatWasAgreedOn)
{
    bool route = false;
    std::vector<Ipv4Address> asked;
    IpcpConfig config = ServerWithAddresses();
    config.mayHave = [&](Ipv4Address address) {
        asked.push_back(address);
        return route;
    };
    Ipcp ipcp(config);
    Octets nak;
    EXPECT_EQ(Judged(ipcp, {3, 6, 0, 0, 0, 0}, nak), Judgement::Nak);
    EXPECT_TRUE(asked.empty()) << "not agreed on yet";
    EXPECT_EQ(Judged(ipcp, {3, 6, 10, 0, 0, 5}, nak), Judgement::Ignore);
    route = true;
    EXPECT_EQ(Judged(ipcp, {3, 6, 10, 0, 0, 5}, nak), Judgement::Accept);
    EXPECT_EQ(asked, (std::vector<Ipv4Address>{kCaller, kCaller}));
}

TEST(Nbfcp, TheCallerProjectsItsNamesAndSaysWhatItIs)
{
    const Nbfcp nbfcp({"CLIENT", PeerClass::EndSystem, true});
    const Octets request = RequestOf(nbfcp);
    ASSERT_EQ(request.size(), 2U + 3 * 17 + 2 + 6 + 6);
    const Octets head = {1, 53, 'C', 'L', 'I', 'E', 'N', 'T', ' '};
    EXPECT_EQ(ByteView(request).Part(0, head.size()), ByteView(head));
    EXPECT_EQ(request[2 + 15], 0x00) << "kind of the first name";
    EXPECT_EQ(request[2 + 17 + 15], 0x03);
    EXPECT_EQ(request[2 + 34 + 15], 0x20);
    const Octets tail = {2, 14, 0, 8, 0, 4, 0, 0, 'C', 'L', 'I', 'E', 'N', 'T'};
    EXPECT_EQ(ByteView(request).Part(53), ByteView(tail));
}

TEST(Nbfcp, TheServerAddsWholeNamesAndLearnsThePeersClass)
{
    Nbfcp nbfcp({"SERVER", PeerClass::GatewayServer, false});
    Octets nak;
    Octets names = {1, 19};
    names.resize(19, 'A');
    EXPECT_EQ(Judged(nbfcp, names, nak), Judgement::Accept);
    names.pop_back();
    names[1] = 18;
    EXPECT_EQ(Judged(nbfcp, names, nak), Judgement::Reject);
    EXPECT_EQ(Judged(nbfcp, {2, 9, 0, 4, 0, 4, 0, 0, 'X'}, nak), Judgement::Accept);
    EXPECT_EQ(nbfcp.Peer(), PeerClass::LocalAccessServer);
    EXPECT_EQ(Judged(nbfcp, {2, 6, 0, 4, 0, 4}, nak), Judgement::Reject);
    EXPECT_EQ(Judged(nbfcp, {3, 4, 0, 0}, nak), Judgement::Reject);
}

TEST(Ipxcp, TheHigherNetworkNumberIsUsed)
{
    Ipxcp caller({0, 0x0000AABBCCDD});
    Ipxcp server({0x00000101, 1});
    EXPECT_EQ(RequestOf(caller), (Octets{1, 6, 0, 0, 0, 0, 2, 8, 0, 0, 0xAA, 0xBB, 0xCC, 0xDD}));
    Octets nak;
    EXPECT_EQ(Judged(server, {1, 6, 0, 0, 0, 0}, nak), Judgement::Nak);
    EXPECT_EQ(nak, (Octets{1, 6, 0, 0, 1, 1}));
    Receive(caller, nak, true);
    EXPECT_EQ(caller.Network(), 0x101U);
    EXPECT_EQ(Judged(server, {2, 8, 0, 0, 0xAA, 0xBB, 0xCC, 0xDD}, nak), Judgement::Accept);
    EXPECT_EQ(server.PeerNode(), 0xAABBCCDDU);
}

} // namespace
} // namespace pptplab::ppp
