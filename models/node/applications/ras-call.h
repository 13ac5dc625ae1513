// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_RAS_CALL_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_RAS_CALL_H

#include "models/node/applications/ras-context.h"
#include "models/node/pptp/gre-protocol.h"
#include "models/session/surroundings.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pptplab::node
{

class RasConnection;

/// One call that a RAS server has taken: its port, its address and what the log says of it. GRE
/// finds it by its Call ID, IP packets by the caller's address; nothing looks for it after that.
class RasCall final : public session::ServerCallSurroundings, private GreUser
{
  public:
    /// Takes a Call ID. `end` is the call at the end of its connection; all outlive the object.
    RasCall(const RasContext& context,
            RasConnection& connection,
            session::ServerCall& end,
            ras::PortNumber port);

    ras::PortNumber Port() const { return m_port; }
    std::uint16_t CallId() const { return m_callId; }

    /// Whether the call is over: the port may have another one.
    bool IsReleased() const { return m_released; }

    void SendIp(ByteView packet);

    /// Disconnects the caller, as an administrator does.
    void HangUp();

  private:
    // GreUser
    void OnGre(ByteView packet) override;

    // session::ServerCallSurroundings
    void DeliverNetwork(ppp::ProtocolNumber protocol, ByteView packet) override;
    void OnFrame(session::FrameDirection /*direction*/, ByteView /*frame*/) override {}
    bool PassesDriver(bool isPpp) override;
    void OnCallState(session::CallState /*state*/) override {}
    void OnPhase(ppp::Phase phase) override;
    void OnSessionUp(const session::Negotiated& negotiated) override;
    void OnSessionEnded(const session::End& end) override;
    void OnCallReleased() override;
    std::optional<auth::Account> FindAccount(std::string_view user) override;
    std::optional<ppp::Ipv4Address> AssignAddress() override;
    bool TakesProposal(ppp::Ipv4Address address) override;
    bool Project(const session::Negotiated& negotiated) override;

    void Log(ras::EventKind kind) const;

    const RasContext& m_context;
    RasConnection& m_connection;
    session::ServerCall& m_end;
    ras::PortNumber m_port;
    std::uint16_t m_callId;
    std::string m_user;                    ///< name that the caller gives
    ppp::Phase m_phase = ppp::Phase::Dead; ///< the last phase of PPP that was reached
    bool m_authenticated = false;
    bool m_released = false;
};

} // namespace pptplab::node

#endif
