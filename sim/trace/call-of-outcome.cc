// SPDX-License-Identifier: GPL-2.0-only
#include "sim/trace/call-of-outcome.h"

#include "sim/network/packet-engine.h"
#include "sim/reading/ns3-attributes.h"
#include "sim/run/packet-options.h"
#include "sim/workers/interrupts.h"

#include <utility>

namespace pptplab::sim::trace
{

namespace
{

/// Nobody asks for the attempts: the recorder sees them at the clients.
class Nobody final : public Observer
{
    void OnAttempt(const Attempt& /*attempt*/) override {}
};

void
Run(const scenario::Scenario& scenario,
    std::uint64_t replication,
    CallRecorder& recorder,
    Observer& observer)
{
    reading::SetAttributes(scenario.attributes);
    network::PacketOptions options = run::PacketOptionsOf(scenario, replication);
    options.watcher = &recorder;
    network::PacketEngine(std::move(options), observer).Run();
}

} // namespace

void
Record(const scenario::Scenario& scenario, CallRecorder& recorder, Observer& observer)
{
    Run(scenario, 0, recorder, observer);
}

std::optional<RecordedCall>
FirstCallOf(const scenario::Scenario& scenario, Outcome outcome)
{
    Nobody nobody;
    WantedCalls wanted;
    wanted.outcome = outcome;
    return FirstCallOf(scenario, wanted, nobody);
}

std::optional<RecordedCall>
FirstCallOf(const scenario::Scenario& scenario,
            const WantedCalls& wanted,
            Observer& observer,
            std::uint64_t replication)
{
    CallRecorder recorder(wanted);
    Run(scenario, replication, recorder, observer);
    auto calls = recorder.TakeCalls();
    return calls.empty() || workers::Interrupts::Pending()
               ? std::nullopt
               : std::optional(std::move(calls.front()));
}

} // namespace pptplab::sim::trace
