// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_CALLER_CHAP_H
#define PPTPLAB_MODELS_SESSION_CALLER_CHAP_H

#include "models/auth/ms-chap-v2.h"
#include "models/base/random-stream.h"
#include "models/ppp/authentication-protocol.h"
#include "models/ppp/chap.h"
#include "models/session/authentication.h"
#include "models/session/options.h"

#include <cstdint>
#include <optional>
#include <string>

namespace pptplab::session
{

/// The caller answers challenges: MD5 (RFC 1994), MS-CHAP v1 (RFC 2433) or v2 (RFC 2759), where he
/// also makes sure of the server. A Response is repeated until there is a verdict. After a Failure
/// of MS-CHAP that allows another try (R=1), the caller types the next password, if he has one.
class CallerChap final : public Authentication
{
  public:
    /// The options and the random stream must outlive the object.
    CallerChap(ppp::AuthenticationProtocol protocol,
               const ClientOptions& options,
               RandomStream& random,
               AuthenticationOwner& owner);

    void Start() override {}
    void OnPacket(ppp::ProtocolNumber protocol, ByteView packet) override;
    void OnTimer() override;

  private:
    void OnChallenge(const ppp::ChapPacket& challenge);
    void OnVerdict(const ppp::ChapPacket& verdict);
    void OnFailure(ByteView message);
    void TryAgain();
    Octets Answer(ByteView challenge);
    Octets AnswerV1(ByteView challenge);
    Octets AnswerV2(ByteView challenge);
    void SendResponse();

    ppp::AuthenticationProtocol m_protocol;
    const ClientOptions& m_options;
    RandomStream& m_random;
    AuthenticationOwner& m_owner;
    std::u16string m_password; ///< typed last
    std::uint8_t m_identifier = 0;
    std::uint8_t m_transmissionsLeft = 0;
    bool m_waiting = false;                ///< waits for the verdict
    std::optional<Octets> m_nextChallenge; ///< while the caller types another password
    Octets m_value;                        ///< value of the Response
    std::optional<auth::EncryptionSecret> m_secret;
    std::string m_serverProof; ///< v2: what a Success has to begin with
};

} // namespace pptplab::session

#endif
