// SPDX-License-Identifier: GPL-2.0-only
#include "models/auth/chap-md5.h"
#include "models/ppp/chap.h"
#include "models/ppp/frame.h"
#include "tests/models/session/wire.h"

#include <gtest/gtest.h>

namespace pptplab::session
{
namespace
{

using std::chrono::seconds;

constexpr ppp::AuthenticationProtocols kNone = {false, false, false, false};
constexpr ppp::AuthenticationProtocols kAll = {true, true, true, true};
constexpr ppp::AuthenticationProtocols kMd5 = {false, false, true, false};
constexpr ppp::AuthenticationProtocols kV1 = {false, true, false, false};
constexpr ppp::AuthenticationProtocols kV2 = {true, false, false, false};
constexpr ppp::AuthenticationProtocols kPap = {false, false, false, true};

/// The CHAP packets among what an end sent.
std::vector<Octets>
ChapSentBy(const Story& story)
{
    std::vector<Octets> packets;
    for (const Octets& octets : story.gre)
    {
        const auto packet = gre::Decode(octets);
        const auto frame = ppp::DecodeFrame(packet.Value().payload);
        if (frame && frame->protocol == ppp::ProtocolNumber::Chap)
        {
            packets.emplace_back(frame->payload.begin(), frame->payload.end());
        }
    }
    return packets;
}

struct Case
{
    const char* name;
    ppp::AuthenticationProtocols protocols;
    std::size_t valueSize; ///< octets of the Response's value, 0 for PAP
};

class EachProtocol : public testing::TestWithParam<Case>
{
};

TEST_P(EachProtocol, LetsTheRightPasswordIn)
{
    Wire wire;
    wire.clientOptions.authentication.protocols = GetParam().protocols;
    wire.serverOptions.authentication.protocols = kAll;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    const auto responses = ChapSentBy(wire.client.story);
    ASSERT_EQ(responses.size(), GetParam().valueSize == 0 ? 0U : 1U);
    if (!responses.empty())
    {
        EXPECT_EQ(ppp::DecodeChap(responses[0])->value.size(), GetParam().valueSize);
    }
}

TEST_P(EachProtocol, KeepsAWrongPasswordOutWith691)
{
    Wire wire;
    wire.clientOptions.authentication.protocols = GetParam().protocols;
    wire.serverOptions.authentication.protocols = GetParam().protocols;
    wire.clientOptions.password = u"Password";
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 691);
    EXPECT_EQ(OutcomeOf(wire.client.story.ends.front()), Outcome::FailedPassword);
    EXPECT_FALSE(wire.server.story.Up());
    EXPECT_EQ(wire.server.story.released.size(), 1U);
}

TEST_P(EachProtocol, TellsWhyAnAccountMayNotLogOn)
{
    for (const auto denial : {auth::Denial::LogonHours,
                              auth::Denial::AccountDisabled,
                              auth::Denial::PasswordExpired,
                              auth::Denial::NoDialInPermission,
                              auth::Denial::AccountExpired,
                              auth::Denial::ChangingPassword})
    {
        Wire wire;
        wire.clientOptions.authentication.protocols = GetParam().protocols;
        wire.serverOptions.authentication.protocols = GetParam().protocols;
        wire.server.accounts["user"].denial = denial;
        wire.Dial();
        ASSERT_TRUE(wire.RunUntilClosed());
        EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), static_cast<int>(denial));
        EXPECT_EQ(OutcomeOf(wire.client.story.ends.front()), Outcome::FailedPermission);
    }
}

/// MD5 has no second try: RFC 1994 ends the link.
bool
AllowsRetries(const Case& which)
{
    return !which.protocols.chapMd5;
}

TEST_P(EachProtocol, LetsACallerInWhoTypesTheRightPasswordNext)
{
    Wire wire;
    wire.clientOptions.authentication.protocols = GetParam().protocols;
    wire.serverOptions.authentication.protocols = GetParam().protocols;
    wire.clientOptions.password = u"Password";
    wire.clientOptions.retypedPassword = u"password";
    wire.clientOptions.encryption.policy = EncryptionPolicy::Optional;
    wire.Dial();
    wire.clock.RunFor(std::chrono::seconds(30));
    EXPECT_EQ(wire.client.story.Up(), AllowsRetries(GetParam()));
    EXPECT_EQ(wire.server.accountsAsked, AllowsRetries(GetParam()) ? 2 : 1);
}

TEST_P(EachProtocol, EndsAfterAuthenticateRetriesOtherTries)
{
    for (const int retries : {0, 2, 5})
    {
        Wire wire;
        wire.clientOptions.authentication.protocols = GetParam().protocols;
        wire.serverOptions.authentication.protocols = GetParam().protocols;
        wire.serverOptions.authentication.retries = static_cast<std::uint8_t>(retries);
        wire.clientOptions.password = u"Password";
        wire.clientOptions.retypedPassword = u"PASSWORD";
        wire.Dial();
        ASSERT_TRUE(wire.RunUntilClosed());
        EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 691);
        EXPECT_EQ(wire.server.accountsAsked, AllowsRetries(GetParam()) ? 1 + retries : 1);
        EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::Denied);
    }
}

TEST_P(EachProtocol, IsOverAfterAuthenticateTime)
{
    Wire wire;
    wire.clientOptions.authentication.protocols = GetParam().protocols;
    wire.serverOptions.authentication.protocols = GetParam().protocols;
    wire.clientOptions.password = u"Password";
    wire.clientOptions.retypedPassword = u"password";
    wire.clientOptions.typingTime = std::chrono::hours(1);
    wire.Dial();
    ASSERT_TRUE(wire.clock.RunUntil([&] { return !wire.server.story.ends.empty(); }, seconds(200)));
    EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::Denied);
    if (AllowsRetries(GetParam()))
    {
        EXPECT_GE(wire.clock.Now(), seconds(120));
        EXPECT_LT(wire.clock.Now(), seconds(122));
    }
}

TEST_P(EachProtocol, GetsOverTheLossOfAnyPacketOfTheSetUp)
{
    for (std::size_t lost = 0; lost < 20; ++lost)
    {
        SCOPED_TRACE(testing::Message() << "packet " << lost);
        Wire wire;
        wire.clientOptions.authentication.protocols = GetParam().protocols;
        wire.serverOptions.authentication.protocols = GetParam().protocols;
        std::size_t count = 0;
        wire.losesGre = [&count, lost](const Octets&) { return count++ == lost; };
        wire.Dial();
        ASSERT_TRUE(wire.RunUntilUp());
    }
}

INSTANTIATE_TEST_SUITE_P(Authentication,
                         EachProtocol,
                         testing::Values(Case{"pap", kPap, 0},
                                         Case{"md5", kMd5, 16},
                                         Case{"mschap1", kV1, 49},
                                         Case{"mschap2", kV2, 49}),
                         [](const auto& instance) { return std::string(instance.param.name); });

TEST(Authentication, TheStrongestThatBothHaveIsTaken)
{
    Wire wire;
    wire.clientOptions.authentication.protocols = {false, true, true, true};
    wire.serverOptions.authentication.protocols = kAll;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    const auto challenges = ChapSentBy(wire.server.story);
    ASSERT_FALSE(challenges.empty());
    EXPECT_EQ(ppp::DecodeChap(challenges[0])->value.size(), 8U) << "v1 has 8 octets, v2 has 16";
}

TEST(Authentication, NothingInCommonEndsTheCall)
{
    Wire wire;
    wire.clientOptions.authentication.protocols = kPap;
    wire.serverOptions.authentication.protocols = kV2;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::NoAuthentication);
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::PeerHangUp);
}

TEST(Authentication, AServerThatDemandsNoneAsksForNoAccount)
{
    Wire wire;
    wire.serverOptions.authentication.protocols = kNone;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_EQ(wire.server.accountsAsked, 0);
}

TEST(Authentication, TheNameGoesWithItsDomainAndTheHashWithout)
{
    Wire wire;
    wire.clientOptions.authentication.protocols = kV2;
    wire.serverOptions.authentication.protocols = kV2;
    wire.clientOptions.user = "DOMAIN\\user";
    wire.server.accounts["DOMAIN\\user"] = auth::AccountWith(u"password");
    wire.Dial();
    EXPECT_TRUE(wire.RunUntilUp());
}

TEST(Authentication, AServerThatNeverAnswersIs718)
{
    Wire wire;
    wire.clientOptions.authentication.protocols = kPap;
    wire.losesGre = [](const Octets& octets) {
        const auto frame = ppp::DecodeFrame(gre::Decode(octets).Value().payload);
        return frame && frame->protocol == ppp::ProtocolNumber::Pap && frame->payload[0] != 1;
    };
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 718) << "as in Q319116";
    EXPECT_EQ(OutcomeOf(wire.client.story.ends.front()), Outcome::FailedPppTimeout);
}

TEST(Authentication, AnImpostorIsFoundOutByMsChapV2)
{
    Wire wire;
    wire.clientOptions.authentication.protocols = kV2;
    wire.serverOptions.authentication.protocols = kV2;
    wire.Dial();
    // The verdict is forged on its way: the server "succeeds" without knowing the password.
    const auto honest = wire.server.greToPeer;
    wire.server.greToPeer = [&](const Octets& packet) {
        Octets forged = packet;
        const std::string text(packet.begin(), packet.end());
        const std::size_t proof = text.find("S=");
        if (proof != std::string::npos)
        {
            forged[proof + 2] = forged[proof + 2] == '0' ? '1' : '0';
        }
        honest(forged);
    };
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 5);
    EXPECT_EQ(OutcomeOf(wire.client.story.ends.front()), Outcome::FailedPassword);
}

TEST(Authentication, AnotherResponseToARepeatedChallengeMayMeetTheFormerProof)
{
    for (const bool repeatsResponse : {true, false})
    {
        Wire wire;
        wire.clientOptions.authentication.protocols = kV2;
        wire.serverOptions.authentication.protocols = kV2;
        wire.clientOptions.repeatsResponse = repeatsResponse;
        int responses = 0;
        wire.losesGre = [&responses](const Octets& octets) {
            const auto frame = ppp::DecodeFrame(gre::Decode(octets).Value().payload);
            const bool isResponse =
                frame && frame->protocol == ppp::ProtocolNumber::Chap && frame->payload[0] == 2;
            return isResponse && responses++ == 0;
        };
        wire.Dial();
        wire.clock.RunFor(std::chrono::seconds(30));
        EXPECT_EQ(wire.client.story.Up(), repeatsResponse);
        EXPECT_EQ(wire.client.story.ends.empty(), repeatsResponse);
    }
}

TEST(Chap, HasTheOctetsOfRfc1994Section4)
{
    const Octets value = {0xAA, 0xBB};
    const Octets name = {'x'};
    Octets octets;
    ByteWriter out(octets);
    Encode(ppp::ChapPacket{ppp::ChapCode::Challenge, 5, value, name, {}}, out);
    EXPECT_EQ(octets, (Octets{1, 5, 0, 8, 2, 0xAA, 0xBB, 'x'}));
    const auto packet = ppp::DecodeChap(octets);
    ASSERT_TRUE(packet.has_value());
    EXPECT_EQ(packet->value, ByteView(value));
    EXPECT_EQ(packet->name, ByteView(name));
    EXPECT_FALSE(ppp::DecodeChap(Octets{1, 5, 0, 6, 2, 0xAA}).has_value());
    EXPECT_FALSE(ppp::DecodeChap(Octets{5, 5, 0, 4}).has_value());
    const Octets refused = {4, 5, 0, 6, 'n', 'o'};
    const auto failure = ppp::DecodeChap(refused);
    ASSERT_TRUE(failure.has_value());
    EXPECT_EQ(failure->message, ByteView(Octets{'n', 'o'}));
}

} // namespace
} // namespace pptplab::session
