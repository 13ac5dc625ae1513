// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_ENCRYPTION_H
#define PPTPLAB_MODELS_SESSION_ENCRYPTION_H

#include "models/auth/encryption-secret.h"
#include "models/mppe/cipher.h"
#include "models/ppp/ccp.h"
#include "models/session/options.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace pptplab::session
{

/// MPPE of one tunnel: what to ask CCP for, and the ciphers of what it agreed on.
class Encryption
{
  public:
    /// The options must outlive the object.
    Encryption(const EncryptionOptions& options, bool isServer)
        : m_options(options), m_isServer(isServer)
    {
    }

    /// Authentication is over; MS-CHAP leaves a secret, others none.
    void TakeSecret(const std::optional<auth::EncryptionSecret>& secret) { m_secret = secret; }

    /// Encryption is demanded here, and this machine has not got it in that strength.
    bool LacksStrength() const;

    /// Encryption is demanded here, and no keys can be made.
    bool LacksKeys() const;

    /// None: encryption is not to be talked about.
    std::optional<ppp::CcpConfig> WantedCcp() const;

    /// CCP agreed on these MppeBits, 0 for none.
    void OnAgreed(std::uint32_t mppeBits);

    /// 0, 40, 56 or 128.
    int Bits() const { return m_bits; }

    /// Encrypt() and Decrypt() only while Bits() is not 0.
    Octets Encrypt(ByteView frame) { return m_ciphers->out.Encrypt(frame); }
    Result<Octets, mppe::DecryptError> Decrypt(ByteView packet)
    {
        return m_ciphers->in.Decrypt(packet);
    }

    /// The peer has lost its place.
    void Flush();

  private:
    struct Ciphers
    {
        mppe::Encryptor out;
        mppe::Decryptor in;
    };

    std::uint32_t Strengths() const; ///< MppeBits
    mppe::Key StartKey(mppe::Strength strength, mppe::Direction direction) const;

    const EncryptionOptions& m_options;
    bool m_isServer;
    std::optional<auth::EncryptionSecret> m_secret;
    std::unique_ptr<Ciphers> m_ciphers;
    int m_bits = 0;
};

} // namespace pptplab::session

#endif
