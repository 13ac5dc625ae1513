// SPDX-License-Identifier: GPL-2.0-only
// NetBEUI frames in place of PPP.
#include "models/session/tunnel.h"

namespace pptplab::session
{

void
Tunnel::StartNbf()
{
    NbfLineOwner& self = *this;
    m_nbf.emplace(*m_nbfOptions, self);
    m_nbf->Start(m_now);
}

bool
Tunnel::TakesNbf(ByteView payload)
{
    if (m_nbf)
    {
        if (!m_ended)
        {
            m_nbf->OnFrame(payload, m_now);
        }
        return true; // the server's LCP means nothing to such a caller
    }
    if (!m_isServer || !m_nbfOptions || m_up || !ppp::IsNbf(payload))
    {
        return false;
    }
    m_link.LowerDown(); // a caller without PPP will never answer LCP
    StartNbf();
    if (m_encryption.LacksKeys())
    {
        GiveUp(EndCause::NoEncryption);
        return true;
    }
    m_nbf->OnFrame(payload, m_now);
    return true;
}

void
Tunnel::SendNbf(ByteView frame)
{
    SendFrame(frame);
}

void
Tunnel::OnNbfFailed()
{
    GiveUp(m_isServer ? EndCause::PeerSilent : EndCause::NoNetBios);
}

} // namespace pptplab::session
