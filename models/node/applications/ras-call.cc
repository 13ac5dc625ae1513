// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/ras-call.h"

#include "models/auth/ms-chap-v2.h"
#include "models/node/applications/ras-connection.h"
#include "models/node/applications/server-event.h"

namespace pptplab::node
{

RasCall::RasCall(const RasContext& context,
                 RasConnection& connection,
                 session::ServerCall& end,
                 ras::PortNumber port)
    : m_context(context),
      m_connection(connection),
      m_end(end),
      m_port(port),
      m_callId(context.ports.NextCallId(port))
{
    GreUser& user = *this;
    m_context.gre->Bind(m_callId, connection.Peer(), user);
}

void
RasCall::SendIp(ByteView packet)
{
    m_connection.SendIp(m_end, packet);
}

void
RasCall::HangUp()
{
    m_connection.HangUp(m_end); // may destroy the call
}

void
RasCall::OnGre(ByteView packet)
{
    m_connection.OnGre(m_end, packet); // may destroy the call
}

void
RasCall::DeliverNetwork(ppp::ProtocolNumber protocol, ByteView packet)
{
    if (protocol == ppp::ProtocolNumber::Ip)
    {
        m_context.addresses.ReceiveIp(packet);
    }
}

bool
RasCall::PassesDriver(bool isPpp)
{
    return !m_released &&
           m_context.ports.Sends(m_port, isPpp ? ras::Framing::Ppp : ras::Framing::Old);
}

void
RasCall::OnPhase(ppp::Phase phase)
{
    if (phase != ppp::Phase::Terminate && phase != ppp::Phase::Dead)
    {
        m_phase = phase;
    }
    if (phase == ppp::Phase::Network && !m_user.empty() && !m_authenticated)
    {
        m_authenticated = true;
        Log(ras::EventKind::Authenticated);
    }
    m_context.pppPhase(m_port.index, phase);
}

void
RasCall::OnSessionUp(const session::Negotiated& negotiated)
{
    m_context.ports.OnSessionUp(m_port, negotiated.protocols);
}

void
RasCall::OnSessionEnded(const session::End& end)
{
    m_context.addresses.Unproject(*this);
    const auto kind = EventOf(
        end, m_phase, m_context.options.session.encryption.policy, m_context.log.OfProduct());
    // A want of addresses by DHCP was told before, as 20090 or 20091.
    const bool told = m_context.options.leases && end.cause == session::EndCause::NoAddress;
    if (kind && !told)
    {
        Log(*kind);
    }
    m_context.sessionEnded(m_port.index, end.cause);
}

void
RasCall::OnCallReleased()
{
    m_released = true;
    m_context.addresses.Unproject(*this);
    m_context.gre->Unbind(m_callId);
    m_context.ports.Release(m_port);
}

std::optional<auth::Account>
RasCall::FindAccount(std::string_view user)
{
    m_user = user;
    const auto& accounts = m_context.accounts;
    auto account = accounts.find(user);
    if (account == accounts.end())
    {
        account = accounts.find(auth::WithoutDomain(user));
    }
    return account == accounts.end() ? std::nullopt : std::optional(account->second);
}

std::optional<ppp::Ipv4Address>
RasCall::AssignAddress()
{
    return m_context.addresses.Assign(m_port, m_user);
}

bool
RasCall::TakesProposal(ppp::Ipv4Address address)
{
    return m_context.addresses.TakesProposal(*this, address);
}

bool
RasCall::Project(const session::Negotiated& negotiated)
{
    if (!negotiated.protocols.Has(NetworkProtocol::TcpIp))
    {
        return true;
    }
    const bool done =
        m_context.addresses.Project(*this, ns3::Ipv4Address(negotiated.clientAddress.value));
    if (done)
    {
        // Projecting may have been in vain before.
        m_context.refusals.Forget(m_connection.PeerEndpoint());
    }
    else
    {
        m_context.refusals.Note(m_connection.PeerEndpoint(), Outcome::FailedProjection);
    }
    return done;
}

void
RasCall::Log(ras::EventKind kind) const
{
    m_context.log.Write({kind, m_port, m_user, {}});
}

} // namespace pptplab::node
