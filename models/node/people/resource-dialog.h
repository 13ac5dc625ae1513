// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_PEOPLE_RESOURCE_DIALOG_H
#define PPTPLAB_MODELS_NODE_PEOPLE_RESOURCE_DIALOG_H

#include "models/base/resource-use.h"
#include "models/node/tcp-ip/datagram-port.h"

#include <ns3/event-id.h>
#include <ns3/ipv4-address.h>
#include <ns3/node.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pptplab::node
{

/// The listener that is told how a resource dialog goes. Not to destroy the dialog from within.
class ResourceListener
{
  public:
    ResourceListener() = default;
    ResourceListener(const ResourceListener&) = delete;
    ResourceListener& operator=(const ResourceListener&) = delete;
    virtual ~ResourceListener() = default;

    /// A request has gone out that somebody should answer.
    virtual void OnResourceAsked() = 0;
    virtual void OnResourceAnswer() = 0;

    /// Once. `answered`: nothing that should be answered stayed unanswered.
    virtual void OnResourceDone(bool answered, Duration took) = 0;
};

/// The exchanges of one access through a tunnel, one after the other, each asked again until its
/// tries are used up. Both ends are here: what is in the datagrams does not matter, their number
/// and sizes do.
class ResourceDialog final
{
  public:
    struct Ends
    {
        ns3::Ptr<ns3::Node> client;
        ns3::Ptr<ns3::Node> server;
        ns3::Ipv4Address clientAddress; ///< inside the tunnel
        ns3::Ipv4Address serverAddress; ///< inside the tunnel
        std::uint64_t session = 0;      ///< below 2^56; no other session of the run has it
    };

    /// Begins at once. Not while a node is receiving a packet. `listener` outlives the dialog.
    ResourceDialog(std::vector<Exchange> exchanges, const Ends& ends, ResourceListener& listener);
    ResourceDialog(const ResourceDialog&) = delete;
    ResourceDialog& operator=(const ResourceDialog&) = delete;
    ~ResourceDialog();

  private:
    /// The number of a flow, another for each exchange: an answer that comes late is not taken for
    /// the next one's.
    std::uint64_t Flow() const { return m_ends.session | (m_exchange % 255 + 1) << 56U; }

    void Begin();
    void Ask();
    void OnRequest();
    void OnAnswer();
    void OnTimeout();
    void End();
    void Finish(bool answered);

    std::vector<Exchange> m_exchanges;
    Ends m_ends;
    ResourceListener& m_listener;
    ns3::Ptr<DatagramPort> m_client;
    ns3::Ptr<DatagramPort> m_server;
    Duration m_beganAt;
    std::uint64_t m_exchange = 0;
    std::uint32_t m_tries = 0; ///< tries of the exchange under way
    ns3::EventId m_timer;
};

} // namespace pptplab::node

#endif
