// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/routers/gre-keepalives.h"

namespace pptplab::node
{

GreKeepalives::GreKeepalives(const End& from,
                             const End& to,
                             const PingOptions& options,
                             std::uint16_t identifier,
                             PingListener& listener)
    : EchoSeries(to.address, options, listener),
      m_from(from.address),
      m_to(to.address),
      m_identifier(identifier),
      m_gre(PlainGre::Of(from.node))
{
    m_gre->AddPeer(m_to);
    m_gre->Bind(m_identifier, *this);
    PlainGre::Of(to.node)->AddPeer(m_from);
}

GreKeepalives::~GreKeepalives()
{
    Stop();
}

void
GreKeepalives::Close()
{
    m_gre->Unbind(m_identifier);
}

bool
GreKeepalives::SendRequest()
{
    return m_gre->Send({m_from, m_to, m_identifier, Sequence(), Options().size});
}

void
GreKeepalives::OnKeepalive(std::uint16_t sequence, std::uint8_t ttl)
{
    if (IsWaiting() && sequence == Sequence())
    {
        Decide({EchoAnswer::Reply, {}, m_to.Get(), 0, ttl});
    }
}

} // namespace pptplab::node
