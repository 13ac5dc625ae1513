// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/nt-tcp-socket.h"

#include "models/node/ns3-units.h"

#include <ns3/boolean.h>
#include <ns3/nstime.h>
#include <ns3/rtt-estimator.h>
#include <ns3/tcp-congestion-ops.h>
#include <ns3/tcp-header.h>
#include <ns3/tcp-l4-protocol.h>
#include <ns3/tcp-recovery-ops.h>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(NtTcpSocket);

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
    // ns-3 counts the first SYN, too, and data retransmissions alone.
    socket->SetSynRetries(settings.connectRetransmissions + 1);
    socket->SetDataRetries(settings.dataRetransmissions);
    socket->m_msl = ToSeconds(settings.maxSegLifetime);
    tcp->AddSocket(socket);
    return socket;
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
    SetCloseCallbacks(ns3::MakeNullCallback<void, ns3::Ptr<ns3::Socket>>(),
                      ns3::MakeNullCallback<void, ns3::Ptr<ns3::Socket>>());
    CancelAllTimers();
    SendRST();
}

ns3::Ptr<ns3::TcpSocketBase>
NtTcpSocket::Fork()
{
    return ns3::CopyObject<NtTcpSocket>(this);
}

void
NtTcpSocket::DoForwardUp(ns3::Ptr<ns3::Packet> packet,
                         const ns3::Address& from,
                         const ns3::Address& to)
{
    ns3::TcpHeader header;
    packet->PeekHeader(header);
    const bool reset = (header.GetFlags() & ns3::TcpHeader::RST) != 0;
    m_reset = m_reset || reset;
    if (reset && m_state == SYN_SENT)
    {
        // ns-3 takes RST with ACK for a bare ACK here and sends its SYN again; RFC 793 3.9 says
        // "connection refused".
        CancelAllTimers();
        m_state = CLOSED;
        NotifyConnectionFailed();
        DeallocateEndPoint();
        return;
    }
    TcpSocketBase::DoForwardUp(packet, from, to);
}

} // namespace pptplab::node
