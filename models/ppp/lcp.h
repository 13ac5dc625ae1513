// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_LCP_H
#define PPTPLAB_MODELS_PPP_LCP_H

#include "models/base/random-stream.h"
#include "models/ppp/authentication-protocol.h"
#include "models/ppp/negotiation.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::ppp
{

/// What one end of a link wants of LCP.
struct LcpConfig
{
    /// Whether this end demands one of `protocols` of its peer (server); else it goes through them
    /// when asked.
    bool authenticator = false;
    AuthenticationProtocols protocols;
    bool callback = false; ///< propose callback by CBCP, as NT's caller does
    std::uint16_t mru = 1500;
    std::vector<std::string> identification; ///< sent once LCP is open, RFC 1570 2.1
};

/// How one end of a link agreed to be sent to, RFC 1661 section 6.
struct LcpAgreement
{
    static constexpr std::uint16_t kDefaultMru = 1500;
    static constexpr std::uint32_t kDefaultAccm = 0xFFFFFFFF;

    std::uint16_t mru = kDefaultMru;
    std::uint32_t accm = kDefaultAccm;
    std::uint32_t magic = 0; ///< 0 = none
    bool protocolCompression = false;
    bool addressCompression = false;
};

/// LCP's options: MRU (1), ACCM (2), authentication protocol (3), magic number (5), protocol field
/// compression (7), address and control field compression (8), callback (13, RFC 1570). The first
/// request of NT's caller is 5, 7, 8, 13: 17 octets with the header (SOURCES: Trace of Q162847).
class Lcp final : public Negotiation
{
  public:
    Lcp(const LcpConfig& config, RandomStream& random);

    void WriteRequest(ByteWriter& out) const override;
    void ForgetPeer() override;
    Judgement Judge(const Option& option, ByteWriter& nak) override;
    void OnNak(const Option& option) override;
    void OnReject(const Option& option) override;
    bool KnowsCode(Code code) const override;

    /// How to send to the peer, valid when LCP is open.
    const LcpAgreement& Peer() const { return m_peer; }

    /// This end's, valid when LCP is open; 0 if the peer has rejected the option (RFC 1661 5.8).
    std::uint32_t Magic() const { return m_askMagic ? m_magic : 0; }

    const std::vector<std::string>& Identification() const { return m_config.identification; }

    /// The protocol that the authenticator asks for, or that this end agreed to go through.
    AuthenticationProtocol Authentication() const;

    /// Whether this end demands authentication and the peer has refused all that it may use.
    bool AuthenticationRefused() const;

    /// Configure-Requests in a row that held our own magic number: the line is looped (6.4).
    std::uint32_t LoopsSeen() const { return m_loopsSeen; }

  private:
    Judgement JudgeAuthentication(const Option& option, ByteWriter& nak);
    Judgement JudgeMagic(const Option& option, ByteWriter& nak);
    void DemandAnother(const Option& option);
    std::uint32_t NewMagic();

    LcpConfig m_config;
    RandomStream& m_random;
    std::uint32_t m_magic;
    bool m_demands; ///< authentication
    bool m_askMagic = true;
    bool m_askProtocolCompression = true;
    bool m_askAddressCompression = true;
    bool m_askCallback;
    bool m_askMru;
    std::uint32_t m_loopsSeen = 0;
    AuthenticationProtocol m_agreed = AuthenticationProtocol::None; ///< what the peer demands
    LcpAgreement m_peer;
};

} // namespace pptplab::ppp

#endif
