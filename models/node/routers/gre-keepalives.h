// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_ROUTERS_GRE_KEEPALIVES_H
#define PPTPLAB_MODELS_NODE_ROUTERS_GRE_KEEPALIVES_H

#include "models/node/routers/plain-gre.h"
#include "models/node/tcp-ip/echo-series.h"

#include <ns3/ipv4-address.h>
#include <ns3/node.h>

#include <cstdint>

namespace pptplab::node
{

/// Keep-alives of a tunnel of plain GRE from one router to another, which sends them back
/// (plain-gre.h). Nothing that happens to one on the way is told from a loss: an answer comes or
/// does not.
class GreKeepalives final : public EchoSeries, private KeepaliveUser
{
  public:
    struct End
    {
        ns3::Ptr<ns3::Node> node;
        ns3::Ipv4Address address;
    };

    /// Makes the tunnel, which stays. `identifier` tells them from others that `from` sends.
    GreKeepalives(const End& from,
                  const End& to,
                  const PingOptions& options,
                  std::uint16_t identifier,
                  PingListener& listener);
    GreKeepalives(const GreKeepalives&) = delete;
    GreKeepalives& operator=(const GreKeepalives&) = delete;
    ~GreKeepalives() override;

  private:
    bool SendRequest() override;
    void Close() override;
    void OnKeepalive(std::uint16_t sequence, std::uint8_t ttl) override;

    ns3::Ipv4Address m_from;
    ns3::Ipv4Address m_to;
    std::uint16_t m_identifier;
    ns3::Ptr<PlainGre> m_gre;
};

} // namespace pptplab::node

#endif
