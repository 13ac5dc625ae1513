// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_VERDICT_H
#define PPTPLAB_MODELS_SESSION_VERDICT_H

#include "models/auth/account.h"

#include <cstdint>

namespace pptplab::session
{

/// How a server's checking of one caller stands. A wrong password may be followed by
/// AuthenticateRetries other tries; any other denial is final.
class Verdict
{
  public:
    explicit Verdict(std::uint8_t retries) : m_retriesLeft(retries) {}

    void Take(auth::Denial denial)
    {
        m_denial = denial;
        m_final = denial != auth::Denial::WrongPassword || m_retriesLeft == 0;
        if (!m_final)
        {
            --m_retriesLeft;
        }
    }

    /// No further try is looked at.
    void Close() { m_final = true; }

    bool IsFinal() const { return m_final; }

    /// Why the last try was denied; None before the first.
    auth::Denial Denial() const { return m_denial; }

  private:
    std::uint8_t m_retriesLeft;
    auth::Denial m_denial = auth::Denial::None;
    bool m_final = false;
};

} // namespace pptplab::session

#endif
