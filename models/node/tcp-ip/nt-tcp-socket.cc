// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/tcp-ip/nt-tcp-socket.h"

#include "models/node/units/ns3-compat.h"
#include "models/node/units/ns3-units.h"

#include <ns3/boolean.h>
#include <ns3/nstime.h>
#include <ns3/rtt-estimator.h>
#include <ns3/tcp-congestion-ops.h>
#include <ns3/tcp-header.h>
#include <ns3/tcp-l4-protocol.h>
#include <ns3/tcp-recovery-ops.h>
#include <ns3/tcp-tx-buffer.h>

#include <algorithm>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(NtTcpSocket);

namespace
{

constexpr std::uint32_t kNeverByItself = UINT32_MAX;

} // namespace

ns3::TypeId
NtTcpSocket::GetTypeId()
{
    static const ns3::TypeId kId = ns3::TypeId("pptplab::NtTcpSocket")
                                       .SetParent<ns3::TcpSocketBase>()
                                       .SetGroupName("Pptplab")
                                       .AddConstructor<NtTcpSocket>();
    return kId;
}

ns3::Ptr<NtTcpSocket>
NtTcpSocket::MakePrototype()
{
    const auto prototype = ns3::CreateObject<NtTcpSocket>();
    prototype->SetAttribute("Sack", ns3::BooleanValue(false));
    prototype->SetAttribute("Timestamp", ns3::BooleanValue(false));
    prototype->SetAttribute("WindowScaling", ns3::BooleanValue(false));
    prototype->SetCongestionControlAlgorithm(ns3::CreateObject<ns3::TcpNewReno>());
    prototype->SetRecoveryAlgorithm(ns3::CreateObject<ns3::TcpClassicRecovery>());
    return prototype;
}

ns3::Ptr<NtTcpSocket>
NtTcpSocket::CloneFor(const ns3::Ptr<ns3::Node>& node, const NtTcpSettings& settings)
{
    const auto socket = ns3::CopyObject<NtTcpSocket>(this);
    const auto tcp = node->GetObject<ns3::TcpL4Protocol>();
    const auto rtt = ns3::CreateObject<ns3::RttMeanDeviation>();
    rtt->SetAttribute("InitialEstimation", ns3::TimeValue(ToNs3(settings.initialRto)));
    rtt->Reset();
    socket->SetNode(node);
    socket->SetTcp(tcp);
    socket->SetRtt(rtt);
    socket->SetSegSize(settings.segmentSize);
    socket->SetRcvBufSize(settings.windowSize);
    socket->SetInitialCwnd(settings.initialWindow);
    socket->SetConnTimeout(ToNs3(settings.initialRto));
    socket->SetMinRto(ToNs3(settings.minRto));
    socket->SetSynRetries(2); // enough for SendEmptyPacket; the limits are ours
    socket->SetDataRetries(kNeverByItself);
    socket->m_msl = ToSeconds(settings.maxSegLifetime);
    socket->m_connectRetransmissions = settings.connectRetransmissions;
    socket->m_responseRetransmissions = settings.responseRetransmissions;
    socket->m_dataRetransmissions = settings.dataRetransmissions;
    socket->m_ceiling = ToNs3(settings.rtoCeiling.value_or(Duration::max()));
    socket->m_icmpReaction = settings.icmp;
    socket->HearIcmp();
    tcp->AddSocket(socket);
    return socket;
}

void
NtTcpSocket::HearIcmp()
{
    // No reference to itself: the endpoint, which calls, has one as long as there is something to
    // hear.
    m_icmpCallback = ns3::MakeCallback(&NtTcpSocket::OnIcmp, this);
}

void
NtTcpSocket::Push()
{
    m_sendPendingDataEvent.Cancel();
    SendPendingData(m_connected);
}

void
NtTcpSocket::Abort()
{
    const ns3::Ptr<NtTcpSocket> self(this);
    SetCloseCallbacks(ns3::MakeNullCallback<void, ns3::Ptr<ns3::Socket>>(),
                      ns3::MakeNullCallback<void, ns3::Ptr<ns3::Socket>>());
    CancelAllTimers();
    SendRST();
    m_state = CLOSED;
}

ns3::Ptr<ns3::TcpSocketBase>
NtTcpSocket::Fork()
{
    const auto copy = ns3::CopyObject<NtTcpSocket>(this);
    copy->HearIcmp();
    return copy;
}

void
NtTcpSocket::EstimateRtt(const ns3::TcpHeader& header)
{
    TcpSocketBase::EstimateRtt(header);
    m_rto = std::min(m_rto.Get(), m_ceiling);
}

void
NtTcpSocket::NewAck(const ns3::SequenceNumber32& sequence, bool resetRto)
{
    m_retransmissions = 0;
    TcpSocketBase::NewAck(sequence, resetRto);
    if (IsPending(m_retxEvent) && m_rto > m_ceiling)
    {
        StartRetransmissionTimer(FromNs3(m_ceiling));
    }
}

void
NtTcpSocket::SendEmptyPacket(std::uint8_t flags)
{
    if (m_endPoint == nullptr)
    {
        return;
    }
    const bool syn = (flags & ns3::TcpHeader::SYN) != 0;
    const bool fin = (flags & ns3::TcpHeader::FIN) != 0;
    const bool running = IsPending(m_retxEvent);
    const ns3::Time timeout = m_rto;
    const ns3::SequenceNumber32 position = m_tcb->m_nextTxSequence;
    if (!syn && !fin)
    {
        // SND.NXT; ns-3's is a place in the buffer, which goes back with a retransmission.
        m_tcb->m_nextTxSequence = std::max(position, m_tcb->m_highTxMark.Get());
    }
    // ns-3 doubles by a shift of as many bits as SYNs were sent, which ends at 31. It needs only to
    // know the first, whose round trip it measures, from the others.
    m_synCount = m_retransmissions == 0 && !running ? 2 : 1;
    TcpSocketBase::SendEmptyPacket(flags);
    m_tcb->m_nextTxSequence = position;
    if (running)
    {
        m_rto = timeout; // keeps the time-out of what waits; this packet needs no acknowledgment
    }
    else if (syn || fin)
    {
        StartRetransmissionTimer(FromNs3(syn ? m_cnTimeout : m_rto.Get()));
    }
    else
    {
        m_rto = std::min(m_rto.Get(), m_ceiling);
    }
}

bool
NtTcpSocket::IsOutstanding() const
{
    if (m_state == CLOSED || m_state == TIME_WAIT)
    {
        return false;
    }
    return IsConnecting() || m_txBuffer->Size() > 0 || m_state == FIN_WAIT_1 ||
           m_state == CLOSING || m_state == LAST_ACK;
}

std::uint32_t
NtTcpSocket::RetransmissionLimit() const
{
    if (m_state == SYN_SENT)
    {
        return m_connectRetransmissions;
    }
    return m_state == SYN_RCVD ? m_responseRetransmissions : m_dataRetransmissions;
}

void
NtTcpSocket::ReTxTimeout()
{
    if (!IsOutstanding())
    {
        return;
    }
    if (m_retransmissions >= RetransmissionLimit())
    {
        End(TcpEnd::TimedOut);
        return;
    }
    ++m_retransmissions;
    const Duration timeout = FromNs3(m_rto);
    Retransmit();
    StartRetransmissionTimer(Later(timeout, timeout));
}

void
NtTcpSocket::Retransmit()
{
    if (m_state == SYN_SENT)
    {
        SendEmptyPacket(ns3::TcpHeader::SYN);
    }
    else if (m_state == SYN_RCVD)
    {
        SendEmptyPacket(ns3::TcpHeader::SYN | ns3::TcpHeader::ACK);
    }
    else if (m_txBuffer->Size() > 0)
    {
        TcpSocketBase::ReTxTimeout();
    }
    else
    {
        SendEmptyPacket(ns3::TcpHeader::FIN);
    }
}

void
NtTcpSocket::StartRetransmissionTimer(Duration timeout)
{
    const Duration held = std::min(timeout, FromNs3(m_ceiling));
    m_rto = ToNs3(held);
    m_retxEvent.Cancel();
    // Beyond the end of ns-3's clock, in 292 years, is never.
    if (Later(Now(), held) < Duration::max())
    {
        m_retxEvent = ns3::Simulator::Schedule(m_rto, &NtTcpSocket::ReTxTimeout, this);
    }
}

void
NtTcpSocket::End(TcpEnd reason)
{
    const ns3::Ptr<NtTcpSocket> self(this); // the host forgets the socket
    const bool connecting = m_state == SYN_SENT;
    m_end = reason;
    m_state = CLOSED;
    DeallocateEndPoint(); // stops all timers, too
    if (connecting)
    {
        NotifyConnectionFailed();
    }
    else if (!m_closeNotified)
    {
        m_closeNotified = true;
        NotifyErrorClose();
    }
}

} // namespace pptplab::node
