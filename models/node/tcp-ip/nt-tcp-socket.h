// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_TCP_IP_NT_TCP_SOCKET_H
#define PPTPLAB_MODELS_NODE_TCP_IP_NT_TCP_SOCKET_H

#include "models/base/icmp-reaction.h"
#include "models/base/units.h"

#include <ns3/tcp-socket-base.h>

#include <cstdint>
#include <optional>

namespace pptplab::node
{

/// TCP parameters of an NT 4.0 host (SOURCES: TCP).
struct NtTcpSettings
{
    std::uint32_t segmentSize = 1460;   ///< octets; Ethernet
    std::uint32_t initialWindow = 2;    ///< segments; NT predates RFC 2414 (inference)
    std::uint32_t windowSize = 8760;    ///< octets; TcpWindowSize, Q120642
    Duration initialRto{3'000'000'000}; ///< InitialRtt
    Duration minRto{500'000'000};       ///< inference
    std::optional<Duration> rtoCeiling{240'000'000'000}; ///< inference; none: doubles for ever
    std::uint32_t connectRetransmissions = 3;            ///< TcpMaxConnectRetransmissions, of a SYN
    std::uint32_t responseRetransmissions = 3; ///< TcpMaxConnectResponse..., of SYN and ACK
    /// TcpMaxDataRetransmissions or PPTPTcpMaxDataRetransmissions, also of a FIN.
    std::uint32_t dataRetransmissions = 5;
    Duration maxSegLifetime{120'000'000'000}; ///< half of TcpTimedWaitDelay, 240 s
    IcmpReaction icmp = IcmpReaction::Hard;
};

/// How a connection came to its end, unless both sides closed it.
enum class TcpEnd : std::uint8_t
{
    None,        ///< the connection is open, or was closed in order
    Refused,     ///< RST in answer to the SYN
    Reset,       ///< RST later on
    TimedOut,    ///< the most retransmissions of a SYN, of data or of a FIN were not acknowledged
    Unreachable, ///< an ICMP error ended it
};

/// Type and code of an ICMP message, RFC 792.
struct IcmpError
{
    std::uint8_t type = 0;
    std::uint8_t code = 0;
};

/// NT's TCP on ns-3's, which it mends where that differs: no selective acknowledgment, time stamps
/// or window scaling; a time-out doubles up to a ceiling of our own and only an acknowledgment of
/// something new takes it back; a connection that is given up is closed, a FIN is given up, too;
/// RST is told from a close, ICMP errors are heard (RFC 793 3.9, RFC 1122 4.2.3); a segment with
/// data is no duplicate acknowledgment (RFC 5681 2; ns-3 from 3.43 on), and what holds none has
/// SND.NXT also after a retransmission (RFC 793 3.9).
/// One prototype serves a whole simulation: making a socket from the factory costs five times more.
class NtTcpSocket final : public ns3::TcpSocketBase
{
  public:
    static ns3::TypeId GetTypeId();

    NtTcpSocket() = default;
    NtTcpSocket(const NtTcpSocket&) = default;
    NtTcpSocket& operator=(const NtTcpSocket&) = delete;

    /// A socket without host, to be cloned.
    static ns3::Ptr<NtTcpSocket> MakePrototype();

    /// A closed socket of `node`, like this one but for `settings`. Pre: `node` has TCP.
    ns3::Ptr<NtTcpSocket> CloneFor(const ns3::Ptr<ns3::Node>& node, const NtTcpSettings& settings);

    /// Valid from the callback of a failed connection or an error close on.
    TcpEnd HowEnded() const { return m_end; }

    /// The last ICMP error about this connection: what ended it, or a hint why nothing came back.
    std::optional<IcmpError> LastIcmpError() const { return m_icmpError; }

    /// Sends what was written at once. ns-3 waits for a nanosecond, in which packets of other
    /// protocols that were written later overtake. Not from within ns-3's callbacks.
    void Push();

    /// Breaks the connection off with RST. No callback follows.
    void Abort();

  private:
    ns3::Ptr<ns3::TcpSocketBase> Fork() override;
    void DoForwardUp(ns3::Ptr<ns3::Packet> packet,
                     const ns3::Address& from,
                     const ns3::Address& to) override;
    void ReceivedAck(ns3::Ptr<ns3::Packet> packet, const ns3::TcpHeader& header) override;
    void EstimateRtt(const ns3::TcpHeader& header) override;
    void NewAck(const ns3::SequenceNumber32& sequence, bool resetRto) override;
    void SendEmptyPacket(std::uint8_t flags) override;
    void ReTxTimeout() override;
    void LastAckTimeout() override {} // a FIN has the same timer as all else

    void HearIcmp();
    void OnIcmp(ns3::Ipv4Address source,
                std::uint8_t ttl,
                std::uint8_t type,
                std::uint8_t code,
                std::uint32_t payload);
    void OnFinWait2Timeout();

    bool IsConnecting() const { return m_state == SYN_SENT || m_state == SYN_RCVD; }
    bool IsOutstanding() const;
    void OnReset(const ns3::TcpHeader& header);
    bool IsStray(const ns3::TcpHeader& header) const;
    void RefuseStray(const ns3::TcpHeader& header,
                     const ns3::Address& from,
                     const ns3::Address& to);
    bool IsAcceptableReset(const ns3::TcpHeader& header) const;
    void AnswerInTimeWait(const ns3::TcpHeader& header);
    std::uint32_t RetransmissionLimit() const;
    void Retransmit();
    void StartRetransmissionTimer(Duration timeout);
    void End(TcpEnd reason);

    std::uint32_t m_connectRetransmissions = 0;
    std::uint32_t m_responseRetransmissions = 0;
    std::uint32_t m_dataRetransmissions = 0;
    std::uint32_t m_retransmissions = 0; ///< since the last sign that something new arrived
    ns3::Time m_ceiling;
    IcmpReaction m_icmpReaction = IcmpReaction::Hard;
    TcpEnd m_end = TcpEnd::None;
    std::optional<IcmpError> m_icmpError;
};

} // namespace pptplab::node

#endif
