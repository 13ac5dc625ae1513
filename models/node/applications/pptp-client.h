// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_PPTP_CLIENT_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_PPTP_CLIENT_H

#include "models/base/network-protocol.h"
#include "models/base/outcome.h"
#include "models/base/random-stream.h"
#include "models/dialer/phone-book-entry.h"
#include "models/node/pptp/control-socket.h"
#include "models/node/pptp/gre-protocol.h"
#include "models/node/pptp/session-timers.h"
#include "models/node/pptp/vpn-device.h"
#include "models/session/client-end.h"

#include <ns3/application.h>
#include <ns3/ipv4-address.h>
#include <ns3/traced-callback.h>

#include <cstdint>
#include <memory>
#include <optional>

namespace pptplab::node
{

class RasServer;

/// Dial-Up Networking with one phone book entry on an NT 4.0 machine: dials when told, one call at
/// a time. Several on one node share its VPN ports. While a session is up, the node has one more
/// interface, into which its default route leads unless the entry says otherwise. Who dials when
/// and for how long is decided outside (caller-population.h).
class PptpClient final : public ns3::Application,
                         private session::ClientSurroundings,
                         private ControlUser,
                         private GreUser,
                         private VpnCarrier
{
  public:
    static ns3::TypeId GetTypeId();

    struct Call
    {
        ns3::Ipv4Address server;
        ProtocolSet protocols = {NetworkProtocol::TcpIp};
        ns3::Ptr<RasServer> witness; ///< knows why it refused; none: counted as RefusedNoPort
    };

    PptpClient();
    ~PptpClient() override;

    /// Sets the client up before the first call. `random` may be shared with other clients.
    void Configure(const session::ClientOptions& options, std::shared_ptr<RandomStream> random);

    /// Sets the phone book entry before the first call, only when it is not as by default.
    void SetPhoneBookEntry(const dialer::PhoneBookEntry& entry) { m_entry = entry; }

    /// Pre: IsIdle(), and no trace sink of this client is running but that of "Idle".
    void Dial(const Call& call);

    /// Has no effect when idle. Not from within a trace sink of this client.
    void HangUp();

    /// No call, and the control connection of the last one is closed.
    bool IsIdle() const { return !m_line && !m_noLine; }

    /// The RAS error of the attempt that had its outcome last; 0 when it connected.
    std::uint16_t LastError() const { return m_lastError; }

    /// The endpoint as which the server knows the control connection of the current call, once it
    /// is open.
    std::optional<firewall::Endpoint> KnownAs() const;

    /// The address inside the tunnel while a session with IP is up.
    std::optional<ns3::Ipv4Address> TunnelAddress() const { return m_tunnelAddress; }

  private:
    struct Line; ///< what exists during a call only

    void StartApplication() override;
    void StopApplication() override;
    void DoDispose() override;

    // ControlUser, GreUser, VpnCarrier
    void OnOpened() override;
    void OnOctets(ByteView octets) override;
    void OnLost(session::ControlLoss loss, std::uint16_t icmp) override;
    void OnGre(ByteView packet) override;
    void OnTimer(session::TimerId id);
    bool CarryIp(std::uint32_t destination, ByteView packet) override;

    // session::ClientSurroundings
    void SendControl(ByteView octets) override;
    void SendGre(ByteView packet) override;
    void CloseControl(bool abort) override;
    void StartTimer(session::TimerId id, Duration delay) override;
    void StopTimer(session::TimerId id) override;
    void DeliverNetwork(ppp::ProtocolNumber protocol, ByteView packet) override;
    void OnFrame(session::FrameDirection direction, ByteView frame) override;
    void OnControlState(session::ControlState state) override;
    void OnCallState(session::CallState state) override;
    void OnPhase(ppp::Phase phase) override;
    void OnSessionUp(const session::Negotiated& negotiated) override;
    void OnSessionEnded(const session::End& end) override;
    void OnCallReleased() override;

    Outcome OutcomeFor(const session::End& end) const;
    void FailWithoutLine(std::uint16_t error, Duration after);
    void OnNoLine(std::uint16_t error, Duration after);
    void FinishIfClosed();
    void BecomeIdle();
    void CreateVpn();
    void RaiseVpn(ns3::Ipv4Address address);
    void LowerVpn();
    void AddRoutes();

    session::ClientOptions m_options;
    std::shared_ptr<RandomStream> m_random;
    ns3::Ipv4Address m_remoteAddress;
    std::uint16_t m_remotePort = 0;
    bool m_dialOnStart = true;
    dialer::PhoneBookEntry m_entry;

    std::unique_ptr<Line> m_line;
    bool m_noLine = false;     ///< an attempt that never becomes a call is not over yet
    ns3::Ptr<VpnDevice> m_vpn; ///< made for the first call with IP, then kept
    std::uint32_t m_vpnInterface = 0;
    ns3::Ipv4Address m_dialled; ///< the server of the last call
    std::optional<ns3::Ipv4Address> m_tunnelAddress;
    std::uint16_t m_lastError = 0;

    ns3::TracedCallback<std::uint16_t> m_dial;
    ns3::TracedCallback<session::FrameDirection, ppp::ProtocolNumber, ByteView> m_adapter;
    ns3::TracedCallback<Outcome, ns3::Time> m_outcome;
    ns3::TracedCallback<session::EndCause> m_sessionEnded;
    ns3::TracedCallback<session::ControlState> m_controlState;
    ns3::TracedCallback<session::CallState> m_callState;
    ns3::TracedCallback<ppp::Phase> m_pppPhase;
    ns3::TracedCallback<> m_idle;
};

} // namespace pptplab::node

#endif
