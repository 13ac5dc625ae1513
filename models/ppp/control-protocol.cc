// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/control-protocol.h"

#include <optional>

namespace pptplab::ppp
{

namespace
{

/// What stands between a Configure-Request and its acknowledgment.
struct Objections
{
    Octets naks;
    Octets rejects;
};

/// None when the request is to stay unanswered. Without `mayNak` what is not granted is rejected.
std::optional<Objections>
ObjectionsTo(ByteView options, Negotiation& negotiation, bool mayNak)
{
    Objections found;
    ByteWriter naks(found.naks);
    ByteWriter rejects(found.rejects);
    negotiation.ForgetPeer();
    OptionReader reader(options);
    while (const auto option = reader.Next())
    {
        const std::size_t before = found.naks.size();
        Judgement judgement = negotiation.Judge(*option, naks);
        if (judgement == Judgement::Ignore)
        {
            return std::nullopt;
        }
        if (judgement == Judgement::Nak && !mayNak)
        {
            // Max-Failure, RFC 1661 4.6: no longer convinced that this converges.
            found.naks.resize(before);
            judgement = Judgement::Reject;
        }
        if (judgement == Judgement::Reject)
        {
            Encode(*option, rejects);
        }
    }
    return found;
}

} // namespace

ControlProtocol::ControlProtocol(ProtocolNumber protocol,
                                 const Options& options,
                                 Negotiation& negotiation,
                                 ControlProtocolOwner& owner)
    : m_protocol(protocol), m_options(options), m_negotiation(negotiation), m_owner(owner)
{
}

void
ControlProtocol::Feed(Event event, const ControlPacket& packet)
{
    const Step step = Next(m_state, event);
    m_owner.OnPassage(m_protocol, {m_state, event, step.next});
    m_state = step.next;
    Perform(step.actions, event, packet);
}

void
ControlProtocol::Perform(Actions actions, Event event, const ControlPacket& packet)
{
    if ((actions & kThisLayerDown) != 0)
    {
        m_owner.OnLayer(m_protocol, LayerChange::Down, event);
    }
    if ((actions & kInitRestartCount) != 0)
    {
        m_restartCount = (actions & kSendTerminateRequest) != 0 ? m_options.maxTerminate
                                                                : m_options.maxConfigure;
    }
    if ((actions & kZeroRestartCount) != 0)
    {
        m_restartCount = 0;
    }
    PerformSending(actions, packet);
    UpdateTimer(actions);
    if ((actions & kSendEchoReply) != 0)
    {
        m_owner.OnOwnCode(m_protocol, packet);
    }
    TellLayers(actions, event);
}

void
ControlProtocol::PerformSending(Actions actions, const ControlPacket& packet)
{
    if ((actions & kSendConfigureRequest) != 0)
    {
        SendConfigureRequest();
    }
    if ((actions & (kSendConfigureAck | kSendConfigureNak)) != 0)
    {
        SendPacket(packet);
    }
    if ((actions & kSendConfigureAck) != 0)
    {
        m_owner.OnAgreed(m_protocol);
    }
    if ((actions & kSendTerminateRequest) != 0)
    {
        CountDown();
        Send(Code::TerminateRequest, {});
    }
    if ((actions & kSendTerminateAck) != 0)
    {
        SendPacket({Code::TerminateAck, packet.identifier, {}});
    }
    if ((actions & kSendCodeReject) != 0)
    {
        Octets rejected;
        ByteWriter writer(rejected);
        Encode(packet, writer);
        Send(Code::CodeReject, rejected);
    }
}

void
ControlProtocol::UpdateTimer(Actions actions)
{
    constexpr Actions kRestarts = kSendConfigureRequest | kSendTerminateRequest | kZeroRestartCount;
    if ((actions & kRestarts) != 0)
    {
        m_owner.StartRestartTimer(m_protocol, m_options.restartTimer);
    }
    else if (!RestartTimerRuns(m_state))
    {
        m_owner.StopRestartTimer(m_protocol);
    }
}

void
ControlProtocol::TellLayers(Actions actions, Event event)
{
    if ((actions & kThisLayerUp) != 0)
    {
        m_owner.OnLayer(m_protocol, LayerChange::Up, event);
    }
    if ((actions & kThisLayerFinished) != 0)
    {
        m_owner.OnLayer(m_protocol, LayerChange::Finished, event);
    }
}

void
ControlProtocol::OnTimer()
{
    if (RestartTimerRuns(m_state))
    {
        Feed(m_restartCount > 0 ? Event::TimeoutMore : Event::TimeoutLast);
    }
}

void
ControlProtocol::OnPacket(ByteView octets)
{
    const auto packet = DecodeControlPacket(octets);
    // A packet cannot come before the lower layer is up: it is left over from before.
    if (!packet || m_state == State::Initial || m_state == State::Starting)
    {
        return;
    }
    switch (packet->code)
    {
    case Code::ConfigureRequest:
        OnConfigureRequest(*packet);
        break;
    case Code::ConfigureAck:
        OnConfigureAck(*packet);
        break;
    case Code::ConfigureNak:
    case Code::ConfigureReject:
        OnConfigureNakOrReject(*packet);
        break;
    case Code::TerminateRequest:
        Feed(Event::Terminate, *packet);
        break;
    case Code::TerminateAck:
        Feed(Event::TerminateAck, *packet);
        break;
    default:
        OnOtherCode(*packet);
        break;
    }
}

void
ControlProtocol::OnConfigureRequest(const ControlPacket& packet)
{
    if (!OptionsAreWellFormed(packet.data))
    {
        return; // RFC 1661 5: silently discarded
    }
    const auto objections =
        ObjectionsTo(packet.data, m_negotiation, m_naksSent < m_options.maxFailure);
    if (!objections)
    {
        return; // the sender will ask again
    }
    const auto& [naks, rejects] = *objections;
    const bool good = naks.empty() && rejects.empty();
    if (good)
    {
        m_naksSent = 0;
        m_rejectsSent = 0;
        Feed(Event::RequestGood, {Code::ConfigureAck, packet.identifier, packet.data});
    }
    else if (rejects.empty())
    {
        ++m_naksSent;
        Feed(Event::RequestBad, {Code::ConfigureNak, packet.identifier, naks});
    }
    else if (m_rejectsSent >= m_options.maxReject)
    {
        Feed(Event::RejectFatal); // neither gives in: as if the peer had rejected what we need
    }
    else
    {
        m_rejectsSent += m_peerAnswers ? 1U : 0U;
        Feed(Event::RequestBad, {Code::ConfigureReject, packet.identifier, rejects});
    }
}

void
ControlProtocol::OnConfigureAck(const ControlPacket& packet)
{
    Octets asked;
    ByteWriter writer(asked);
    m_negotiation.WriteRequest(writer);
    // RFC 1661 5.2: the identifier of the last request, and its options unchanged.
    if (packet.identifier != m_requestIdentifier || !(packet.data == ByteView(asked)))
    {
        return;
    }
    if (m_state == State::ReqSent || m_state == State::AckSent)
    {
        m_owner.OnAgreed(m_protocol);
    }
    m_peerAnswers = true;
    Feed(Event::Ack, packet);
}

void
ControlProtocol::OnConfigureNakOrReject(const ControlPacket& packet)
{
    if (packet.identifier != m_requestIdentifier || !OptionsAreWellFormed(packet.data))
    {
        return;
    }
    OptionReader reader(packet.data);
    while (const auto option = reader.Next())
    {
        if (packet.code == Code::ConfigureNak)
        {
            m_negotiation.OnNak(*option);
        }
        else
        {
            m_negotiation.OnReject(*option);
        }
    }
    m_peerAnswers = true;
    Feed(Event::NakOrReject, packet);
}

void
ControlProtocol::OnOtherCode(const ControlPacket& packet)
{
    if (packet.code == Code::CodeReject)
    {
        // Codes 1 to 7 are what the protocol cannot do without (RFC 1661 5.6).
        const bool fatal = !packet.data.empty() && packet.data[0] >= 1 && packet.data[0] <= 7;
        Feed(fatal ? Event::RejectFatal : Event::RejectMild, packet);
        return;
    }
    Feed(m_negotiation.KnowsCode(packet.code) ? Event::EchoFamily : Event::UnknownCode, packet);
}

void
ControlProtocol::CountDown()
{
    m_restartCount -= m_restartCount > 0 ? 1U : 0U;
}

void
ControlProtocol::SendConfigureRequest()
{
    CountDown();
    Octets wanted;
    ByteWriter writer(wanted);
    m_negotiation.WriteRequest(writer);
    m_requestIdentifier = m_nextIdentifier;
    Send(Code::ConfigureRequest, wanted);
}

void
ControlProtocol::Send(Code code, ByteView data)
{
    SendPacket({code, TakeIdentifier(), data});
}

void
ControlProtocol::SendPacket(const ControlPacket& packet)
{
    Octets octets;
    ByteWriter out(octets);
    Encode(packet, out);
    m_owner.SendControl(m_protocol, octets);
}

} // namespace pptplab::ppp
