// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_SERVER_PAP_H
#define PPTPLAB_MODELS_SESSION_SERVER_PAP_H

#include "models/ppp/pap.h"
#include "models/session/authentication.h"
#include "models/session/options.h"
#include "models/session/verdict.h"

#include <cstdint>
#include <optional>

namespace pptplab::session
{

/// The server waits for name and password, RFC 1334 section 2.
class ServerPap final : public Authentication
{
  public:
    /// The options must outlive the object.
    ServerPap(const AuthenticationOptions& options,
              AccountSource& accounts,
              AuthenticationOwner& owner)
        : m_options(options), m_accounts(accounts), m_owner(owner), m_verdict(options.retries)
    {
    }

    void Start() override { m_owner.StartAuthenticationTimer(m_options.time); }
    void OnPacket(ppp::ProtocolNumber protocol, ByteView packet) override;
    void OnTimer() override;
    auth::Denial LastDenial() const override { return m_verdict.Denial(); }

  private:
    void OnRequest(const ppp::PapPacket& request);
    void SendAnswer(std::uint8_t identifier);

    const AuthenticationOptions& m_options;
    AccountSource& m_accounts;
    AuthenticationOwner& m_owner;
    Verdict m_verdict;
    std::optional<std::uint8_t> m_answeredIdentifier; ///< identifier of the last try
};

} // namespace pptplab::session

#endif
