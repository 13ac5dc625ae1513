// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_CALLER_AUTHENTICATION_H
#define PPTPLAB_MODELS_SESSION_CALLER_AUTHENTICATION_H

#include "models/session/authentication.h"
#include "models/session/options.h"

#include <cstdint>

namespace pptplab::session
{

/// The caller proves that he knows the password. PAP, RFC 1334: the request is repeated until it
/// is answered.
class CallerAuthentication final : public Authentication
{
  public:
    /// The options must outlive the object.
    CallerAuthentication(const ClientOptions& options, AuthenticationOwner& owner)
        : m_options(options), m_owner(owner)
    {
    }

    void Start(ppp::AuthenticationProtocol protocol) override;
    void OnPacket(ppp::ProtocolNumber protocol, ByteView packet) override;
    void OnTimer() override;

  private:
    void SendPapRequest();

    const ClientOptions& m_options;
    AuthenticationOwner& m_owner;
    std::uint8_t m_identifier = 0;
    std::uint8_t m_transmissionsLeft = 0;
    bool m_waiting = false; ///< for the answer
};

} // namespace pptplab::session

#endif
