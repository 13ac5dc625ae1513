// SPDX-License-Identifier: GPL-2.0-only
#include "models/call/failures.h"

namespace pptplab::call
{

using population::FailureKind;
using population::FailureStep;

Failures::Failures(const Options& options,
                   Services& services,
                   population::Farm& farm,
                   EventQueue& events)
    : m_options(options), m_services(services), m_farm(farm), m_events(events)
{
}

void
Failures::Plan()
{
    m_steps = population::FailureStepsIn(m_options.load);
    for (std::uint32_t i = 0; i < m_steps.size(); ++i)
    {
        m_events.Push(m_steps[i].at, EventKind::FailureStep, i);
    }
}

void
Failures::OnStep(std::uint32_t subject, Duration now)
{
    const FailureStep& step = m_steps[subject];
    switch (step.kind)
    {
    case FailureStep::Kind::Fails:
        Fail(step.server, now);
        break;
    case FailureStep::Kind::Repaired:
        Repair(step.server, now);
        break;
    case FailureStep::Kind::KnownDown:
    case FailureStep::Kind::KnownUp:
        m_farm.SetListed(step.server, step.kind == FailureStep::Kind::KnownUp);
        break;
    }
}

void
Failures::Fail(std::uint32_t server, Duration now)
{
    if (m_options.load.failures->kind == FailureKind::Host)
    {
        m_services.FailHost(server, now);
    }
    else
    {
        m_services.StopService(server, now);
    }
}

void
Failures::Repair(std::uint32_t server, Duration now)
{
    if (m_options.load.failures->kind == FailureKind::Host)
    {
        m_services.StartHost(server, now);
    }
    else
    {
        m_services.StartService(server);
    }
}

} // namespace pptplab::call
