// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_AUTHENTICATION_H
#define PPTPLAB_MODELS_SESSION_AUTHENTICATION_H

#include "models/auth/account.h"
#include "models/auth/encryption-secret.h"
#include "models/base/bytes.h"
#include "models/base/units.h"
#include "models/ppp/network.h"

#include <optional>
#include <string_view>

namespace pptplab::session
{

/// What the authentication of a link needs around it.
class AuthenticationOwner
{
  public:
    AuthenticationOwner() = default;
    AuthenticationOwner(const AuthenticationOwner&) = delete;
    AuthenticationOwner& operator=(const AuthenticationOwner&) = delete;
    virtual ~AuthenticationOwner() = default;

    virtual void SendAuthentication(ppp::ProtocolNumber protocol, ByteView packet) = 0;
    virtual void StartAuthenticationTimer(Duration delay) = 0;
    virtual void StopAuthenticationTimer() = 0;

    /// `secret`: what MS-CHAP leaves for encryption, none after PAP and MD5.
    virtual void OnAuthenticated(const std::optional<auth::EncryptionSecret>& secret) = 0;
    virtual void OnDenied(auth::Denial denial) = 0;
    virtual void OnAuthenticationTimeout() = 0;
};

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

/// One side of the authentication phase, RFC 1661 3.5: the caller who proves himself (caller-pap.h,
/// caller-chap.h) or the server that asks (server-pap.h, server-chap.h).
class Authentication
{
  public:
    Authentication() = default;
    Authentication(const Authentication&) = delete;
    Authentication& operator=(const Authentication&) = delete;
    virtual ~Authentication() = default;

    virtual void Start() = 0;
    virtual void OnPacket(ppp::ProtocolNumber protocol, ByteView packet) = 0;
    virtual void OnTimer() = 0;

    /// Server: why the last try failed; None else.
    virtual auth::Denial LastDenial() const { return auth::Denial::None; }
};

} // namespace pptplab::session

#endif
