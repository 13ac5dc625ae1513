// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_CCP_H
#define PPTPLAB_MODELS_PPP_CCP_H

#include "models/ppp/negotiation.h"

#include <cstdint>

namespace pptplab::ppp
{

/// Supported bits of option 18, RFC 3078 2.1.
struct MppeBits
{
    static constexpr std::uint32_t kStateless = 0x01000000; ///< H
    static constexpr std::uint32_t k56 = 0x00000080;        ///< M
    static constexpr std::uint32_t k128 = 0x00000040;       ///< S
    static constexpr std::uint32_t k40 = 0x00000020;        ///< L
    static constexpr std::uint32_t kMppc = 0x00000001;      ///< C
    static constexpr std::uint32_t kStrengths = k40 | k56 | k128;
};

/// What one end wants of CCP.
struct CcpConfig
{
    std::uint32_t supported = 0; ///< MppeBits of strength, and kStateless
    bool offersMppc = true;      ///< NT offers compression; this model declines it
    bool required = false;       ///< no session without encryption
};

/// CCP's only option here: MPPE/MPPC (18, RFC 3078, RFC 2118). The strongest common strength is
/// taken, stateless if both can; compression is declined.
class Ccp final : public Negotiation
{
  public:
    explicit Ccp(const CcpConfig& config);

    void WriteRequest(ByteWriter& out) const override;
    void ForgetPeer() override { m_peerBits = 0; }
    Judgement Judge(const Option& option, ByteWriter& nak) override;
    void OnNak(const Option& option) override;
    void OnReject(const Option& option) override;
    bool KnowsCode(Code code) const override;

    /// One strength and perhaps kStateless, valid when CCP is open; 0 = no encryption.
    std::uint32_t Agreed() const;

  private:
    CcpConfig m_config;
    std::uint32_t m_ownBits;      ///< asked for
    std::uint32_t m_peerBits = 0; ///< granted
    bool m_ask;
};

/// Bits of encryption in `bits`: 128, 56, 40 or 0.
int EncryptionBitsOf(std::uint32_t bits);

} // namespace pptplab::ppp

#endif
