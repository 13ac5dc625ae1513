// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_MPPE_KEYS_H
#define PPTPLAB_MODELS_MPPE_KEYS_H

#include "models/auth/encryption-secret.h"
#include "models/base/bytes.h"

#include <array>
#include <cstdint>

namespace pptplab::mppe
{

/// Bits that an attacker does not know.
enum class Strength : std::uint8_t
{
    Bits40 = 40,
    Bits56 = 56,
    Bits128 = 128,
};

/// A key of 8 octets (40 and 56 bits) or 16; the rest of the array is 0.
struct Key
{
    std::array<std::uint8_t, 16> octets{};
    std::size_t size = 16;

    ByteView View() const { return {octets.data(), size}; }

    friend bool operator==(const Key& a, const Key& b) { return a.View() == b.View(); }
};

enum class Direction : std::uint8_t
{
    ClientToServer,
    ServerToClient,
};

/// The start key of one direction, RFC 3079 2 (after MS-CHAP v1, where both directions and, with 40
/// and 56 bits, all sessions of a password share it) and 3 (v2).
Key StartKey(const auth::EncryptionSecret& secret, Strength strength, Direction direction);

/// The first session key, RFC 3079 2.4, 3.4.
Key FirstSessionKey(const Key& start, Strength strength);

/// The session key after `current`, RFC 3078 7.3.
Key NextSessionKey(const Key& start, const Key& current, Strength strength);

} // namespace pptplab::mppe

#endif
