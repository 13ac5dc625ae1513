// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_HOST_NT_HOST_H
#define PPTPLAB_MODELS_NODE_HOST_NT_HOST_H

#include "models/node/tcp-ip/nt-tcp-socket.h"

#include <ns3/node.h>
#include <ns3/nstime.h>
#include <ns3/object.h>

#include <cstdint>
#include <string>

namespace pptplab::node
{

/// A Windows NT 4.0 machine's TCP/IP parameters, aggregated to its node. ns-3 has no place for the
/// TCP settings of one node; sockets made here carry them.
class NtHost final : public ns3::Object
{
  public:
    static ns3::TypeId GetTypeId();

    /// The kind of a connection, which decides its limit of retransmissions.
    enum class Connection : std::uint8_t
    {
        Other,
        PptpControl, ///< PPTPTcpMaxDataRetransmissions (Q154674)
    };

    /// Pre: `node` has an IPv4 stack; TCP and GRE are added. All hosts may share one prototype.
    void Install(const ns3::Ptr<ns3::Node>& node, const ns3::Ptr<NtTcpSocket>& prototype);

    /// A closed socket.
    ns3::Ptr<NtTcpSocket> CreateSocket(Connection connection) const;

    /// A closed socket bound to the next free port of 1025..5000, NT's MaxUserPort (Q196271); none
    /// when all are taken.
    ns3::Ptr<NtTcpSocket> CreateClientSocket(Connection connection);

    /// Takes one of the machine's VPN ports for a call. False when all are in use.
    bool TakeVpnPort();
    void ReturnVpnPort();

    /// Call ID of the next call from this machine.
    std::uint16_t NextCallId() { return ++m_lastCallId; }

  private:
    void DoDispose() override;

    // attributes
    static ns3::TypeId WithRetransmissions(ns3::TypeId id);
    void SetIcmpReaction(const std::string& name);
    std::string GetIcmpReaction() const;

    ns3::Ptr<ns3::Node> m_node;
    ns3::Ptr<NtTcpSocket> m_prototype;
    std::uint32_t m_segmentSize = 0;
    std::uint32_t m_initialWindow = 0;
    std::uint32_t m_windowSize = 0;
    ns3::Time m_initialRto;
    ns3::Time m_minRto;
    ns3::Time m_rtoCeiling;
    std::uint32_t m_connectRetransmissions = 0;
    std::uint32_t m_responseRetransmissions = 0;
    std::uint32_t m_dataRetransmissions = 0;
    std::uint32_t m_pptpDataRetransmissions = 0;
    ns3::Time m_maxSegLifetime;
    IcmpReaction m_icmpReaction = IcmpReaction::Hard;
    std::uint16_t m_nextPort = 1025;
    std::uint32_t m_vpnPorts = 0;
    std::uint32_t m_vpnPortsInUse = 0;
    std::uint16_t m_lastCallId = 0;
};

} // namespace pptplab::node

#endif
