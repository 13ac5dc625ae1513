// SPDX-License-Identifier: GPL-2.0-only
#include "models/auth/ms-chap-v1.h"
#include "models/auth/ms-chap-v2.h"
#include "models/gre/header.h"
#include "models/gre/sequence.h"
#include "models/mppe/cipher.h"
#include "models/ppp/chap.h"
#include "models/ppp/control-packet.h"
#include "models/ppp/frame.h"
#include "models/ppp/pap.h"
#include "models/pptp/message-cutter.h"
#include "tests/models/session/captured-datagrams.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

// Captures of pptpd, pptp-linux and pppd talking to each other lie beside the repository and are
// not part of it; without them these tests read those of our own making alone (tests/golden).

namespace pptplab::session
{
namespace
{

constexpr std::u16string_view kPassword = u"s3cret";

/// One direction of a TCP connection whose captures miss nothing: repeated octets are left out.
class Stream
{
  public:
    ByteView New(ByteView segment)
    {
        ByteReader reader(segment);
        reader.Skip(4);
        const std::uint32_t sequence = reader.U32();
        reader.Skip(4);
        const unsigned lengthAndFlags = reader.U16();
        const ByteView text = segment.Part(std::size_t{4} * (lengthAndFlags >> 12U));
        if ((lengthAndFlags & 2U) != 0) // SYN
        {
            m_next = sequence + 1;
            return {};
        }
        if (text.empty())
        {
            return {};
        }
        const std::int32_t known = gre::Ahead(m_next, sequence);
        EXPECT_GE(known, 0) << "the capture has a gap";
        const ByteView fresh = text.Part(static_cast<std::size_t>(std::max(known, 0)));
        m_next += static_cast<std::uint32_t>(fresh.size());
        return fresh;
    }

  private:
    std::uint32_t m_next = 0;
};

template <typename T>
Octets
Encoded(const T& thing)
{
    Octets octets;
    ByteWriter out(octets);
    Encode(thing, out);
    return octets;
}

Octets
OctetsOf(ByteView view)
{
    return {view.begin(), view.end()};
}

std::string
OfPeers(const std::string& name)
{
    return "../shared/pcaps/" + name + ".client.pcap";
}

std::string
OfOurs(const std::string& name)
{
    return "tests/golden/captures/" + name + ".pcap";
}

class RealCapture : public testing::TestWithParam<std::string>
{
  protected:
    void SetUp() override
    {
        const std::string& path = GetParam();
        if (!std::filesystem::exists(path))
        {
            GTEST_SKIP() << path << " is not there";
        }
        m_datagrams = Read(path);
        ASSERT_FALSE(m_datagrams.empty());
    }

    std::vector<Datagram> m_datagrams;
};

TEST_P(RealCapture, EveryControlMessageComesBackAsItWas)
{
    std::map<bool, Stream> streams;
    std::map<bool, pptp::MessageCutter> cutters;
    std::map<bool, Octets> seen;
    std::map<bool, Octets> again;
    int messages = 0;
    for (const Datagram& datagram : m_datagrams)
    {
        if (datagram.protocol != kTcp)
        {
            continue;
        }
        const ByteView fresh = streams[datagram.fromClient].New(datagram.payload);
        ByteWriter(seen[datagram.fromClient]).View(fresh);
        pptp::MessageCutter& cutter = cutters[datagram.fromClient];
        cutter.Feed(fresh);
        for (auto next = cutter.Next();; next = cutter.Next())
        {
            ASSERT_TRUE(next.Ok());
            if (!next.Value())
            {
                break;
            }
            ++messages;
            ByteWriter out(again[datagram.fromClient]);
            pptp::Encode(*next.Value(), out);
        }
    }
    EXPECT_GE(messages, 4);
    EXPECT_EQ(again[true], seen[true]);
    EXPECT_EQ(again[false], seen[false]);
}

/// What a PPP payload encodes to after it was decoded; none for those that are not decoded here.
std::optional<Octets>
Again(const ppp::Frame& frame)
{
    switch (frame.protocol)
    {
    case ppp::ProtocolNumber::Lcp:
    case ppp::ProtocolNumber::Ipcp:
    case ppp::ProtocolNumber::Ccp: {
        const auto packet = ppp::DecodeControlPacket(frame.payload);
        EXPECT_TRUE(packet.has_value());
        if (packet->code <= ppp::Code::ConfigureReject)
        {
            Octets options;
            ByteWriter out(options);
            ppp::OptionReader reader(packet->data);
            while (const auto option = reader.Next())
            {
                Encode(*option, out);
            }
            EXPECT_TRUE(reader.Ok());
            EXPECT_EQ(ByteView(options), packet->data);
        }
        return Encoded(*packet);
    }
    case ppp::ProtocolNumber::Pap:
        return Encoded(ppp::DecodePap(frame.payload).value());
    case ppp::ProtocolNumber::Chap:
        return Encoded(ppp::DecodeChap(frame.payload).value());
    default:
        return std::nullopt;
    }
}

TEST_P(RealCapture, EveryGreHeaderAndPppFrameComesBackAsItWas)
{
    int frames = 0;
    for (const Datagram& datagram : m_datagrams)
    {
        if (datagram.protocol != gre::kIpProtocol)
        {
            continue;
        }
        const auto packet = gre::Decode(datagram.payload);
        ASSERT_TRUE(packet.Ok());
        Octets again = Encoded(packet.Value().header);
        if (packet.Value().header.sequence)
        {
            const auto frame = ppp::DecodeFrame(packet.Value().payload);
            ASSERT_TRUE(frame.has_value());
            ++frames;
            ByteWriter out(again);
            EncodeFrameHeader(frame->protocol, frame->framing, out);
            const auto payload = Again(*frame);
            out.View(payload ? ByteView(*payload) : frame->payload);
        }
        EXPECT_EQ(again, datagram.payload);
    }
    EXPECT_GE(frames, 1);
}

std::string
NameOf(const testing::TestParamInfo<std::string>& instance)
{
    std::string name = std::filesystem::path(instance.param).stem().stem().string();
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Peers,
                         RealCapture,
                         testing::Values(OfPeers("a_mschapv2_mppe128"),
                                         OfPeers("b1_pap_noenc"),
                                         OfPeers("b2_mschap1_noenc"),
                                         OfPeers("c1_gre_icmp_admin"),
                                         OfPeers("e1_wrong_password"),
                                         OfPeers("g1_loss5"),
                                         OfPeers("g4_delay50"),
                                         OfPeers("h3_host_vanishes_lcp_echo")),
                         NameOf);

INSTANTIATE_TEST_SUITE_P(Ours,
                         RealCapture,
                         testing::Values(OfOurs("mschapv2-mppe128"),
                                         OfOurs("pap-fragments"),
                                         OfOurs("wrong-password")),
                         NameOf);

/// Follows the authentication of a capture and then its encrypted frames.
class Listener
{
  public:
    void Hear(bool fromClient, const ppp::Frame& frame)
    {
        if (frame.protocol == ppp::ProtocolNumber::Chap)
        {
            HearChap(ppp::DecodeChap(frame.payload).value());
        }
        else if (frame.protocol == ppp::ProtocolNumber::Compressed)
        {
            HearEncrypted(fromClient, frame.payload);
        }
    }

    int verifiedResponses = 0;
    int decrypted = 0;

  private:
    void HearChap(const ppp::ChapPacket& packet)
    {
        if (packet.code == ppp::ChapCode::Challenge)
        {
            m_challenge = OctetsOf(packet.value);
        }
        else if (packet.code == ppp::ChapCode::Response)
        {
            const std::string user(packet.name.begin(), packet.name.end());
            HearResponse(packet.value, user);
        }
        else if (packet.code == ppp::ChapCode::Success)
        {
            const std::string text(packet.message.begin(), packet.message.end());
            EXPECT_EQ(text.substr(0, m_proof.size()), m_proof);
        }
    }

    void HearResponse(ByteView value, const std::string& user)
    {
        const auto answer = auth::ReadMsChapV2Response(value);
        ASSERT_TRUE(answer.has_value());
        ASSERT_EQ(m_challenge.size(), 16U);
        auth::MsChapV2Exchange exchange;
        std::copy(m_challenge.begin(), m_challenge.end(), exchange.authenticatorChallenge.begin());
        exchange.peerChallenge = answer->peerChallenge;
        exchange.user = user;
        const auto hash = auth::NtHash(kPassword);
        const auto response = auth::NtResponse(exchange, hash);
        verifiedResponses += response == answer->ntResponse ? 1 : 0;
        m_proof = auth::AuthenticatorResponse(exchange, hash, response);
        const auto secret = auth::MsChapV2Secret(hash, response);
        for (const bool client : {true, false})
        {
            const auto direction =
                client ? mppe::Direction::ClientToServer : mppe::Direction::ServerToClient;
            const mppe::Parameters parameters = {
                mppe::Strength::Bits128, true, mppe::Fidelity::Real};
            m_decryptors.insert_or_assign(
                client,
                mppe::Decryptor(mppe::StartKey(secret, parameters.strength, direction),
                                parameters));
        }
    }

    void HearEncrypted(bool fromClient, ByteView packet)
    {
        const auto clear = m_decryptors.at(fromClient).Decrypt(packet);
        ASSERT_TRUE(clear.Ok());
        const auto frame = ppp::DecodeFrame(clear.Value());
        ASSERT_TRUE(frame.has_value());
        EXPECT_EQ(frame->protocol, ppp::ProtocolNumber::Ip);
        EXPECT_EQ(frame->payload[0] >> 4U, 4) << "an IPv4 header";
        ++decrypted;
    }

    Octets m_challenge;
    std::string m_proof;
    std::map<bool, mppe::Decryptor> m_decryptors;
};

class RealMppe : public testing::TestWithParam<std::string>
{
};

TEST_P(RealMppe, ACapturedSessionIsDecryptedToTheLastPacket)
{
    const std::string& path = GetParam();
    if (!std::filesystem::exists(path))
    {
        GTEST_SKIP() << path << " is not there";
    }
    Listener listener;
    for (const Datagram& datagram : Read(path))
    {
        if (datagram.protocol != gre::kIpProtocol)
        {
            continue;
        }
        const auto packet = gre::Decode(datagram.payload);
        const auto frame = ppp::DecodeFrame(packet.Value().payload);
        if (packet.Value().header.sequence && frame)
        {
            listener.Hear(datagram.fromClient, *frame);
        }
    }
    EXPECT_EQ(listener.verifiedResponses, 1);
    EXPECT_GT(listener.decrypted, 100);
}

INSTANTIATE_TEST_SUITE_P(Peers, RealMppe, testing::Values(OfPeers("a_mschapv2_mppe128")), NameOf);
INSTANTIATE_TEST_SUITE_P(Ours, RealMppe, testing::Values(OfOurs("mschapv2-mppe128")), NameOf);

} // namespace
} // namespace pptplab::session
