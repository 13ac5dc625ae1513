// SPDX-License-Identifier: GPL-2.0-only
#include "models/mppe/keys.h"

#include "models/auth/ms-chap-v1.h"
#include "models/auth/ms-chap-v2.h"
#include "tests/models/auth/hex.h"

#include <gtest/gtest.h>
#include <nettle/arcfour.h>

#include <string_view>

namespace pptplab::mppe
{
namespace
{

auth::EncryptionSecret
SecretV1(std::u16string_view password, auth::OemConversion conversion = {})
{
    return auth::MsChapV1Secret(
        auth::LmHash(password, conversion), auth::NtHash(password), FromHex<8>("102DB5DF085D3041"));
}

auth::EncryptionSecret
SecretV2()
{
    return auth::MsChapV2Secret(auth::NtHash(u"clientPass"),
                                FromHex<24>("82309ECD8D708B5EA08FAA3981CD83544233114A3D85D6DF"));
}

std::string
SessionKey(const auth::EncryptionSecret& secret, Strength strength, Direction direction)
{
    return Hex(FirstSessionKey(StartKey(secret, strength, direction), strength).View());
}

/// RC4 of "test message", as the RFC does to check a key.
std::string
Encrypted(const auth::EncryptionSecret& secret, Strength strength)
{
    const Key key =
        FirstSessionKey(StartKey(secret, strength, Direction::ServerToClient), strength);
    constexpr std::string_view kText = "test message";
    const Octets clear(kText.begin(), kText.end());
    Octets cypher(clear.size());
    arcfour_ctx cipher{};
    arcfour_set_key(&cipher, key.size, key.octets.data());
    arcfour_crypt(&cipher, clear.size(), cypher.data(), clear.data());
    return Hex(cypher);
}

constexpr Direction kDown = Direction::ServerToClient;
constexpr Direction kUp = Direction::ClientToServer;

TEST(MppeKeys, AfterMsChapV1AreThoseOfRfc3079Section2_5)
{
    const auto secret = SecretV1(u"clientPass");
    EXPECT_EQ(SessionKey(secret, Strength::Bits40, kDown), "D1269E538CEC4A08");
    EXPECT_EQ(SessionKey(secret, Strength::Bits56, kDown), "D10801538CEC4A08");
    EXPECT_EQ(Hex(StartKey(secret, Strength::Bits128, kDown).View()),
              "A8947850CFC0ACC1D1789FB62DDCDDB0")
        << "the RFC's step 3 has a misprint, step 4 has not";
    EXPECT_EQ(SessionKey(secret, Strength::Bits128, kDown), "59D159BC09F76F1DA2A86A28FFEC0B1E");
    EXPECT_EQ(SessionKey(secret, Strength::Bits128, kUp), "59D159BC09F76F1DA2A86A28FFEC0B1E");
}

TEST(MppeKeys, AfterMsChapV2AreThoseOfRfc3079Section3_5)
{
    const auto secret = SecretV2();
    EXPECT_EQ(Hex(StartKey(secret, Strength::Bits40, kDown).View()), "8B7CDC149B993A1B");
    EXPECT_EQ(SessionKey(secret, Strength::Bits40, kDown), "D1269EC49FA62E3E");
    EXPECT_EQ(SessionKey(secret, Strength::Bits56, kDown), "D15C00C49FA62E3E");
    EXPECT_EQ(Hex(StartKey(secret, Strength::Bits128, kDown).View()),
              "8B7CDC149B993A1BA118CB153F56DCCB");
    EXPECT_EQ(SessionKey(secret, Strength::Bits128, kDown), "405CB2247A7956E6E211007AE27B22D4");
}

TEST(MppeKeys, EncryptTheRfcsTestMessage)
{
    const auto secret = SecretV2();
    EXPECT_EQ(Encrypted(secret, Strength::Bits40), "929137917E5803D668D75898");
    EXPECT_EQ(Encrypted(secret, Strength::Bits56), "3F106833FA448DA842BC57B8")
        << "the RFC prints 58 at the end";
    EXPECT_EQ(Encrypted(secret, Strength::Bits128), "81848317DF68846272FB5ABE");
}

TEST(MppeKeys, OfTheOtherDirectionDiffer)
{
    // Not in the RFC; computed with another implementation.
    const auto secret = SecretV2();
    EXPECT_EQ(Hex(StartKey(secret, Strength::Bits128, kUp).View()),
              "D5F0E9521E3EA9589645E86051C82226");
    EXPECT_EQ(SessionKey(secret, Strength::Bits40, kUp), "D1269ED2AE999038");
    EXPECT_EQ(SessionKey(secret, Strength::Bits128, kUp), "49D11D0F0CC6BEFBA2A9B4B688F91EEE");
}

TEST(MppeKeys, Of40BitsHangOnThePlaceOfTheSectionSign)
{
    const auto keyWith = [](std::u16string_view password, std::uint8_t place) {
        return SessionKey(
            SecretV1(password, {auth::CodePage::Oem850, place}), Strength::Bits40, kDown);
    };
    EXPECT_EQ(keyWith(u"Kenn\u00A7wort", 0xF5), "D1269EFFB23EF68D");
    EXPECT_EQ(keyWith(u"Kenn\u00A7wort", 0x15), "D1269E8A71799261");
    EXPECT_EQ(keyWith(u"Kenn\u00A7wort", 0xA7), "D1269EBB2DCEE58E");
    for (const std::uint8_t place : {std::uint8_t{0xF5}, std::uint8_t{0x15}, std::uint8_t{0xA7}})
    {
        EXPECT_EQ(keyWith(u"Passwor\u00A7t", place), "D1269E9A0DB4797D")
            << "only the first seven characters enter the key";
    }
}

} // namespace
} // namespace pptplab::mppe
