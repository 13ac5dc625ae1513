// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_SERVER_CHAP_H
#define PPTPLAB_MODELS_SESSION_SERVER_CHAP_H

#include "models/auth/hashes.h"
#include "models/auth/ms-chap-v2.h"
#include "models/base/random-stream.h"
#include "models/ppp/authentication-protocol.h"
#include "models/ppp/chap.h"
#include "models/session/authentication.h"
#include "models/session/options.h"
#include "models/session/verdict.h"

#include <cstdint>
#include <string>

namespace pptplab::session
{

/// The server challenges: MD5 (RFC 1994), MS-CHAP v1 (RFC 2433) or v2 (RFC 2759). A Challenge is
/// repeated until it is answered; after a wrong answer, MS-CHAP gives out another one in its
/// Failure.
class ServerChap final : public Authentication
{
  public:
    /// The options and the random stream must outlive the object.
    ServerChap(ppp::AuthenticationProtocol protocol,
               const ServerOptions& options,
               RandomStream& random,
               AccountSource& accounts,
               AuthenticationOwner& owner);

    void Start() override;
    void OnPacket(ppp::ProtocolNumber protocol, ByteView packet) override;
    void OnTimer() override;
    auth::Denial LastDenial() const override { return m_verdict.Denial(); }

  private:
    void OnResponse(const ppp::ChapPacket& response);
    auth::Denial Check(const ppp::ChapPacket& response);
    auth::Denial CheckV2(const std::optional<auth::Account>& account,
                         std::string_view user,
                         ByteView value);
    std::string VerdictMessage() const;
    ByteView Challenge() const;
    void SendChallenge();
    void SendVerdict();
    void StartTimer();

    ppp::AuthenticationProtocol m_protocol;
    const ServerOptions& m_options;
    RandomStream& m_random;
    AccountSource& m_accounts;
    AuthenticationOwner& m_owner;
    Verdict m_verdict;
    auth::Challenge16 m_challenge{};
    std::uint8_t m_identifier; ///< identifier of the challenge that is open
    Duration m_timeLeft;
    std::uint8_t m_transmissionsLeft;
    std::optional<std::uint8_t> m_answeredIdentifier; ///< identifier of the last try
    std::string m_message;                            ///< text of the last verdict
    std::string m_proof;                              ///< v2: this server knows the password too
    std::optional<auth::EncryptionSecret> m_secret;
};

} // namespace pptplab::session

#endif
