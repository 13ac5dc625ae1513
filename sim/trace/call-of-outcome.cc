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
    SetAttributes(scenario.attributes);
    PacketOptions options = PacketOptionsOf(scenario, 0);
    options.watcher = &recorder;
    Nobody nobody;
    PacketEngine(std::move(options), nobody).Run();
}

std::optional<RecordedCall>
FirstCallOf(const Scenario& scenario, Outcome outcome)
{
    WantedCalls wanted;
    wanted.outcome = outcome;
    CallRecorder recorder(wanted);
    Record(scenario, recorder);
    auto calls = recorder.TakeCalls();
    return calls.empty() || Interrupts::Pending() ? std::nullopt
                                                  : std::optional(std::move(calls.front()));
}

} // namespace pptplab::sim
