// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/encryption.h"

#include <algorithm>

namespace pptplab::session
{

bool
Encryption::LacksKeys() const
{
    return m_options.policy >= EncryptionPolicy::Required && !m_secret;
}

std::uint32_t
Encryption::Strengths() const
{
    using Bits = ppp::MppeBits;
    const bool only128 = m_options.policy == EncryptionPolicy::Required128;
    return (m_options.bits128 ? Bits::k128 : 0U) | (m_options.bits56 && !only128 ? Bits::k56 : 0U) |
           (m_options.bits40 && !only128 ? Bits::k40 : 0U);
}

bool
Encryption::LacksStrength() const
{
    return m_options.policy >= EncryptionPolicy::Required && Strengths() == 0;
}

std::optional<ppp::CcpConfig>
Encryption::WantedCcp() const
{
    if (m_options.policy == EncryptionPolicy::None || !m_secret)
    {
        return std::nullopt;
    }
    ppp::CcpConfig wanted;
    wanted.supported = Strengths() | (m_options.stateless ? ppp::MppeBits::kStateless : 0U);
    wanted.offersMppc = m_options.offersCompression;
    wanted.required = m_options.policy >= EncryptionPolicy::Required;
    return wanted;
}

mppe::Key
Encryption::StartKey(mppe::Strength strength, mppe::Direction direction) const
{
    mppe::Key key = mppe::StartKey(*m_secret, strength, direction);
    if (m_options.spoils128BitKey && m_options.policy >= EncryptionPolicy::Required &&
        strength == mppe::Strength::Bits128)
    {
        std::fill(key.octets.begin() + key.octets.size() / 2, key.octets.end(), std::uint8_t{0});
    }
    return key;
}

void
Encryption::OnAgreed(std::uint32_t mppeBits)
{
    m_bits = ppp::EncryptionBitsOf(mppeBits);
    m_ciphers.reset();
    if (m_bits == 0)
    {
        return;
    }
    const mppe::Parameters parameters = {static_cast<mppe::Strength>(m_bits),
                                         (mppeBits & ppp::MppeBits::kStateless) != 0,
                                         m_options.fidelity,
                                         m_options.flush};
    const auto up = StartKey(parameters.strength, mppe::Direction::ClientToServer);
    const auto down = StartKey(parameters.strength, mppe::Direction::ServerToClient);
    m_ciphers =
        std::make_unique<Ciphers>(Ciphers{mppe::Encryptor(m_isServer ? down : up, parameters),
                                          mppe::Decryptor(m_isServer ? up : down, parameters)});
}

void
Encryption::Flush()
{
    if (m_ciphers)
    {
        m_ciphers->out.Flush();
    }
}

} // namespace pptplab::session
