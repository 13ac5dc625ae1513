// SPDX-License-Identifier: GPL-2.0-only
#include "models/mppe/cipher.h"

#include <gtest/gtest.h>

#include <vector>

namespace pptplab::mppe
{
namespace
{

Key
StartOf(Strength strength, std::uint8_t seed)
{
    Key key;
    key.size = strength == Strength::Bits128 ? 16 : 8;
    key.octets.fill(0);
    for (std::size_t i = 0; i < key.size; ++i)
    {
        key.octets[i] = static_cast<std::uint8_t>(seed + i);
    }
    return key;
}

const Octets kFrame = {0x21, 0x45, 1, 2, 3, 4, 5, 6, 7, 8};

struct Pair
{
    explicit Pair(Parameters parameters)
        : encryptor(StartOf(parameters.strength, 1), parameters),
          decryptor(StartOf(parameters.strength, 1), parameters)
    {
    }

    Encryptor encryptor;
    Decryptor decryptor;
};

std::vector<Parameters>
AllParameters()
{
    std::vector<Parameters> all;
    for (const Strength strength : {Strength::Bits40, Strength::Bits56, Strength::Bits128})
    {
        for (const bool stateless : {false, true})
        {
            for (const Fidelity fidelity : {Fidelity::Real, Fidelity::Modelled})
            {
                all.push_back({strength, stateless, fidelity});
            }
        }
    }
    for (const bool onFirstPacket : {false, true})
    {
        all.push_back({Strength::Bits128, false, Fidelity::Real, {onFirstPacket, true}});
    }
    return all;
}

TEST(Mppe, DecryptsWhatItEncryptedOverMoreThanOneRoundOfTheCount)
{
    for (const Parameters& parameters : AllParameters())
    {
        Pair pair(parameters);
        for (int i = 0; i < 5000; ++i)
        {
            const Octets packet = pair.encryptor.Encrypt(kFrame);
            ASSERT_FALSE(ByteView(packet).Part(2) == ByteView(kFrame));
            const auto frame = pair.decryptor.Decrypt(packet);
            ASSERT_TRUE(frame.Ok()) << i;
            ASSERT_EQ(frame.Value(), kFrame) << i;
        }
    }
}

TEST(Mppe, HeadersAreThoseOfRfc3078Section3_1)
{
    Pair stateless({Strength::Bits128, true, Fidelity::Real});
    EXPECT_EQ(stateless.encryptor.Encrypt(kFrame)[0], 0x90);
    const Octets second = stateless.encryptor.Encrypt(kFrame);
    EXPECT_EQ(second[0], 0x90) << "FLUSHED in every packet";
    EXPECT_EQ(second[1], 0x01);
    Pair flushed({Strength::Bits128, false, Fidelity::Real, {true, false}});
    EXPECT_EQ(flushed.encryptor.Encrypt(kFrame)[0], 0x90);
    EXPECT_EQ(flushed.encryptor.Encrypt(kFrame)[0], 0x10);
    Pair stateful({Strength::Bits128, false, Fidelity::Real});
    EXPECT_EQ(stateful.encryptor.Encrypt(kFrame)[0], 0x10) << "as real senders";
    EXPECT_EQ(stateful.encryptor.Encrypt(kFrame)[0], 0x10);
    for (int i = 2; i < 255; ++i)
    {
        EXPECT_EQ(stateful.encryptor.Encrypt(kFrame)[0], 0x10);
    }
    EXPECT_EQ(stateful.encryptor.Encrypt(kFrame)[0], 0x90) << "packet FF changes the key";
    EXPECT_EQ(stateful.encryptor.Encrypt(kFrame)[0], 0x11);
}

TEST(Mppe, StatelessLosesOnlyThePacketsThatAreLost)
{
    Pair pair({Strength::Bits40, true, Fidelity::Real});
    for (int i = 0; i < 1000; ++i)
    {
        const Octets packet = pair.encryptor.Encrypt(kFrame);
        if (i % 7 == 0)
        {
            continue;
        }
        const auto frame = pair.decryptor.Decrypt(packet);
        ASSERT_TRUE(frame.Ok());
        ASSERT_EQ(frame.Value(), kFrame);
    }
}

void
ExpectRecovery(const FlushRules& rules)
{
    for (const int lostAt : {5, 254, 255, 256, 600})
    {
        SCOPED_TRACE(lostAt);
        Pair pair({Strength::Bits128, false, Fidelity::Real, rules});
        for (int i = 0; i < lostAt; ++i)
        {
            ASSERT_TRUE(pair.decryptor.Decrypt(pair.encryptor.Encrypt(kFrame)).Ok());
        }
        pair.encryptor.Encrypt(kFrame); // lost
        const auto noticed = pair.decryptor.Decrypt(pair.encryptor.Encrypt(kFrame));
        if (!noticed)
        {
            EXPECT_EQ(noticed.Error(), DecryptError::Lost);
            const auto next = pair.decryptor.Decrypt(pair.encryptor.Encrypt(kFrame));
            ASSERT_FALSE(next.Ok());
            EXPECT_EQ(next.Error(), DecryptError::WaitsForFlush);
        }
        else
        {
            EXPECT_EQ(lostAt, 254) << "packet FF is a flush of its own";
            EXPECT_EQ(noticed.Value(), kFrame);
        }
        pair.encryptor.Flush();
        for (int i = 0; i < 600; ++i)
        {
            const auto frame = pair.decryptor.Decrypt(pair.encryptor.Encrypt(kFrame));
            ASSERT_TRUE(frame.Ok());
            ASSERT_EQ(frame.Value(), kFrame);
        }
    }
}

TEST(Mppe, StatefulDiscardsFromALossUntilTheFlush)
{
    ExpectRecovery({false, false});
    ExpectRecovery({false, true});
}

TEST(Mppe, AFlushTakesTheSameKeyOrTheNext)
{
    for (const bool changesKey : {false, true})
    {
        const Parameters parameters = {
            Strength::Bits128, false, Fidelity::Real, {false, changesKey}};
        const Key start = StartOf(parameters.strength, 1);
        const Key first = FirstSessionKey(start, parameters.strength);
        const Key key = changesKey ? NextSessionKey(start, first, parameters.strength) : first;
        arcfour_ctx rc4 = {};
        arcfour_set_key(&rc4, key.size, key.octets.data());
        Octets expected = {0x90, 0x01};
        expected.resize(2 + kFrame.size());
        arcfour_crypt(&rc4, kFrame.size(), expected.data() + 2, kFrame.data());
        Encryptor encryptor(start, parameters);
        encryptor.Encrypt(kFrame);
        encryptor.Flush();
        EXPECT_EQ(encryptor.Encrypt(kFrame), expected);
    }
}

// A peer that thinks otherwise of flushes is understood up to the first, and never again.
TEST(Mppe, EndsThatDifferInTheKeyOfAFlushLoseEachOther)
{
    Encryptor encryptor(StartOf(Strength::Bits128, 1), {Strength::Bits128, false});
    Parameters other = {Strength::Bits128, false};
    other.flush.changesKey = true;
    Decryptor decryptor(StartOf(Strength::Bits128, 1), other);
    EXPECT_EQ(decryptor.Decrypt(encryptor.Encrypt(kFrame)).Value(), kFrame);
    encryptor.Flush();
    for (int i = 0; i < 600; ++i)
    {
        EXPECT_NE(decryptor.Decrypt(encryptor.Encrypt(kFrame)).Value(), kFrame);
    }
}

TEST(Mppe, AnOldPacketIsNotTakenForOneFarAhead)
{
    Pair pair({Strength::Bits128, true, Fidelity::Real});
    const Octets first = pair.encryptor.Encrypt(kFrame);
    ASSERT_TRUE(pair.decryptor.Decrypt(first).Ok());
    const auto again = pair.decryptor.Decrypt(first);
    ASSERT_FALSE(again.Ok());
    EXPECT_EQ(again.Error(), DecryptError::Old);
}

TEST(Mppe, OtherKeysYieldNoise)
{
    for (const Parameters& parameters : AllParameters())
    {
        Encryptor encryptor(StartOf(parameters.strength, 1), parameters);
        Decryptor decryptor(StartOf(parameters.strength, 2), parameters);
        const auto frame = decryptor.Decrypt(encryptor.Encrypt(kFrame));
        ASSERT_TRUE(frame.Ok());
        EXPECT_NE(frame.Value(), kFrame);
    }
}

TEST(Mppe, RejectsWhatIsTooShortOrNotEncrypted)
{
    Pair pair({Strength::Bits128, true, Fidelity::Real});
    const Octets compressedOnly = {0xA0, 0x00, 1};
    for (const Octets& packet : {Octets{}, Octets{0x90}, compressedOnly})
    {
        const auto frame = pair.decryptor.Decrypt(packet);
        ASSERT_FALSE(frame.Ok());
        EXPECT_EQ(frame.Error(), DecryptError::Malformed);
    }
}

} // namespace
} // namespace pptplab::mppe
