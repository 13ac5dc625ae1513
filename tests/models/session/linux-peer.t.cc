// SPDX-License-Identifier: GPL-2.0-only

// MPPE between this model and a Linux peer, on octets: pppd's and the kernel's rules on one end of
// a link, ours on the other.

#include "models/ppp/frame.h"
#include "models/session/encryption.h"
#include "tests/models/mppe/linux-mppe.h"
#include "tests/models/ppp/link-end.h"

#include <gtest/gtest.h>

#include <deque>
#include <functional>

namespace pptplab::session
{
namespace
{

using ppp::ProtocolNumber;

const Octets kPing(40, 0x45);

auth::EncryptionSecret
Secret()
{
    auth::EncryptionSecret secret;
    secret.source = auth::EncryptionSecret::Source::MsChapV2;
    secret.hashOfNtHash.fill(7);
    secret.ntResponse.fill(9);
    return secret;
}

/// One end of a link whose log-on is over: what the two kinds share.
class LinkEnd : public ppp::End
{
  public:
    explicit LinkEnd(std::uint64_t seed) : End({}, seed) {}

    void SendFrame(ByteView frame) override { toPeer(Octets(frame.begin(), frame.end())); }

    void OnAuthenticate(ppp::AuthenticationProtocol /*protocol*/) override
    {
        ppp::NetworkConfig networks;
        networks.protocols = {NetworkProtocol::NetBeui};
        networks.ccp = ppp::CcpConfig{};
        networks.ccp->supported =
            ppp::MppeBits::k128 | (stateless ? ppp::MppeBits::kStateless : 0U);
        link->StartNetworks(networks);
    }

    void OnNetworkPacket(ProtocolNumber /*protocol*/, ByteView packet) override
    {
        if (packet == ByteView(kPing)) // else noise that happens to have the protocol's number
        {
            onPing();
        }
    }

    void Ping() { EXPECT_TRUE(link->SendNetwork(ProtocolNumber::Nbf, kPing)); }

    bool stateless = false;
    std::function<void(const Octets&)> toPeer;
    std::function<void()> onPing;
};

/// As Tunnel joins them.
class OurEnd final : public LinkEnd
{
  public:
    OurEnd(const mppe::FlushRules& rules, bool isServer)
        : LinkEnd(100), m_encryption(m_options, isServer)
    {
        m_options.flush = rules;
        m_encryption.TakeSecret(Secret());
    }

    void OnEncryption(std::uint32_t bits) override { m_encryption.OnAgreed(bits); }
    Octets Encrypt(ByteView frame) override { return m_encryption.Encrypt(frame); }
    std::optional<Octets> Decrypt(ByteView packet) override
    {
        auto frame = m_encryption.Decrypt(packet);
        if (frame)
        {
            return std::move(frame).Value();
        }
        link->SendResetRequest();
        return std::nullopt;
    }
    void OnResetRequest() override { m_encryption.Flush(); }

  private:
    EncryptionOptions m_options;
    Encryption m_encryption;
};

/// The kernel decompresses nothing from an error on until a Reset-Ack comes, and pppd sends one
/// Reset-Request; that it repeats after a second is left out.
class LinuxEnd final : public LinkEnd
{
  public:
    explicit LinuxEnd(bool isServer)
        : LinkEnd(200),
          m_out(isServer ? mppe::Direction::ServerToClient : mppe::Direction::ClientToServer),
          m_in(isServer ? mppe::Direction::ClientToServer : mppe::Direction::ServerToClient)
    {
    }

    void OnEncryption(std::uint32_t bits) override
    {
        const bool stateful = (bits & ppp::MppeBits::kStateless) == 0;
        const auto make = [stateful](mppe::Direction direction) {
            const auto strength = mppe::Strength::Bits128;
            return mppe::LinuxMppe(
                mppe::StartKey(Secret(), strength, direction), strength, stateful);
        };
        m_compressor = make(m_out);
        m_decompressor = make(m_in);
    }
    Octets Encrypt(ByteView frame) override { return m_compressor->Compress(frame); }
    std::optional<Octets> Decrypt(ByteView packet) override
    {
        if (m_waits)
        {
            return std::nullopt;
        }
        auto frame = m_decompressor->Decompress(packet);
        if (!frame)
        {
            m_waits = true;
            link->SendResetRequest();
        }
        return frame;
    }
    void OnResetRequest() override { m_compressor->CompressorReset(); }
    void OnResetAck() { m_waits = false; }

  private:
    mppe::Direction m_out;
    mppe::Direction m_in;
    std::optional<mppe::LinuxMppe> m_compressor;
    std::optional<mppe::LinuxMppe> m_decompressor;
    bool m_waits = false;
};

/// CCP's Reset-Ack, RFC 1962 3.
bool
IsResetAck(const Octets& octets)
{
    const auto frame = ppp::DecodeFrame(octets);
    return frame && frame->protocol == ProtocolNumber::Ccp && !frame->payload.empty() &&
           frame->payload[0] == 15;
}

bool
IsEncrypted(const Octets& octets)
{
    const auto frame = ppp::DecodeFrame(octets);
    return frame && frame->protocol == ProtocolNumber::Compressed;
}

struct Case
{
    mppe::FlushRules rules{};
    bool stateless = false;
    bool oursAsks = true;     ///< who sends the pings; the other answers
    bool losesOurs = true;    ///< every 20th encrypted packet of which end is lost
    bool losesAcks = false;   ///< our Reset-Acks never arrive
    std::size_t underWay = 0; ///< pings on the line each way
    int pings = 60;
    int lossEvery = 20;
};

class Line
{
  public:
    explicit Line(const Case& which) : m_case(which), m_ours(which.rules, false), m_linux(true)
    {
        m_ours.stateless = m_linux.stateless = which.stateless;
        m_ours.toPeer = [this](const Octets& frame) { Carry(frame, true); };
        m_linux.toPeer = [this](const Octets& frame) { Carry(frame, false); };
        LinkEnd& asks = which.oursAsks ? static_cast<LinkEnd&>(m_ours) : m_linux;
        LinkEnd& answers = which.oursAsks ? static_cast<LinkEnd&>(m_linux) : m_ours;
        asks.onPing = [this] { ++m_answered; };
        answers.onPing = [&answers] { answers.Ping(); };
    }

    /// How many of the pings are answered.
    int Run()
    {
        m_ours.link->Start();
        m_linux.link->Start();
        Deliver(0);
        EXPECT_EQ(m_ours.up.size(), 1U);
        m_loses = true;
        for (int i = 0; i < m_case.pings; ++i)
        {
            ++m_turn;
            (m_case.oursAsks ? static_cast<LinkEnd&>(m_ours) : m_linux).Ping();
            Deliver(m_case.underWay);
        }
        m_loses = false;
        Deliver(0);
        return m_answered;
    }

  private:
    struct OnItsWay
    {
        Octets frame;
        bool fromOurs;
        std::size_t turn;
    };

    void Carry(const Octets& frame, bool fromOurs)
    {
        const bool counts = m_loses && fromOurs == m_case.losesOurs && IsEncrypted(frame);
        const bool lost = counts && ++m_encrypted % m_case.lossEvery == 0;
        if (!lost && !(m_case.losesAcks && fromOurs && IsResetAck(frame)))
        {
            m_line.push_back({frame, fromOurs, m_turn});
        }
    }

    /// What is older than `age` turns arrives, in order.
    void Deliver(std::size_t age)
    {
        while (!m_line.empty() && m_line.front().turn + age <= m_turn)
        {
            const OnItsWay next = m_line.front();
            m_line.pop_front();
            if (next.fromOurs && IsResetAck(next.frame))
            {
                m_linux.OnResetAck();
            }
            (next.fromOurs ? static_cast<LinkEnd&>(m_linux) : m_ours).link->OnFrame(next.frame);
        }
    }

    Case m_case;
    OurEnd m_ours;
    LinuxEnd m_linux;
    std::deque<OnItsWay> m_line;
    std::size_t m_turn = 0;
    int m_encrypted = 0;
    int m_answered = 0;
    bool m_loses = false;
};

int
Answered(const Case& which)
{
    return Line(which).Run();
}

Case
Of(bool oursAsks, bool losesOurs, std::size_t underWay)
{
    Case which;
    which.oursAsks = oursAsks;
    which.losesOurs = losesOurs;
    which.underWay = underWay;
    return which;
}

TEST(LinuxPeer, HasAllPacketsWithHistoryUnlessTheFirstIsFlushed)
{
    for (const bool oursAsks : {true, false})
    {
        Case which = Of(oursAsks, true, 1);
        which.pings = 600; // three flag packets
        which.lossEvery = which.pings + 1;
        EXPECT_EQ(Answered(which), 600);
        which.rules.onFirstPacket = true;
        EXPECT_EQ(Answered(which), 0);
        which.stateless = true;
        EXPECT_EQ(Answered(which), 600);
    }
}

// Of 60 pings, each 20th packet of one direction lost. A real peer (SOURCES: Real peers) answered
// 19 without Reset-Acks and with the same key, 45 with both, 57 without history.
TEST(LinuxPeer, FindsItsPlaceAgainByAResetAckAndTheNextKey)
{
    struct Row
    {
        std::size_t underWay;
        int answered;
    };
    for (const bool oursAsks : {true, false})
    {
        for (const Row& row : {Row{0, 55}, Row{1, 51}, Row{2, 47}, Row{3, 43}})
        {
            SCOPED_TRACE(row.underWay);
            Case which = Of(oursAsks, oursAsks, row.underWay);
            EXPECT_EQ(Answered(which), 19) << "the same key";
            which.rules.changesKey = true;
            EXPECT_EQ(Answered(which), row.answered);
            which.losesAcks = oursAsks; // where Linux is to recover
            EXPECT_EQ(Answered(which), oursAsks ? 19 : row.answered);
            which.stateless = true;
            EXPECT_EQ(Answered(which), 57);
        }
    }
}

} // namespace
} // namespace pptplab::session
