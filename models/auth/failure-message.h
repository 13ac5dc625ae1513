// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_AUTH_FAILURE_MESSAGE_H
#define PPTPLAB_MODELS_AUTH_FAILURE_MESSAGE_H

#include "models/auth/account.h"
#include "models/base/bytes.h"

#include <optional>
#include <string>

namespace pptplab::auth
{

/// The text "E=691 R=0" of a failure, RFC 2433 section 8; R=1 allows another try. With PAP, whose
/// RFC leaves the message free, the same form (inference).
std::string FailureMessage(Denial denial, bool retryAllowed);

/// The reason in such a message; WrongPassword when it names none.
Denial DenialIn(ByteView message);

/// Upper-case hexadecimal digits, as in the message's "C=".
std::string HexText(ByteView octets);

/// The challenge behind "C=" that another try has to answer; none when there is none.
std::optional<Octets> ChallengeIn(ByteView message);

/// Whether the message allows another try: "R=1".
bool RetryAllowedIn(ByteView message);

} // namespace pptplab::auth

#endif
