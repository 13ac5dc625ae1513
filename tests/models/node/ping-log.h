// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_NODE_PING_LOG_H
#define PPTPLAB_TESTS_MODELS_NODE_PING_LOG_H

#include "models/node/tcp-ip/ping.h"
#include "models/node/units/ns3-units.h"

#include <optional>

namespace pptplab::node
{

/// A ping from now on, and what came of it.
class PingLog final : private PingListener
{
  public:
    PingLog(const ns3::Ptr<ns3::Node>& node, ns3::Ipv4Address to, const PingOptions& options = {})
        : m_ping(node, to, options, 1, static_cast<PingListener&>(*this))
    {
    }

    const std::vector<EchoResult>& Echoes() const { return m_ping.Report().echoes; }
    std::size_t Answered() const { return m_answered; }
    const std::optional<PingReport>& Done() const { return m_done; }
    Duration DoneAt() const { return m_doneAt; }
    Ping& Asking() { return m_ping; }

  private:
    void OnEcho(const EchoResult& echo) override
    {
        m_answered += echo.answer == EchoAnswer::Reply ? 1 : 0;
    }
    void OnPingDone(const PingReport& report) override
    {
        m_done = report;
        m_doneAt = Now();
    }

    std::size_t m_answered = 0;
    std::optional<PingReport> m_done;
    Duration m_doneAt{};
    Ping m_ping;
};

} // namespace pptplab::node

#endif
