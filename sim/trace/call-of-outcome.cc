// SPDX-License-Identifier: GPL-2.0-only
#include "sim/trace/call-of-outcome.h"

#include "sim/run/packet-options.h"
#include "sim/scenario/ns3-attributes.h"
#include "sim/sweep/interrupts.h"

#include <utility>

namespace pptplab::sim
{

namespace
{

/// Nobody asks for the attempts: the recorder sees them at the clients.
class Nobody final : public Observer
{
    void OnAttempt(const Attempt& /*attempt*/) override {}
};

} // namespace

void
Record(const Scenario& scenario, CallRecorder& recorder)
{
    Nobody nobody;
    Record(scenario, recorder, nobody);
}

void
Record(const Scenario& scenario, CallRecorder& recorder, Observer& observer)
{
    SetAttributes(scenario.attributes);
    PacketOptions options = PacketOptionsOf(scenario, 0);
    options.watcher = &recorder;
    PacketEngine(std::move(options), observer).Run();
}

std::optional<RecordedCall>
FirstCallOf(const Scenario& scenario, Outcome outcome)
{
    Nobody nobody;
    return FirstCallOf(scenario, outcome, nobody);
}

std::optional<RecordedCall>
FirstCallOf(const Scenario& scenario, Outcome outcome, Observer& observer)
{
    WantedCalls wanted;
    wanted.outcome = outcome;
    CallRecorder recorder(wanted);
    Record(scenario, recorder, observer);
    auto calls = recorder.TakeCalls();
    return calls.empty() || Interrupts::Pending() ? std::nullopt
                                                  : std::optional(std::move(calls.front()));
}

} // namespace pptplab::sim
