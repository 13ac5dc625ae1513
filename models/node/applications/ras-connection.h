// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_RAS_CONNECTION_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_RAS_CONNECTION_H

#include "models/node/pptp/control-socket.h"
#include "models/node/pptp/gre-protocol.h"
#include "models/node/pptp/session-timers.h"
#include "models/session/server-end.h"

#include <ns3/ipv4-address.h>

#include <cstdint>
#include <functional>

namespace pptplab::node
{

class RasServer;

/// One caller's control connection at a RasServer, with the calls on it: session::ServerEnd joined
/// to the node's TCP, GRE and event queue. What needs the whole server is passed on to it.
class RasConnection final : private session::ServerSurroundings,
                            private ControlUser,
                            private GreUser
{
  public:
    /// `done` is called once, when nothing more will come of the connection; the object may be
    /// destroyed later, not from within.
    RasConnection(RasServer& server,
                  const ns3::Ptr<NtTcpSocket>& socket,
                  firewall::Endpoint peer,
                  std::function<void()> done);

    ns3::Ipv4Address Peer() const { return ns3::Ipv4Address(m_peer.address); }

    /// Behind NAT callers share an address.
    firewall::Endpoint PeerEndpoint() const { return m_peer; }

    void SendIp(std::uint16_t call, ByteView packet);
    void HangUp(std::uint16_t call);
    void Stop();

    /// Ends without a word to the peer: the machine is off.
    void Vanish();

  private:
    // ControlUser, GreUser
    void OnOpened() override {}
    void OnOctets(ByteView octets) override;
    void OnLost(session::ControlLoss loss, std::uint16_t icmp) override;
    void OnGre(ByteView packet) override;
    void OnTimer(session::TimerId id);

    // session::ServerSurroundings
    void SendControl(ByteView octets) override;
    void SendGre(ByteView packet) override;
    void CloseControl(bool abort) override;
    void StartTimer(session::TimerId id, Duration delay) override;
    void StopTimer(session::TimerId id) override;
    void DeliverNetwork(std::uint16_t call, ppp::ProtocolNumber protocol, ByteView packet) override;
    void OnFrame(std::uint16_t /*call*/,
                 session::FrameDirection /*direction*/,
                 ByteView /*frame*/) override
    {
    }
    bool PassesDriver(std::uint16_t call, bool isPpp) override;
    void OnControlState(session::ControlState state) override;
    void OnCallState(std::uint16_t call, session::CallState state) override;
    void OnPhase(std::uint16_t call, ppp::Phase phase) override;
    void OnSessionUp(std::uint16_t call, const session::Negotiated& negotiated) override;
    void OnSessionEnded(std::uint16_t call, const session::End& end) override;
    void OnCallReleased(std::uint16_t call) override;
    Result<session::Admission, session::CallRefusal> AdmitCall(
        const pptp::OutgoingCallRequest& request) override;
    std::optional<auth::Account> FindAccount(std::uint16_t call, std::string_view user) override;
    std::optional<ppp::Ipv4Address> AssignAddress(std::uint16_t call) override;
    bool TakesProposal(std::uint16_t call, ppp::Ipv4Address address) override;
    bool Project(std::uint16_t call, const session::Negotiated& negotiated) override;

    void FinishIfClosed();

    RasServer& m_server;
    firewall::Endpoint m_peer;
    std::function<void()> m_done;
    ControlSocket m_socket;
    SessionTimers m_timers;
    session::ServerEnd m_end;
};

} // namespace pptplab::node

#endif
