// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_RAS_CONNECTION_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_RAS_CONNECTION_H

#include "models/node/applications/ras-call.h"
#include "models/node/applications/ras-context.h"
#include "models/node/pptp/control-socket.h"
#include "models/node/pptp/session-timers.h"
#include "models/session/server-end.h"

#include <ns3/ipv4-address.h>

#include <functional>
#include <memory>
#include <vector>

namespace pptplab::node
{

/// One caller's control connection at a RAS server: session::ServerEnd joined to the node's TCP,
/// GRE and event queue, with the calls on it.
class RasConnection final : private session::ServerSurroundings, private ControlUser
{
  public:
    /// `context` outlives the object. `done` is called once, when nothing more will come of the
    /// connection; the object may be destroyed later, not from within.
    RasConnection(const RasContext& context,
                  const ns3::Ptr<NtTcpSocket>& socket,
                  firewall::Endpoint peer,
                  std::function<void()> done);

    ns3::Ipv4Address Peer() const { return ns3::Ipv4Address(m_peer.address); }

    /// Behind NAT callers share an address.
    firewall::Endpoint PeerEndpoint() const { return m_peer; }

    /// The first call for which `isWanted(call)`; null without one.
    template <typename IsWanted>
    RasCall* FindCall(IsWanted isWanted)
    {
        for (const auto& call : m_calls)
        {
            if (isWanted(*call))
            {
                return call.get();
            }
        }
        return nullptr;
    }

    // What the calls of this connection ask of the end.
    void OnGre(session::ServerCall& call, ByteView packet);
    void SendIp(session::ServerCall& call, ByteView packet);
    void HangUp(session::ServerCall& call);

    void Stop();

    /// Ends without a word to the peer: the machine is off.
    void Vanish();

  private:
    // ControlUser
    void OnOpened() override {}
    void OnOctets(ByteView octets) override;
    void OnLost(session::ControlLoss loss, std::uint16_t icmp) override;
    void OnTimer(session::TimerId id);

    // session::ServerSurroundings
    void SendControl(ByteView octets) override;
    void SendGre(ByteView packet) override;
    void CloseControl(bool abort) override;
    void StartTimer(session::TimerId id, Duration delay) override;
    void StopTimer(session::TimerId id) override;
    void OnControlState(session::ControlState state) override;
    Result<session::Admission, session::CallRefusal> AdmitCall(
        const pptp::OutgoingCallRequest& request, session::ServerCall& call) override;

    /// Called after each input of the end, when nothing of it is at work any more.
    void Settle();

    const RasContext& m_context;
    firewall::Endpoint m_peer;
    std::function<void()> m_done;
    ControlSocket m_socket;
    SessionTimers m_timers;
    std::vector<std::unique_ptr<RasCall>> m_calls;
    session::ServerEnd m_end;
};

} // namespace pptplab::node

#endif
