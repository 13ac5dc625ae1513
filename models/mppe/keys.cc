// SPDX-License-Identifier: GPL-2.0-only
#include "models/mppe/keys.h"

#include <nettle/arcfour.h>
#include <nettle/sha1.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace pptplab::mppe
{

namespace
{

constexpr std::size_t kPadSize = 40;

// The texts that RFC 3079 3.4 mixes in.
constexpr std::string_view kMasterKeyText = "This is the MPPE Master Key";
constexpr std::string_view kClientSendText =
    "On the client side, this is the send key; on the server side, it is the receive key.";
constexpr std::string_view kClientReceiveText =
    "On the client side, this is the receive key; on the server side, it is the send key.";

std::size_t
SizeOf(Strength strength)
{
    return strength == Strength::Bits128 ? 16 : 8;
}

Key
Sha1(std::initializer_list<ByteView> parts, std::size_t size)
{
    sha1_ctx context{};
    sha1_init(&context);
    for (const ByteView part : parts)
    {
        sha1_update(&context, part.size(), part.data());
    }
    Key key;
    key.size = size;
    sha1_digest(&context, size, key.octets.data());
    return key;
}

Octets
OctetsOf(std::string_view text)
{
    return {text.begin(), text.end()};
}

/// RFC 3079 2.3, 3.4: `first`, 40 zeros, `second`, 40 octets of F2.
Key
PaddedSha1(ByteView first, ByteView second, std::size_t size)
{
    static constexpr std::array<std::uint8_t, kPadSize> kZeros{};
    std::array<std::uint8_t, kPadSize> pad{};
    pad.fill(0xF2);
    return Sha1({first, auth::ViewOf(kZeros), second, auth::ViewOf(pad)}, size);
}

Key
StartKeyV1(const auth::EncryptionSecret& secret, Strength strength)
{
    if (strength == Strength::Bits128)
    {
        const ByteView hash = auth::ViewOf(secret.hashOfNtHash);
        return Sha1({hash, hash, auth::ViewOf(secret.challenge)}, SizeOf(strength));
    }
    Key key;
    key.size = SizeOf(strength);
    std::copy_n(secret.lmHash.begin(), key.size, key.octets.begin());
    return key;
}

Key
StartKeyV2(const auth::EncryptionSecret& secret, Strength strength, Direction direction)
{
    const Octets masterText = OctetsOf(kMasterKeyText);
    const Key master =
        Sha1({auth::ViewOf(secret.hashOfNtHash), auth::ViewOf(secret.ntResponse), masterText}, 16);
    const Octets text =
        OctetsOf(direction == Direction::ClientToServer ? kClientSendText : kClientReceiveText);
    return PaddedSha1(master.View(), text, SizeOf(strength));
}

/// Puts known octets in front of the shorter keys, RFC 3079 2.4.
void
Weaken(Key& key, Strength strength)
{
    constexpr std::array<std::uint8_t, 3> kKnown = {0xD1, 0x26, 0x9E};
    const std::size_t known = strength == Strength::Bits40   ? 3
                              : strength == Strength::Bits56 ? 1
                                                             : 0;
    std::copy_n(kKnown.begin(), known, key.octets.begin());
}

} // namespace

Key
StartKey(const auth::EncryptionSecret& secret, Strength strength, Direction direction)
{
    return secret.source == auth::EncryptionSecret::Source::MsChapV1
               ? StartKeyV1(secret, strength)
               : StartKeyV2(secret, strength, direction);
}

Key
FirstSessionKey(const Key& start, Strength strength)
{
    Key key = PaddedSha1(start.View(), start.View(), start.size);
    Weaken(key, strength);
    return key;
}

Key
NextSessionKey(const Key& start, const Key& current, Strength strength)
{
    const Key interim = PaddedSha1(start.View(), current.View(), start.size);
    arcfour_ctx cipher{};
    arcfour_set_key(&cipher, interim.size, interim.octets.data());
    Key key;
    key.size = interim.size;
    arcfour_crypt(&cipher, key.size, key.octets.data(), interim.octets.data());
    Weaken(key, strength);
    return key;
}

} // namespace pptplab::mppe
