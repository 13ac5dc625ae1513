// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/frame.h"
#include "tests/models/session/wire.h"

#include <gtest/gtest.h>

namespace pptplab::session
{
namespace
{

using std::chrono::seconds;

/// Sets up both sides alike.
void
Encrypt(Wire& wire, ppp::AuthenticationProtocols authentication, const EncryptionOptions& options)
{
    wire.clientOptions.authentication.protocols = authentication;
    wire.serverOptions.authentication.protocols = authentication;
    wire.clientOptions.encryption = options;
    wire.serverOptions.encryption = options;
}

constexpr ppp::AuthenticationProtocols kV1 = {false, true, false, false};
constexpr ppp::AuthenticationProtocols kV2 = {true, false, false, false};
constexpr ppp::AuthenticationProtocols kPap = {false, false, false, true};

EncryptionOptions
All()
{
    EncryptionOptions options;
    options.policy = EncryptionPolicy::Required;
    options.bits56 = true;
    options.bits128 = true;
    return options;
}

const Octets kPacket(200, 0x45);

/// Sends packets both ways, three a second; how many arrived.
std::pair<std::size_t, std::size_t>
Exchange(Wire& wire, int packets)
{
    for (int i = 0; i < packets; ++i)
    {
        wire.clientEnd->SendNetwork(ppp::ProtocolNumber::Ip, kPacket, wire.clock.Now());
        wire.serverEnd->SendNetwork(
            *wire.server.Find(0x1001), ppp::ProtocolNumber::Ip, kPacket, wire.clock.Now());
        wire.clock.RunFor(std::chrono::milliseconds(333));
    }
    wire.clock.RunFor(seconds(3));
    for (const Story* story : {&wire.client.story, &wire.server.story})
    {
        for (const auto& [protocol, packet] : story->delivered)
        {
            EXPECT_EQ(packet, kPacket);
        }
    }
    return {wire.client.story.delivered.size(), wire.server.story.delivered.size()};
}

TEST(Encryption, IsAgreedOnInEveryStrengthWithAndWithoutHistory)
{
    for (const int bits : {40, 56, 128})
    {
        for (const bool stateless : {false, true})
        {
            for (const auto authentication : {kV1, kV2})
            {
                for (const auto fidelity : {mppe::Fidelity::Real, mppe::Fidelity::Modelled})
                {
                    Wire wire;
                    Encrypt(wire,
                            authentication,
                            {EncryptionPolicy::Required,
                             bits == 40,
                             bits == 56,
                             bits == 128,
                             stateless,
                             true,
                             fidelity});
                    wire.Dial();
                    ASSERT_TRUE(wire.RunUntilUp());
                    EXPECT_EQ(wire.client.story.ups[0].encryptionBits, bits);
                    EXPECT_EQ(wire.server.story.ups[0].encryptionBits, bits);
                    EXPECT_EQ(Exchange(wire, 20), std::pair(std::size_t{20}, std::size_t{20}));
                }
            }
        }
    }
}

/// Whether packets arrive when the caller's machine has the fault of Q236584.
bool
CarriesDataWithASpoiltKey(EncryptionPolicy policy, int bits)
{
    Wire wire;
    EncryptionOptions options = All();
    options.policy = policy;
    options.bits40 = options.bits56 = bits != 128;
    options.bits128 = bits == 128;
    Encrypt(wire, kV1, options);
    wire.clientOptions.encryption.spoils128BitKey = true;
    wire.Dial();
    EXPECT_TRUE(wire.RunUntilUp());
    wire.clientEnd->SendNetwork(ppp::ProtocolNumber::Ip, kPacket, wire.clock.Now());
    wire.clock.RunFor(seconds(3));
    const auto& delivered = wire.server.story.delivered;
    return delivered.size() == 1 && delivered.front().second == kPacket;
}

TEST(Encryption, ASpoiltKeyOf128BitsCarriesNothingWhereEncryptionIsDemanded)
{
    EXPECT_FALSE(CarriesDataWithASpoiltKey(EncryptionPolicy::Required, 128));
    EXPECT_FALSE(CarriesDataWithASpoiltKey(EncryptionPolicy::Required128, 128));
    EXPECT_TRUE(CarriesDataWithASpoiltKey(EncryptionPolicy::Optional, 128));
    EXPECT_TRUE(CarriesDataWithASpoiltKey(EncryptionPolicy::Required, 56));
}

TEST(Encryption, TakesTheStrongestThatBothHave)
{
    Wire wire;
    Encrypt(wire, kV2, All());
    wire.serverOptions.encryption.bits128 = false;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_EQ(wire.client.story.ups[0].encryptionBits, 56);
    EXPECT_EQ(wire.server.story.ups[0].encryptionBits, 56);
}

TEST(Encryption, DataLeaveNoClearTextOnTheWire)
{
    Wire wire;
    Encrypt(wire, kV2, All());
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    wire.clientEnd->SendNetwork(ppp::ProtocolNumber::Ip, kPacket, wire.clock.Now());
    const Octets& octets = wire.client.story.gre.back();
    const auto frame = ppp::DecodeFrame(gre::Decode(octets).Value().payload);
    ASSERT_TRUE(frame.has_value());
    EXPECT_EQ(frame->protocol, ppp::ProtocolNumber::Compressed);
    EXPECT_EQ(frame->payload.size(), 2 + 1 + kPacket.size());
    EXPECT_EQ(frame->payload[0] & 0x90, 0x10) << "encrypted; the first one not FLUSHED";
}

TEST(Encryption, WithoutACommonStrengthARequirementEndsTheCall)
{
    Wire wire;
    Encrypt(wire, kV2, All());
    wire.clientOptions.encryption = {
        EncryptionPolicy::Required128, true, true, true, false, true, mppe::Fidelity::Real};
    wire.serverOptions.encryption = {
        EncryptionPolicy::Optional, true, false, false, false, true, mppe::Fidelity::Real};
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 742);
    EXPECT_EQ(OutcomeOf(wire.client.story.ends.front()), Outcome::FailedEncryption);
}

TEST(Encryption, MoreThanTheQueueHoldsCostsNobodyHisPlaceInTheCipher)
{
    Wire wire;
    Encrypt(wire, kV2, All()); // with history
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    for (int i = 0; i < 200; ++i)
    {
        wire.clientEnd->SendNetwork(ppp::ProtocolNumber::Ip, kPacket, wire.clock.Now());
    }
    wire.clock.RunFor(seconds(30));
    EXPECT_GE(wire.server.story.delivered.size(), wire.clientOptions.gre.transmitQueue);
    EXPECT_LT(wire.server.story.delivered.size(), 200U);
    for (const Octets& octets : wire.server.story.gre)
    {
        const auto frame = ppp::DecodeFrame(gre::Decode(octets).Value().payload);
        const bool isReset = frame && frame->protocol == ppp::ProtocolNumber::Ccp &&
                             frame->payload[0] == static_cast<int>(ppp::Code::ResetRequest);
        EXPECT_FALSE(isReset);
    }
}

// Q172215: all that the caller sees is that the server hung up, before he was connected.
TEST(Encryption, AServerThatDemandsItHangsUpOnACallerWithoutIt)
{
    Wire wire;
    Encrypt(wire, kV2, All());
    wire.clientOptions.encryption.policy = EncryptionPolicy::None;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_FALSE(wire.client.story.Up());
    EXPECT_FALSE(wire.server.story.Up());
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 629);
    EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::NoEncryption);
}

// Q174474: 742 where the server lacks it, 741 where the caller's own machine does.
TEST(Encryption, A40BitMachineThatIsToUse128BitsIs741)
{
    Wire wire;
    Encrypt(wire, kV2, All());
    wire.clientOptions.encryption.policy = EncryptionPolicy::Required128;
    wire.clientOptions.encryption.bits128 = false;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 741);
    EXPECT_EQ(OutcomeOf(wire.client.story.ends.front()), Outcome::FailedEncryption);
}

// Q174474: the server is to demand 128 bits, and its NDISWAN has 40. It hangs up on nobody: who
// demands encryption finds no CCP there, others no IPCP.
TEST(Encryption, AServerWithoutWhatItDemandsHasNoProtocolForAnybody)
{
    for (const auto& [policy, error] :
         {std::pair{EncryptionPolicy::Required, 742}, std::pair{EncryptionPolicy::Optional, 733}})
    {
        Wire wire;
        Encrypt(wire, kV2, All());
        wire.serverOptions.encryption.policy = EncryptionPolicy::Required128;
        wire.serverOptions.encryption.bits128 = false;
        wire.clientOptions.encryption.policy = policy;
        wire.Dial();
        ASSERT_TRUE(wire.RunUntilClosed());
        EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), error);
        EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::EncryptionMissing);
    }
}

// Q172215: the caller does encrypt, in another strength.
TEST(Encryption, NoStrengthInCommonIsNotTheSameAsNoEncryption)
{
    Wire wire;
    Encrypt(wire, kV2, All());
    wire.serverOptions.encryption.policy = EncryptionPolicy::Required128;
    wire.clientOptions.encryption.policy = EncryptionPolicy::Optional;
    wire.clientOptions.encryption.bits128 = false;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 629);
    EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::NoCommonEncryption);
}

TEST(Encryption, CompressionIsOfferedUnlessSwitchedOffAndNeverTaken)
{
    for (const bool offers : {true, false})
    {
        Wire wire;
        Encrypt(wire, kV2, All());
        wire.clientOptions.encryption.offersCompression = offers;
        wire.Dial();
        ASSERT_TRUE(wire.RunUntilUp());
        const auto isOffer = [](const Octets& octets) {
            const auto frame = ppp::DecodeFrame(gre::Decode(octets).Value().payload);
            return frame && frame->protocol == ppp::ProtocolNumber::Ccp && frame->payload[0] == 1 &&
                   (frame->payload[frame->payload.size() - 1] & 1U) != 0;
        };
        const auto& sent = wire.client.story.gre;
        EXPECT_EQ(std::any_of(sent.begin(), sent.end(), isOffer), offers);
        EXPECT_EQ(wire.client.story.ups[0].encryptionBits, 128);
    }
}

TEST(Encryption, AServerThatDemandsItHangsUpOnACallerWithout)
{
    Wire wire;
    Encrypt(wire, kV2, All());
    wire.clientOptions.encryption.policy = EncryptionPolicy::None;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::NoEncryption);
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 629) << "as in Q172215";
}

TEST(Encryption, NeedsTheKeysThatOnlyMsChapLeaves)
{
    Wire wire;
    Encrypt(wire, kPap, All());
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_FALSE(wire.client.story.Up());
    Wire optional;
    EncryptionOptions options = All();
    options.policy = EncryptionPolicy::Optional;
    Encrypt(optional, kPap, options);
    optional.Dial();
    ASSERT_TRUE(optional.RunUntilUp());
    EXPECT_EQ(optional.client.story.ups[0].encryptionBits, 0);
}

TEST(Encryption, OptionalOnOneSideAndNoneOnTheOtherGoesInTheClear)
{
    Wire wire;
    EncryptionOptions options = All();
    options.policy = EncryptionPolicy::Optional;
    Encrypt(wire, kV2, options);
    wire.serverOptions.encryption.policy = EncryptionPolicy::None;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_EQ(wire.client.story.ups[0].encryptionBits, 0);
    EXPECT_EQ(Exchange(wire, 3), std::pair(std::size_t{3}, std::size_t{3}));
}

TEST(Encryption, WithHistoryALossCostsWhatIsUnderWayUntilTheFlush)
{
    struct Row
    {
        bool stateless;
        bool changesKey;
    };
    for (const auto& [stateless, changesKey] :
         {Row{false, false}, Row{false, true}, Row{true, false}})
    {
        Wire wire;
        EncryptionOptions options = All();
        options.stateless = stateless;
        options.flush.changesKey = changesKey;
        Encrypt(wire, kV2, options);
        wire.Dial();
        ASSERT_TRUE(wire.RunUntilUp());
        int dataPackets = 0;
        wire.losesGre = [&dataPackets](const Octets& octets) {
            return octets.size() > kPacket.size() && ++dataPackets % 41 == 0;
        };
        const auto [toClient, toServer] = Exchange(wire, 400);
        // 19 of 800 are lost; with history each takes the next one with it, which tells of it.
        EXPECT_EQ(toClient + toServer, stateless ? 781U : 762U);
    }
}

TEST(Encryption, TheSectionSignIsQ251382)
{
    // Server SP5, caller SP4: another place for the section sign when the LM hash is made.
    constexpr std::uint8_t kFirstPlace = 0xF5;
    constexpr std::uint8_t kSecondPlace = 0x15;
    struct Row
    {
        std::u16string password;
        ppp::AuthenticationProtocols authentication;
        bool bits128;
        bool dataPass;
    };
    const std::vector<Row> rows = {
        {u"Kenn\u00A7wort", kV1, false, false}, // the article's case
        {u"Kennwort", kV1, false, true},
        {u"Passwor\u00A7t", kV1, false, true}, // eighth character: not in the key
        {u"Kenn\u00A7wort", kV1, true, true},
        {u"Kenn\u00A7wort", kV2, false, true},
    };
    for (const Row& row : rows)
    {
        Wire wire;
        Encrypt(wire,
                row.authentication,
                {EncryptionPolicy::Required,
                 !row.bits128,
                 false,
                 row.bits128,
                 false,
                 true,
                 mppe::Fidelity::Real});
        wire.clientOptions.password = row.password;
        wire.clientOptions.oem.sectionSign = kFirstPlace;
        wire.server.accounts["user"] =
            auth::AccountWith(row.password, {auth::CodePage::Oem850, kSecondPlace});
        wire.Dial();
        ASSERT_TRUE(wire.RunUntilUp()) << "the call connects in any case";
        const std::size_t expected = row.dataPass ? 10 : 0;
        EXPECT_EQ(Exchange(wire, 10), std::pair(expected, expected));
    }
}

} // namespace
} // namespace pptplab::session
