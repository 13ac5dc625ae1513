// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_CALLER_PAP_H
#define PPTPLAB_MODELS_SESSION_CALLER_PAP_H

#include "models/session/authentication.h"
#include "models/session/options.h"

#include <cstdint>
#include <string>

namespace pptplab::session
{

/// The caller sends name and password until he is answered, RFC 1334 section 2.
class CallerPap final : public Authentication
{
  public:
    /// The options must outlive the object.
    CallerPap(const ClientOptions& options, AuthenticationOwner& owner)
        : m_options(options), m_owner(owner)
    {
    }

    void Start() override;
    void OnPacket(ppp::ProtocolNumber protocol, ByteView packet) override;
    void OnTimer() override;

  private:
    void Ask(const std::u16string& password);
    void SendRequest();

    const ClientOptions& m_options;
    AuthenticationOwner& m_owner;
    std::u16string m_password; ///< typed last
    std::uint8_t m_identifier = 0;
    std::uint8_t m_transmissionsLeft = 0;
    bool m_waiting = false; ///< waits for the answer
    bool m_typing = false;  ///< the caller types another password
};

} // namespace pptplab::session

#endif
