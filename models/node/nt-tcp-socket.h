// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_NT_TCP_SOCKET_H
#define PPTPLAB_MODELS_NODE_NT_TCP_SOCKET_H

#include "models/base/units.h"

#include <ns3/tcp-socket-base.h>

#include <cstdint>

namespace pptplab::node
{

/// TCP parameters of an NT 4.0 host. Facts: Q140552, Q170359, Q200770, Q296692.
struct NtTcpSettings
{
    std::uint32_t segmentSize = 1460;         ///< octets; Ethernet
    std::uint32_t initialWindow = 2;          ///< segments; NT predates RFC 2414 (inference)
    std::uint32_t windowSize = 8760;          ///< octets; TcpWindowSize, Q120642
    Duration initialRto{3'000'000'000};       ///< InitialRtt
    Duration minRto{500'000'000};             ///< inference
    std::uint32_t connectRetransmissions = 3; ///< TcpMaxConnectRetransmissions
    std::uint32_t dataRetransmissions = 5;    ///< TcpMaxDataRetransmissions or PPTPTcpMax...
    Duration maxSegLifetime{120'000'000'000}; ///< half of TcpTimedWaitDelay, 240 s
};

/// NT's TCP: no selective acknowledgment, time stamps or window scaling. A refused connection fails
/// at once, and a peer's reset can be told from an orderly close; ns-3 does neither.
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

    /// The peer sent RST: it refused the connection or broke it off.
    bool WasReset() const { return m_reset; }

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

    bool m_reset = false;
};

} // namespace pptplab::node

#endif
