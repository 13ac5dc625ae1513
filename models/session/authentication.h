// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_AUTHENTICATION_H
#define PPTPLAB_MODELS_SESSION_AUTHENTICATION_H

#include "models/auth/account.h"
#include "models/base/bytes.h"
#include "models/base/units.h"
#include "models/ppp/authentication-protocol.h"
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

    virtual void OnAuthenticated() = 0;
    virtual void OnDenied(auth::Denial denial) = 0;
    virtual void OnAuthenticationTimeout() = 0;
};

/// One side of the authentication phase, RFC 1661 3.5: the caller who proves himself
/// (caller-authentication.h) or the server that asks (server-authentication.h).
class Authentication
{
  public:
    Authentication() = default;
    Authentication(const Authentication&) = delete;
    Authentication& operator=(const Authentication&) = delete;
    virtual ~Authentication() = default;

    /// LCP has agreed on `protocol`, which is not None.
    virtual void Start(ppp::AuthenticationProtocol protocol) = 0;

    virtual void OnPacket(ppp::ProtocolNumber protocol, ByteView packet) = 0;
    virtual void OnTimer() = 0;
};

} // namespace pptplab::session

#endif
