// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_SERVER_AUTHENTICATION_H
#define PPTPLAB_MODELS_SESSION_SERVER_AUTHENTICATION_H

#include "models/ppp/pap.h"
#include "models/session/authentication.h"
#include "models/session/options.h"

#include <cstdint>

namespace pptplab::session
{

/// Where the server looks up who calls.
class AccountSource
{
  public:
    AccountSource() = default;
    AccountSource(const AccountSource&) = delete;
    AccountSource& operator=(const AccountSource&) = delete;
    virtual ~AccountSource() = default;

    virtual std::optional<auth::Account> AccountOf(std::string_view user) = 0;
};

/// The server makes sure of the caller: AuthenticateRetries further tries after a wrong password,
/// AuthenticateTime for all of it.
class ServerAuthentication final : public Authentication
{
  public:
    /// The options must outlive the object.
    ServerAuthentication(const AuthenticationOptions& options,
                         AccountSource& accounts,
                         AuthenticationOwner& owner)
        : m_options(options), m_accounts(accounts), m_owner(owner)
    {
    }

    void Start(ppp::AuthenticationProtocol protocol) override;
    void OnPacket(ppp::ProtocolNumber protocol, ByteView packet) override;
    void OnTimer() override;

  private:
    enum class Verdict : std::uint8_t
    {
        Open,
        Granted,
        Denied,
    };

    void OnPapRequest(const ppp::PapPacket& request);
    void SendPapAnswer(std::uint8_t identifier);

    const AuthenticationOptions& m_options;
    AccountSource& m_accounts;
    AuthenticationOwner& m_owner;
    Verdict m_verdict = Verdict::Open;
    std::uint8_t m_triesLeft = 0;
    auth::Denial m_denial = auth::Denial::None;       ///< of the last try
    std::optional<std::uint8_t> m_answeredIdentifier; ///< of the last try
};

} // namespace pptplab::session

#endif
