// SPDX-License-Identifier: GPL-2.0-only
#include "models/mppe/cipher.h"

#include <algorithm>

namespace pptplab::mppe
{

namespace
{

// Header, RFC 3078 3.1: A (FLUSHED), B, C, D (encrypted), coherency count.
constexpr std::uint16_t kFlushed = 0x8000;
constexpr std::uint16_t kEncrypted = 0x1000;
constexpr std::uint16_t kCountMask = 0x0FFF;

std::uint16_t
After(std::uint16_t count)
{
    return static_cast<std::uint16_t>((count + 1U) & kCountMask);
}

} // namespace

KeyStream::KeyStream(const Key& start, Parameters parameters)
    : m_parameters(parameters),
      m_start(start),
      m_session(FirstSessionKey(start, parameters.strength))
{
    Restart();
}

bool
KeyStream::ChangesAt(std::uint16_t count) const
{
    return m_parameters.stateless || (count & 0xFFU) == 0xFFU;
}

void
KeyStream::ChangeKey()
{
    if (m_parameters.fidelity == Fidelity::Real)
    {
        m_session = NextSessionKey(m_start, m_session, m_parameters.strength);
        Restart();
    }
}

void
KeyStream::Restart()
{
    if (m_parameters.fidelity == Fidelity::Real)
    {
        arcfour_set_key(&m_cipher, m_session.size, m_session.octets.data());
    }
}

void
KeyStream::Flush()
{
    if (m_parameters.flush.changesKey)
    {
        ChangeKey();
    }
    else
    {
        Restart();
    }
}

void
KeyStream::Apply(ByteView in, std::uint8_t* out)
{
    if (m_parameters.fidelity == Fidelity::Real)
    {
        arcfour_crypt(&m_cipher, in.size(), out, in.data());
        return;
    }
    // From the last octet of the key down: the first ones of a short key are the same in all keys.
    std::array<std::uint8_t, 16> pad{};
    for (std::size_t i = 0; i < pad.size(); ++i)
    {
        pad[i] = m_session.octets[m_session.size - 1 - i % m_session.size];
    }
    for (std::size_t start = 0; start < in.size(); start += pad.size())
    {
        const std::size_t part = std::min(pad.size(), in.size() - start);
        for (std::size_t i = 0; i < part; ++i)
        {
            out[start + i] = static_cast<std::uint8_t>(in[start + i] ^ pad[i]);
        }
    }
}

Octets
Encryptor::Encrypt(ByteView frame)
{
    if (m_stream.ChangesAt(m_count))
    {
        m_stream.ChangeKey();
        m_flush = true;
    }
    else if (m_flush)
    {
        m_stream.Flush();
    }
    Octets packet;
    packet.reserve(kHeaderSize + frame.size());
    ByteWriter(packet).U16(
        static_cast<std::uint16_t>((m_flush ? kFlushed : 0U) | kEncrypted | m_count));
    packet.resize(kHeaderSize + frame.size());
    m_stream.Apply(frame, packet.data() + kHeaderSize);
    m_count = After(m_count);
    m_flush = false;
    return packet;
}

Result<Octets, DecryptError>
Decryptor::Decrypt(ByteView packet)
{
    ByteReader reader(packet);
    const std::uint16_t header = reader.U16();
    if (!reader.Ok() || (header & kEncrypted) == 0)
    {
        return Failure{DecryptError::Malformed};
    }
    const auto count = static_cast<std::uint16_t>(header & kCountMask);
    const unsigned ahead = static_cast<unsigned>(count - m_expected) & kCountMask;
    if (ahead > kCountMask / 2)
    {
        return Failure{DecryptError::Old};
    }
    const bool flushed = (header & kFlushed) != 0;
    if (!flushed && (m_discarding || ahead > 0))
    {
        const bool first = !m_discarding;
        m_discarding = true;
        return Failure{first ? DecryptError::Lost : DecryptError::WaitsForFlush};
    }
    CatchUp(count);
    if (flushed)
    {
        m_discarding = false;
        if (!m_stream.ChangesAt(count))
        {
            m_stream.Flush();
        }
    }
    const ByteView cypher = reader.Rest();
    Octets frame(cypher.size());
    m_stream.Apply(cypher, frame.data());
    return frame;
}

void
Decryptor::CatchUp(std::uint16_t count)
{
    const std::uint16_t end = After(count);
    for (; m_expected != end; m_expected = After(m_expected))
    {
        if (m_stream.ChangesAt(m_expected))
        {
            m_stream.ChangeKey();
        }
    }
}

} // namespace pptplab::mppe
