// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/line-maker.h"

#include <optional>
#include <utility>

namespace pptplab::sim::network
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

std::unique_ptr<node::ImpairmentProcess>
ProcessOf(const std::shared_ptr<const node::Impairments>& impairments,
          const node::ImpairmentProcess::Identity& identity)
{
    return impairments ? std::make_unique<node::ImpairmentProcess>(impairments, identity) : nullptr;
}

} // namespace

LineMaker::LineMaker(const scenario::AccessLink& link, const RunNumber& run)
    : m_run(run),
      m_up{link.rateUp.value_or(link.rate), link.delay, link.queue},
      m_down{link.rateDown.value_or(link.rate), link.delay, link.queue},
      m_impairmentsUp(WithLoss(link.impairments, link.lossUp)),
      m_impairmentsDown(WithLoss(link.impairments, link.lossDown)),
      m_retrains(link.retrains)
{
}

node::AccessLine
LineMaker::Make(const std::string& machine) const
{
    const std::string line = "line." + machine;
    const std::string retrains = line + ".retrains";
    const auto retrainsOf = [&] {
        return m_retrains.Any()
                   ? std::make_unique<node::RetrainProcess>(m_retrains, StreamKey{m_run, retrains})
                   : nullptr;
    };
    const auto directionOf = [&](const auto& options, const auto& impairments, const char* way) {
        return node::LinkDirection(
            options, ProcessOf(impairments, {m_run, line, way}), retrainsOf());
    };
    return {directionOf(m_up, m_impairmentsUp, "up"),
            directionOf(m_down, m_impairmentsDown, "down")};
}

} // namespace pptplab::sim::network
