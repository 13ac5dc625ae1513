// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/line-maker.h"

#include <optional>
#include <utility>

namespace pptplab::sim
{

namespace
{

std::shared_ptr<const node::Impairments>
WithLoss(node::Impairments impairments, std::optional<double> loss)
{
    impairments.loss = loss.value_or(impairments.loss);
    return impairments.Any() ? std::make_shared<const node::Impairments>(std::move(impairments))
                             : nullptr;
}

node::LinkDirection
DirectionOf(const node::LinkDirection::Options& options,
            const std::shared_ptr<const node::Impairments>& impairments,
            const node::ImpairmentProcess::Identity& identity)
{
    return node::LinkDirection(
        options,
        impairments ? std::make_unique<node::ImpairmentProcess>(impairments, identity) : nullptr);
}

} // namespace

LineMaker::LineMaker(const AccessLink& link, Run run)
    : m_run(run),
      m_up{link.rateUp.value_or(link.rate), link.delay, link.queue},
      m_down{link.rateDown.value_or(link.rate), link.delay, link.queue},
      m_impairmentsUp(WithLoss(link.impairments, link.lossUp)),
      m_impairmentsDown(WithLoss(link.impairments, link.lossDown))
{
}

node::AccessLine
LineMaker::Make(const std::string& machine) const
{
    const std::string line = "line." + machine;
    return {DirectionOf(m_up, m_impairmentsUp, {m_run.seed, m_run.replication, line, "up"}),
            DirectionOf(m_down, m_impairmentsDown, {m_run.seed, m_run.replication, line, "down"})};
}

} // namespace pptplab::sim
