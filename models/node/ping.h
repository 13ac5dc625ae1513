// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_PING_H
#define PPTPLAB_MODELS_NODE_PING_H

#include "models/base/ping.h"

#include <ns3/event-id.h>
#include <ns3/ipv4-address.h>
#include <ns3/ipv4-header.h>
#include <ns3/node.h>
#include <ns3/packet.h>
#include <ns3/socket.h>

#include <cstdint>

namespace pptplab::node
{

/// Who waits for a ping. Not to destroy it from within.
class PingListener
{
  public:
    PingListener() = default;
    PingListener(const PingListener&) = delete;
    PingListener& operator=(const PingListener&) = delete;
    virtual ~PingListener() = default;

    virtual void OnEcho(const EchoResult& echo) = 0;
    virtual void OnPingDone(const PingReport& report) = 0;
};

/// NT's ping on any node with an IPv4 stack: one ICMP echo request at a time, the next one an
/// interval after the last, or when that one has its answer if this is later. An answer after the
/// time-out does not count. Its raw socket is there only while it runs, as ns-3 shows such a socket
/// every packet of the node.
class Ping final
{
  public:
    /// The first request goes out at once. `listener` outlives the ping; `identifier` tells it from
    /// others that the node makes to the same address.
    Ping(const ns3::Ptr<ns3::Node>& node,
         ns3::Ipv4Address to,
         const PingOptions& options,
         std::uint16_t identifier,
         PingListener& listener);
    Ping(const Ping&) = delete;
    Ping& operator=(const Ping&) = delete;
    ~Ping();

    /// Asks no more and waits no longer. False when all was decided before; else OnPingDone() will
    /// not come.
    bool Stop();

    /// So far; its `probe` is for the listener to know.
    const PingReport& Report() const { return m_report; }

  private:
    void SendRequest();
    void OnReadable(ns3::Ptr<ns3::Socket> socket);
    void OnPacket(const ns3::Ptr<ns3::Packet>& packet);
    void OnError(const ns3::Ipv4Header& outer, const ns3::Ptr<ns3::Packet>& quote, EchoResult echo);
    void OnTimeout();
    void Decide(EchoResult echo);

    PingOptions m_options;
    ns3::Ipv4Address m_to;
    std::uint16_t m_identifier;
    PingListener& m_listener;
    ns3::Ptr<ns3::Socket> m_socket; ///< none when all is decided
    PingReport m_report;
    Duration m_sentAt{};
    bool m_waiting = false;
    ns3::EventId m_timeout;
    ns3::EventId m_next;
};

} // namespace pptplab::node

#endif
