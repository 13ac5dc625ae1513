// SPDX-License-Identifier: GPL-2.0-only
//
// What comes in: segments as RFC 793 3.9 takes them where ns-3 does not, and ICMP errors.
#include "models/node/tcp-ip/nt-tcp-socket.h"
#include "models/node/units/ns3-compat.h"
#include "models/node/units/ns3-units.h"

#include <ns3/inet-socket-address.h>
#include <ns3/tcp-header.h>
#include <ns3/tcp-l4-protocol.h>
#include <ns3/tcp-rx-buffer.h>
#include <ns3/tcp-tx-buffer.h>

namespace pptplab::node
{

namespace
{

/// A connection that this end has closed waits so long for the other's FIN: TcpFinWait2Delay of
/// Windows 2000 (inference for NT 4.0). Without, a peer that dies then is waited for for ever.
constexpr Duration kFinWait2Delay{240'000'000'000};

constexpr std::uint8_t kDestinationUnreachable = 3; // RFC 792
constexpr std::uint8_t kProtocolUnreachable = 2;
constexpr std::uint8_t kPortUnreachable = 3;

} // namespace

void
NtTcpSocket::DoForwardUp(ns3::Ptr<ns3::Packet> packet,
                         const ns3::Address& from,
                         const ns3::Address& to)
{
    const ns3::Ptr<NtTcpSocket> self(this); // the host may forget the socket on the way
    ns3::TcpHeader header;
    packet->PeekHeader(header);
    if ((header.GetFlags() & ns3::TcpHeader::RST) != 0)
    {
        OnReset(header);
        return;
    }
    if (IsStray(header))
    {
        RefuseStray(header, from, to);
        return;
    }
    if (m_state == TIME_WAIT)
    {
        AnswerInTimeWait(header);
        return;
    }
    const bool wasConnecting = IsConnecting();
    TcpSocketBase::DoForwardUp(packet, from, to);
    if (wasConnecting && !IsConnecting())
    {
        m_retransmissions = 0;
        m_delAckCount = 0; // ns-3 acknowledges the first segment at once, the trace in Q162847 not
    }
    if (m_state == FIN_WAIT_2 && !IsPending(m_lastAckEvent))
    {
        m_lastAckEvent =
            ns3::Simulator::Schedule(ToNs3(kFinWait2Delay), &NtTcpSocket::OnFinWait2Timeout, this);
    }
}

void
NtTcpSocket::OnReset(const ns3::TcpHeader& header)
{
    if (!IsAcceptableReset(header))
    {
        return;
    }
    if (m_state == TIME_WAIT)
    {
        CloseAndNotify(); // both sides had closed
    }
    else
    {
        End(m_state == SYN_SENT ? TcpEnd::Refused : TcpEnd::Reset);
    }
}

bool
NtTcpSocket::IsStray(const ns3::TcpHeader& header) const
{
    // RFC 793 3.9, SEGMENT ARRIVES: in LISTEN of a connection that this host does not have (any
    // more), or that comes from another port since its NAT mapping timed out; while connecting, of
    // an earlier connection between the same ports, which the peer still has. ns-3 says nothing.
    if ((header.GetFlags() & ns3::TcpHeader::ACK) == 0)
    {
        return false;
    }
    return m_state == LISTEN ||
           (IsConnecting() && header.GetAckNumber() != m_tcb->m_nextTxSequence.Get() + 1);
}

void
NtTcpSocket::RefuseStray(const ns3::TcpHeader& header,
                         const ns3::Address& from,
                         const ns3::Address& to)
{
    ns3::TcpHeader reset;
    reset.SetFlags(ns3::TcpHeader::RST);
    reset.SetSequenceNumber(header.GetAckNumber());
    reset.SetSourcePort(header.GetDestinationPort());
    reset.SetDestinationPort(header.GetSourcePort());
    m_tcp->SendPacket(ns3::Create<ns3::Packet>(),
                      reset,
                      ns3::InetSocketAddress::ConvertFrom(to).GetIpv4(),
                      ns3::InetSocketAddress::ConvertFrom(from).GetIpv4());
}

void
NtTcpSocket::AnswerInTimeWait(const ns3::TcpHeader& header)
{
    // RFC 793 3.9: what comes then is the FIN again, whose acknowledgment was lost, or the SYN of a
    // next connection that begins too low. ns-3 says nothing to either.
    if ((header.GetFlags() & ns3::TcpHeader::FIN) != 0)
    {
        TimeWait(); // anew
    }
    if ((header.GetFlags() & (ns3::TcpHeader::FIN | ns3::TcpHeader::SYN)) != 0)
    {
        SendEmptyPacket(ns3::TcpHeader::ACK);
    }
}

bool
NtTcpSocket::IsAcceptableReset(const ns3::TcpHeader& header) const
{
    // RFC 793 3.4, "Reset Processing"
    if (m_state == CLOSED || m_state == LISTEN)
    {
        return false;
    }
    if (m_state == SYN_SENT)
    {
        return (header.GetFlags() & ns3::TcpHeader::ACK) != 0 &&
               header.GetAckNumber() == m_tcb->m_nextTxSequence.Get() + 1;
    }
    const auto next = m_tcb->m_rxBuffer->NextRxSequence();
    const auto sequence = header.GetSequenceNumber();
    return sequence == next || (sequence > next && sequence < m_tcb->m_rxBuffer->MaxRxSequence());
}

void
NtTcpSocket::ReceivedAck(ns3::Ptr<ns3::Packet> packet, const ns3::TcpHeader& header)
{
    // RFC 5681 2 (b): a duplicate acknowledgment carries no data. Before 3.43 ns-3 counts a segment
    // with data, too; of one that acknowledges nothing new the data are all there is to take.
    if (packet->GetSize() > 0 && header.GetAckNumber() == m_txBuffer->HeadSequence())
    {
        ReceivedData(packet, header);
        SendPendingData(m_connected);
        return;
    }
    TcpSocketBase::ReceivedAck(packet, header);
}

void
NtTcpSocket::OnIcmp(ns3::Ipv4Address /*source*/,
                    std::uint8_t /*ttl*/,
                    std::uint8_t type,
                    std::uint8_t code,
                    std::uint32_t /*payload*/)
{
    if (m_icmpReaction == IcmpReaction::None)
    {
        return;
    }
    m_icmpError = IcmpError{type, code};
    const bool hard = code == kProtocolUnreachable || code == kPortUnreachable;
    const bool whileConnecting = m_icmpReaction == IcmpReaction::Connect && m_state == SYN_SENT;
    if (type == kDestinationUnreachable && (hard || whileConnecting))
    {
        End(TcpEnd::Unreachable);
    }
}

void
NtTcpSocket::OnFinWait2Timeout()
{
    End(TcpEnd::TimedOut);
}

} // namespace pptplab::node
