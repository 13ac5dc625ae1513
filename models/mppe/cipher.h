// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_MPPE_CIPHER_H
#define PPTPLAB_MODELS_MPPE_CIPHER_H

#include "models/base/bytes.h"
#include "models/base/result.h"
#include "models/mppe/keys.h"

#include <nettle/arcfour.h>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace pptplab::mppe
{

/// Bits and coherency count before the encrypted frame, RFC 3078 3.1.
inline constexpr std::size_t kHeaderSize = 2;

/// How much of the cipher's work is done.
enum class Fidelity : std::uint8_t
{
    Real,
    Modelled, ///< no RC4, no key changes: one pass of XOR that still needs equal start keys
};

/// FLUSHED where implementations differ, with a history (SOURCES: FLUSHED).
struct FlushRules
{
    bool onFirstPacket = false; ///< the first packet has it, as RFC 3078 3.1 reads
    bool changesKey = false;    ///< a flush takes the next key, as Linux does; else RC4 begins anew
};

/// What CCP agreed on for one direction.
struct Parameters
{
    Strength strength = Strength::Bits128;
    bool stateless = false; ///< "historyless": a new key for each packet (RFC 3078 8.1)
    Fidelity fidelity = Fidelity::Real;
    FlushRules flush{};
};

/// RC4 with MPPE's key schedule, one direction. The coherency count is the sender's or the
/// receiver's.
class KeyStream
{
  public:
    KeyStream(const Key& start, Parameters parameters);

    /// Takes the next session key.
    void ChangeKey();

    /// What both ends do at a FLUSHED packet that is not due for a change of key anyway.
    void Flush();

    void Apply(ByteView in, std::uint8_t* out);

    /// Whether the packet of that coherency count takes the next key: each one without a history,
    /// else the "flag" packets, RFC 3078 7.1.
    bool ChangesAt(std::uint16_t count) const;

  private:
    /// Starts the cipher anew with the session key as it is.
    void Restart();

    Parameters m_parameters;
    Key m_start;
    Key m_session;
    arcfour_ctx m_cipher{};
};

/// Encrypts PPP frames from the protocol field on: the payload of protocol 00FD, RFC 3078 3.
class Encryptor
{
  public:
    Encryptor(const Key& start, Parameters parameters)
        : m_stream(start, parameters), m_flush(parameters.flush.onFirstPacket)
    {
    }

    Octets Encrypt(ByteView frame);

    /// A CCP Reset-Request came: the next packet is FLUSHED (RFC 3078 8.2).
    void Flush() { m_flush = true; }

  private:
    KeyStream m_stream;
    std::uint16_t m_count = 0; ///< coherency count of the next packet, 12 bits
    bool m_flush;
};

/// What decryption can come to besides a frame.
enum class DecryptError : std::uint8_t
{
    Malformed,    ///< too short, or not encrypted
    Old,          ///< a packet from before the one expected
    Lost,         ///< a packet is missing: send a CCP Reset-Request
    WaitsForFlush ///< discarded until a FLUSHED packet comes
};

/// The receiving end: decrypts what an Encryptor has sent.
class Decryptor
{
  public:
    Decryptor(const Key& start, Parameters parameters) : m_stream(start, parameters) {}

    Result<Octets, DecryptError> Decrypt(ByteView packet);

  private:
    void CatchUp(std::uint16_t count);

    KeyStream m_stream;
    std::uint16_t m_expected = 0; ///< coherency count, 12 bits
    bool m_discarding = false;
};

} // namespace pptplab::mppe

#endif
