// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_SURROUNDINGS_H
#define PPTPLAB_MODELS_SESSION_SURROUNDINGS_H

#include "models/auth/account.h"
#include "models/base/bytes.h"
#include "models/base/result.h"
#include "models/base/units.h"
#include "models/ppp/network.h"
#include "models/ppp/phase.h"
#include "models/pptp/messages.h"
#include "models/session/end.h"
#include "models/session/timer-id.h"
#include "models/session/transition.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace pptplab::session
{

class ServerCall;

/// Control connection of either role (RFC 2637 3.1); Closed is the last one reported.
enum class ControlState : std::uint8_t
{
    Idle,
    WaitReply, ///< Start-Control-Connection-Request sent; or received and being worked on
    Established,
    WaitStopReply,
    Closed,
};

/// One call of either role (RFC 2637 3.2).
enum class CallState : std::uint8_t
{
    Idle,
    WaitReply, ///< Outgoing-Call-Request sent; or received and being worked on
    Established,
    WaitDisconnect,
};

/// The way that a PPP frame goes, as seen from this end.
enum class FrameDirection : std::uint8_t
{
    Sent,
    Received,
};

/// What the ends agreed on, valid when the session is up.
struct Negotiated
{
    ProtocolSet protocols;          ///< network protocols that are open
    ppp::Ipv4Address clientAddress; ///< 0.0.0.0 without TCP/IP
    ppp::Ipv4Address serverAddress;
    int encryptionBits = 0; ///< 0, 40, 56 or 128
};

/// How a control connection came to its end, as TCP tells it.
enum class ControlLoss : std::uint8_t
{
    Refused,     ///< RST in answer to the SYN
    Unreachable, ///< the SYN was never answered
    Closed,      ///< the peer's FIN
    Reset,       ///< RST later on
    TimedOut,    ///< retransmissions ran out
    IcmpError,   ///< ended by an ICMP error, at any time
};

/// What a tunnel end needs from the world around it: a network node, a test, a tap device.
/// Called only from within an input of the end (OnGre, OnTimer, ...). It must not call back into
/// the end, nor destroy it, before that input has returned. Views are valid during the call.
class Surroundings
{
  public:
    Surroundings() = default;
    Surroundings(const Surroundings&) = delete;
    Surroundings& operator=(const Surroundings&) = delete;
    virtual ~Surroundings() = default;

    /// Octets for the control connection, always whole messages.
    virtual void SendControl(ByteView octets) = 0;

    /// A GRE packet, header included, for IP protocol 47 to the peer.
    virtual void SendGre(ByteView packet) = 0;

    /// Close the control connection: with a FIN after what was sent, or by RST when `abort`.
    /// No OnControlClosed needs to follow.
    virtual void CloseControl(bool abort) = 0;

    /// Call OnTimer(id) after `delay`. Starts anew when that timer is running.
    virtual void StartTimer(TimerId id, Duration delay) = 0;

    /// Stop the timer, if it runs.
    virtual void StopTimer(TimerId id) = 0;

    /// Every step of every machine of this end, for who wants to follow them closely.
    virtual void OnTransition(const Transition& /*transition*/) {}

    virtual void OnControlState(ControlState state) = 0;
};

/// What one call of a tunnel end needs besides. Called as Surroundings are, and nothing of it after
/// the input in which OnCallReleased came.
class CallSurroundings
{
  public:
    CallSurroundings() = default;
    CallSurroundings(const CallSurroundings&) = delete;
    CallSurroundings& operator=(const CallSurroundings&) = delete;
    virtual ~CallSurroundings() = default;

    /// A network-layer packet came out of the tunnel.
    virtual void DeliverNetwork(ppp::ProtocolNumber protocol, ByteView packet) = 0;

    /// A PPP frame goes into the tunnel, before GRE, or comes out of it: what NDISWAN passes on.
    virtual void OnFrame(FrameDirection direction, ByteView frame) = 0;

    /// Whether the driver below sends a frame, of PPP or without it (Q219380).
    virtual bool PassesDriver(bool /*isPpp*/) { return true; }

    virtual void OnCallState(CallState state) = 0;
    virtual void OnPhase(ppp::Phase phase) = 0;

    /// Once, when every network protocol on offer is decided and at least one of them is open.
    virtual void OnSessionUp(const Negotiated& negotiated) = 0;

    /// Exactly once, as soon as the end of the call is known to this side. Clearing down may
    /// follow; for callers it is the moment at which they know what became of the attempt.
    virtual void OnSessionEnded(const End& end) = 0;

    /// Exactly once. Server: for each call that it admitted, when Call-Disconnect-Notify was sent
    /// or the control connection is gone; the port is freed here. Client: when its request was
    /// refused or its call is over.
    virtual void OnCallReleased() = 0;
};

/// What the client's end needs, which has one call.
class ClientSurroundings : public Surroundings, public CallSurroundings
{
};

/// What a call at a server asks besides. The answers are those of models/ras.
class ServerCallSurroundings : public CallSurroundings
{
  public:
    /// The account of that name, none when unknown. Asked once for each attempt to log on.
    virtual std::optional<auth::Account> FindAccount(std::string_view user) = 0;

    /// An address for the caller, none when there is none. Asked once, before IPCP starts.
    virtual std::optional<ppp::Ipv4Address> AssignAddress() = 0;

    /// Whether the caller may have the address that it proposes instead.
    virtual bool TakesProposal(ppp::Ipv4Address /*address*/) { return false; }

    /// Projects the caller onto the server's network (route, address) before the session comes up;
    /// false ends the session with EndCause::ProjectionFailed. Asked again where the server keeps
    /// silent then (Unprojected).
    virtual bool Project(const Negotiated& negotiated) = 0;
};

/// How a server refuses a caller (scenario key server.refusal).
enum class CallRefusal : std::uint8_t
{
    Busy,       ///< Outgoing-Call-Reply, result 4
    NoResource, ///< Outgoing-Call-Reply, result 2 and general error 4
    Close,      ///< closes the TCP connection
};

/// A call that the server takes.
struct Admission
{
    std::uint16_t callId = 0; ///< unique among the calls of the server's address
    ServerCallSurroundings* surroundings = nullptr; ///< what the call asks; never null
    ProtocolSet protocols;                          ///< protocols bound to the port
    Duration work{}; ///< work that the call needs beside ServerOptions::callDelay
};

/// What the server's end asks besides.
class ServerSurroundings : public Surroundings
{
  public:
    /// An Outgoing-Call-Request came: a port for it, or why not. An admitted `call` names itself at
    /// the end (ServerEnd::OnGre) until the input in which it was released has returned.
    virtual Result<Admission, CallRefusal> AdmitCall(const pptp::OutgoingCallRequest& request,
                                                     ServerCall& call) = 0;
};

} // namespace pptplab::session

#endif
