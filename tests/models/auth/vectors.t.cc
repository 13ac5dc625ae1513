// SPDX-License-Identifier: GPL-2.0-only
#include "models/auth/chap-md5.h"
#include "models/auth/failure-message.h"
#include "models/auth/hashes.h"
#include "models/auth/ms-chap-v1.h"
#include "models/auth/ms-chap-v2.h"
#include "models/auth/pap.h"
#include "tests/models/auth/hex.h"

#include <gtest/gtest.h>

namespace pptplab::auth
{
namespace
{

constexpr OemConversion kAscii{};

const std::string kChallenge = "102DB5DF085D3041";

MsChapV2Exchange
ExchangeOfRfc2759()
{
    return {FromHex<16>("5B5D7C7D7B3F2F3E3C2C602132262628"),
            FromHex<16>("21402324255E262A28295F2B3A337C7E"),
            "User"};
}

TEST(Hashes, OfTheEmptyPassword)
{
    EXPECT_EQ(Hex(NtHash(u"")), "31D6CFE0D16AE931B73C59D7E0C089C0");
    EXPECT_EQ(Hex(LmHash(u"", kAscii)), "AAD3B435B51404EEAAD3B435B51404EE");
}

TEST(Hashes, OfRfc2433AppendixB)
{
    const auto challenge = FromHex<8>(kChallenge);
    EXPECT_EQ(Hex(LmHash(u"MyPw", kAscii)), "75BA30198E6D1975AAD3B435B51404EE");
    EXPECT_EQ(Hex(NtHash(u"MyPw")), "FC156AF7EDCD6C0EDDE3337D427F4EAC");
    EXPECT_EQ(Hex(ChallengeResponse(challenge, LmHash(u"MyPw", kAscii))),
              "91881D0152AB0C33C524135EC24A95EE64E23CDC2D33347D");
    EXPECT_EQ(Hex(ChallengeResponse(challenge, NtHash(u"MyPw"))),
              "4E9D3C8F9CFD385D5BF4D3246791956CA4C351AB409A3D61");
}

TEST(Hashes, TheDesKeysOfRfc2433AppendixB3)
{
    // The first 14 octets of the NT hash of "MyPw".
    EXPECT_EQ(Hex(DesKey(FromHex<7>("FC156AF7EDCD6C"))), "FD0B5B5E7F6E34D9");
    EXPECT_EQ(Hex(DesKey(FromHex<7>("0EDDE3337D427F"))), "0E6E796737EA08FE");
}

TEST(Hashes, OfRfc3079Section2_5)
{
    EXPECT_EQ(Hex(LmHash(u"clientPass", kAscii)), "76A152936096D7830E2390227404AFD2");
}

TEST(MsChapV2, OfRfc2759Section9_2)
{
    const MsChapV2Exchange exchange = ExchangeOfRfc2759();
    const Hash16 nt = NtHash(u"clientPass");
    EXPECT_EQ(Hex(ChallengeHash(exchange)), "D02E4386BCE91226");
    EXPECT_EQ(Hex(nt), "44EBBA8D5312B8D611474411F56989AE");
    const Response24 response = NtResponse(exchange, nt);
    EXPECT_EQ(Hex(response), "82309ECD8D708B5EA08FAA3981CD83544233114A3D85D6DF");
    EXPECT_EQ(Hex(HashOf(nt)), "41C00C584BD2D91C4017A2A12FA59F3F");
    EXPECT_EQ(AuthenticatorResponse(exchange, nt, response),
              "S=407A5589115FD0D6209F510FE9C04566932CDA56");
}

TEST(MsChapV2, AResponseComesBackAsItWasSent)
{
    const auto challenge = FromHex<16>("21402324255E262A28295F2B3A337C7E");
    const auto response = NtResponse(ExchangeOfRfc2759(), NtHash(u"clientPass"));
    const Octets value = MsChapV2Response(challenge, response);
    ASSERT_EQ(value.size(), 49U);
    const auto answer = ReadMsChapV2Response(value);
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->peerChallenge, challenge);
    EXPECT_EQ(answer->ntResponse, response);
    EXPECT_FALSE(ReadMsChapV2Response(ByteView(value).Part(0, 48)).has_value());
}

TEST(MsChapV2, TheDomainIsNoPartOfTheName)
{
    EXPECT_EQ(WithoutDomain("DOMAIN\\User"), "User");
    EXPECT_EQ(WithoutDomain("User"), "User");
}

TEST(MsChapV1, TheServerChecksTheNtResponseOrElseTheLmResponse)
{
    const auto challenge = FromHex<8>(kChallenge);
    const auto account = AccountWith(u"MyPw");
    Octets value = MsChapV1Response({u"MyPw", {}, true}, challenge);
    ASSERT_EQ(value.size(), 49U);
    EXPECT_EQ(CheckMsChapV1(account, challenge, value), Denial::None);
    value[0] ^= 1U;
    EXPECT_EQ(CheckMsChapV1(account, challenge, value), Denial::None) << "LM is not looked at";
    value[48] = 0;
    EXPECT_EQ(CheckMsChapV1(account, challenge, value), Denial::WrongPassword);
    value[0] ^= 1U;
    EXPECT_EQ(CheckMsChapV1(account, challenge, value), Denial::None);
    EXPECT_EQ(CheckMsChapV1({}, challenge, value), Denial::WrongPassword);
    value.pop_back();
    EXPECT_EQ(CheckMsChapV1(account, challenge, value), Denial::WrongPassword);
}

TEST(MsChapV1, WithoutUseLmPasswordTheLmResponseIsEmpty)
{
    const Octets value = MsChapV1Response({u"MyPw", {}, false}, FromHex<8>(kChallenge));
    EXPECT_EQ(ByteView(value).Part(0, 24), ByteView(Octets(24, 0)));
}

TEST(MsChapV1, AnAccountIsDeniedOnlyAfterItsPasswordWasRight)
{
    const auto challenge = FromHex<8>(kChallenge);
    auto account = AccountWith(u"MyPw");
    account.denial = Denial::PasswordExpired;
    const Octets right = MsChapV1Response({u"MyPw", {}, true}, challenge);
    const Octets wrong = MsChapV1Response({u"mypw", {}, true}, challenge);
    EXPECT_EQ(CheckMsChapV1(account, challenge, right), Denial::PasswordExpired);
    EXPECT_EQ(CheckMsChapV1(account, challenge, wrong), Denial::WrongPassword);
}

TEST(ChapMd5, NeedsTheTextOfThePassword)
{
    // MD5("\x01" "ab" "cd"), computed with another implementation.
    const Octets secret = {'a', 'b'};
    const Octets challenge = {'c', 'd'};
    const Hash16 response = ChapMd5Response(1, secret, challenge);
    EXPECT_EQ(Hex(response), "B08E8C70EC1C65A1DD820DC11E673353");
    auto account = AccountWith(u"ab");
    const ChapAnswer answer = {1, challenge, ViewOf(response)};
    EXPECT_EQ(CheckChapMd5(account, answer), Denial::None);
    EXPECT_EQ(CheckChapMd5(account, {2, challenge, ViewOf(response)}), Denial::WrongPassword);
    account.reversiblePassword.reset();
    EXPECT_EQ(CheckChapMd5(account, answer), Denial::WrongPassword);
    EXPECT_EQ(CheckChapMd5({}, answer), Denial::WrongPassword);
}

TEST(Pap, ChecksTheHashOfWhatWasSent)
{
    const auto account = AccountWith(u"Pässword");
    EXPECT_EQ(CheckPap(account, PapOctets(u"Pässword")), Denial::None);
    EXPECT_EQ(CheckPap(account, PapOctets(u"Password")), Denial::WrongPassword);
    EXPECT_EQ(CheckPap({}, PapOctets(u"Pässword")), Denial::WrongPassword);
}

TEST(FailureMessage, SaysTheReasonInTheFormOfRfc2433Section8)
{
    const auto octets = [](std::string_view text) { return Octets(text.begin(), text.end()); };
    EXPECT_EQ(FailureMessage(Denial::WrongPassword, true), "E=691 R=1");
    EXPECT_EQ(DenialIn(octets("E=649 R=0")), Denial::NoDialInPermission);
    EXPECT_EQ(DenialIn(octets("E=648 R=0 C=00 V=3")), Denial::PasswordExpired);
    EXPECT_EQ(DenialIn(octets("sorry")), Denial::WrongPassword);
    EXPECT_TRUE(RetryAllowedIn(octets("E=691 R=1 C=00")));
    EXPECT_FALSE(RetryAllowedIn(octets("E=691")));
    EXPECT_EQ(ChallengeIn(octets("E=691 R=1 C=0aFF V=2")), (Octets{0x0A, 0xFF}));
    EXPECT_EQ(ChallengeIn(octets("E=691 R=1 C=0aF")), (Octets{0x0A}));
    EXPECT_FALSE(ChallengeIn(octets("E=691 R=1")).has_value());
    for (const auto denial : {Denial::AccessDenied,
                              Denial::LogonHours,
                              Denial::AccountDisabled,
                              Denial::PasswordExpired,
                              Denial::NoDialInPermission,
                              Denial::WrongPassword,
                              Denial::AccountExpired,
                              Denial::ChangingPassword})
    {
        EXPECT_EQ(DenialIn(octets(FailureMessage(denial, false))), denial);
    }
}

TEST(Oem, TheSectionSignHasAPlaceInEachCodePage)
{
    const std::u16string text = u"aß\u00A7é";
    EXPECT_EQ(OemOctets(text, {CodePage::Oem850, {}}), (Octets{'a', 0xE1, 0xF5, 0x82}));
    EXPECT_EQ(OemOctets(text, {CodePage::Oem437, {}}), (Octets{'a', 0xE1, 0x15, 0x82}));
    EXPECT_EQ(OemOctets(text, {CodePage::Oem850, 0xA7}), (Octets{'a', 0xE1, 0xA7, 0x82}));
    EXPECT_EQ(OemOctets(u"\u20AC", {}), Octets{'?'});
}

TEST(Oem, LettersAreUpperCasedAsFarAsTheCodePageGoes)
{
    EXPECT_EQ(UpperOemOctets(u"zàé÷", {CodePage::Oem850, {}}), (Octets{'Z', 0xB7, 0x90, 0xF6}));
    EXPECT_EQ(UpperOemOctets(u"zàé÷", {CodePage::Oem437, {}}), (Octets{'Z', 0x85, 0x90, 0xF6}))
        << "437 has no capital a grave";
}

TEST(Oem, ThePlaceOfTheSectionSignDecidesTheFirstHalfOfTheLmHash)
{
    const auto firstHalf = [](std::uint8_t place) {
        return Hex(LmHash(u"Kenn\u00A7wort", {CodePage::Oem850, place})).substr(0, 16);
    };
    EXPECT_EQ(firstHalf(0xF5), "0901DE6928C145DC");
    EXPECT_EQ(firstHalf(0x15), "7BEF28E8922B55FE");
    EXPECT_EQ(firstHalf(0xA7), "4807A417FFBF9BCC");
    const auto hash = [](std::uint8_t place) {
        return Hex(LmHash(u"Passwor\u00A7t", {CodePage::Oem850, place}));
    };
    EXPECT_EQ(hash(0xF5).substr(0, 16), hash(0x15).substr(0, 16)) << "it is in the second half";
    EXPECT_NE(hash(0xF5), hash(0x15));
}

} // namespace
} // namespace pptplab::auth
