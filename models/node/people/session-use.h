// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_PEOPLE_SESSION_USE_H
#define PPTPLAB_MODELS_NODE_PEOPLE_SESSION_USE_H

#include "models/base/resource-use.h"
#include "models/base/session-data.h"
#include "models/node/people/resource-dialog.h"
#include "models/node/tcp-ip/datagram-port.h"
#include "models/node/tcp-ip/ping.h"

#include <ns3/event-id.h>
#include <ns3/ipv4-address.h>
#include <ns3/node.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace pptplab::node
{

/// A ping through the tunnel to the server's address there.
struct InsideProbe
{
    std::uint32_t index = 0; ///< index of the scenario's probe
    Duration after{};        ///< time from session up to the first request
    PingOptions ping;
};

/// What is done inside each session of a group. Nothing by default, and then it costs nothing.
struct SessionUseOptions
{
    std::optional<Traffic> traffic;
    std::vector<InsideProbe> probes;

    /// Nothing at all has arrived so long after the first packet: the session carries no data. The
    /// time in which NT's ping of four has told its user as much (inference).
    Duration noDataAfter = std::chrono::seconds(4);

    ResourceAccess resource{}; ///< what is asked from session up on

    bool IsAny() const
    {
        return traffic.has_value() || !probes.empty() || resource.use != ResourceUse::None;
    }
};

/// The user that lets a session be used. Not to destroy the use from within.
class SessionUser
{
  public:
    SessionUser() = default;
    SessionUser(const SessionUser&) = delete;
    SessionUser& operator=(const SessionUser&) = delete;
    virtual ~SessionUser() = default;

    /// Once: something has come through the tunnel, or nothing for `noDataAfter`.
    virtual void OnDataKnown(std::uint64_t session, bool came) = 0;
    virtual void OnPing(const PingReport& report) = 0;

    /// Once where there is a resource to use, unless the session ends before.
    virtual void OnResourceDone(std::uint64_t session, bool answered, Duration took) = 0;
};

/// The traffic and the pings of one session from when it is up until it is stopped.
class SessionUse final : private PingListener, private ResourceListener
{
  public:
    struct Session
    {
        std::uint64_t number = 0; ///< no other session of the run has it
        ns3::Ptr<ns3::Node> client;
        ns3::Ptr<ns3::Node> server;
        ns3::Ipv4Address clientAddress; ///< inside the tunnel
        ns3::Ipv4Address serverAddress; ///< inside the tunnel
    };

    /// Begins at once; not while a node is receiving a packet. `options` and `user` outlive the
    /// use.
    SessionUse(const SessionUseOptions& options, const Session& session, SessionUser& user);
    SessionUse(const SessionUse&) = delete;
    SessionUse& operator=(const SessionUse&) = delete;
    ~SessionUse() override;

    /// The session is over, or the run: pings that are under way are reported as far as they got.
    /// False when it was stopped before.
    bool Stop();

    /// The datagrams sent and arrived so far; none where nothing goes this way.
    const std::optional<Delivery>& Up() const { return m_up.counts; }
    const std::optional<Delivery>& Down() const { return m_down.counts; }

  private:
    struct Flow
    {
        std::optional<Delivery> counts; ///< datagrams of the flow; none: nothing goes this way
        ns3::Ptr<DatagramPort> from;
        ns3::Ptr<DatagramPort> into;
        ns3::Ipv4Address to;
        ns3::EventId next;
    };

    void StartFlow(Flow& flow, const ns3::Ptr<ns3::Node>& from, const ns3::Ptr<ns3::Node>& into);
    void SendDatagram(Flow* flow);
    void StartPing(std::size_t probe);
    void OnEcho(const EchoResult& echo) override;
    void OnPingDone(const PingReport& report) override;
    void OnResourceAsked() override { OnSent(); }
    void OnResourceAnswer() override { OnArrival(); }
    void OnResourceDone(bool answered, Duration took) override;
    void Report(const PingReport& report);
    void OnSent();
    void OnArrival();
    void OnNothing();

    const SessionUseOptions& m_options;
    Session m_session;
    SessionUser& m_user;
    Duration m_gap{}; ///< time from one datagram to the next
    Flow m_up;
    Flow m_down;
    std::vector<std::unique_ptr<Ping>> m_pings; ///< ping of each probe; none before it starts
    std::vector<ns3::EventId> m_starts;         ///< starts of pings
    std::unique_ptr<ResourceDialog> m_resource;
    ns3::EventId m_nothing;
    bool m_known = false;
    bool m_stopped = false;
};

} // namespace pptplab::node

#endif
