// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_CONTROL_PROTOCOL_H
#define PPTPLAB_MODELS_PPP_CONTROL_PROTOCOL_H

#include "models/base/bytes.h"
#include "models/base/units.h"
#include "models/ppp/automaton.h"
#include "models/ppp/control-packet.h"
#include "models/ppp/negotiation.h"
#include "models/ppp/network.h"
#include "models/ppp/options.h"

#include <cstdint>

namespace pptplab::ppp
{

/// What a control protocol tells the layers around it, RFC 1661 4.4.
enum class LayerChange : std::uint8_t
{
    Up,
    Down,
    Finished,
};

/// What a control protocol needs around it.
class ControlProtocolOwner
{
  public:
    ControlProtocolOwner() = default;
    ControlProtocolOwner(const ControlProtocolOwner&) = delete;
    ControlProtocolOwner& operator=(const ControlProtocolOwner&) = delete;
    virtual ~ControlProtocolOwner() = default;

    virtual void SendControl(ProtocolNumber protocol, ByteView packet) = 0;
    virtual void StartRestartTimer(ProtocolNumber protocol, Duration delay) = 0;
    virtual void StopRestartTimer(ProtocolNumber protocol) = 0;

    /// `because` is the event that led to the change.
    virtual void OnLayer(ProtocolNumber protocol, LayerChange change, Event because) = 0;

    /// A packet of the protocol's own (Negotiation::KnowsCode) came in the Opened state.
    virtual void OnOwnCode(ProtocolNumber protocol, const ControlPacket& packet) = 0;

    /// Options were agreed in one direction: ours acknowledged, or the peer's.
    virtual void OnAgreed(ProtocolNumber protocol) = 0;

    /// Each step of the automaton, before its actions.
    virtual void OnPassage(ProtocolNumber protocol, Passage passage) = 0;
};

/// Runs the automaton of RFC 1661 for one control protocol of a link: counters, restart timer,
/// identifiers, codes 1 to 7. Identifiers start at 0, as NT's do (trace in Q162847).
class ControlProtocol
{
  public:
    ControlProtocol(ProtocolNumber protocol,
                    const Options& options,
                    Negotiation& negotiation,
                    ControlProtocolOwner& owner);

    void Up() { Feed(Event::Up); }
    void Down() { Feed(Event::Down); }
    void Open() { Feed(Event::Open); }
    void Close() { Feed(Event::Close); }
    void OnTimer();
    void OnPacket(ByteView octets);

    /// A Protocol-Reject for this protocol came.
    void OnProtocolReject() { Feed(Event::RejectFatal); }

    /// Sends a packet of the protocol's own with the next identifier.
    void Send(Code code, ByteView data);

    /// An identifier of its own for a packet that may be repeated.
    std::uint8_t TakeIdentifier() { return m_nextIdentifier++; }

    /// Answers a packet of the protocol's own, or repeats one.
    void Reply(Code code, std::uint8_t identifier, ByteView data)
    {
        SendPacket({code, identifier, data});
    }

    State Current() const { return m_state; }

    /// The lower layer is up: between Up() and Down().
    bool IsUp() const { return m_state != State::Initial && m_state != State::Starting; }

    ProtocolNumber Protocol() const { return m_protocol; }

  private:
    /// `packet`: the one that came; for RequestGood and RequestBad the answer to it.
    void Feed(Event event, const ControlPacket& packet = {});
    void Perform(Actions actions, Event event, const ControlPacket& packet);
    void PerformSending(Actions actions, const ControlPacket& packet);
    void TellLayers(Actions actions, Event event);
    void UpdateTimer(Actions actions);

    void OnConfigureRequest(const ControlPacket& packet);
    void CountDown();
    void OnConfigureAck(const ControlPacket& packet);
    void OnConfigureNakOrReject(const ControlPacket& packet);
    void OnOtherCode(const ControlPacket& packet);
    void SendConfigureRequest();
    void SendPacket(const ControlPacket& packet);

    ProtocolNumber m_protocol;
    State m_state = State::Initial;
    std::uint32_t m_restartCount = 0;
    std::uint8_t m_nextIdentifier = 0;
    std::uint8_t m_requestIdentifier = 0; ///< identifier of the last Configure-Request
    std::uint32_t m_naksSent = 0;         ///< Naks sent since a request was last good
    std::uint32_t m_rejectsSent = 0;      ///< Rejects sent since a request was last good
    bool m_peerAnswers = false;           ///< the peer has answered, so it hears this end

    const Options& m_options;
    Negotiation& m_negotiation;
    ControlProtocolOwner& m_owner;
};

} // namespace pptplab::ppp

#endif
