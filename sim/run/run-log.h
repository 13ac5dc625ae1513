// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_RUN_LOG_H
#define PPTPLAB_SIM_RUN_RUN_LOG_H

#include "models/base/observation.h"
#include "sim/scenario/structs/scenario.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace pptplab::sim::run
{

/// What the callers of a run saw and its servers wrote down.
struct RunLog
{
    struct Kind
    {
        std::uint64_t times = 0;
        std::string example; ///< the text of its first entry
    };

    struct Entry
    {
        Duration at{};
        std::uint32_t server = 0;
        std::uint32_t number = 0;
        std::string text;
    };

    /// All pings of one probe.
    struct Pings
    {
        std::uint64_t pings = 0;
        std::uint64_t sent = 0;
        std::uint64_t received = 0;
        Duration shortest{}; ///< round trip, as the next two while something was received
        Duration longest{};
        Duration total{};
        std::map<std::uint32_t, std::uint64_t> errors; ///< ICMP errors by sender's address
        PingReport first;
    };

    std::map<std::uint32_t, Pings> probes; ///< pings by the probe's index in the scenario

    struct Rule
    {
        std::string text; ///< names the rule of the scenario
        std::uint64_t packets = 0;
    };

    /// Attempts that did not connect, by outcome and RAS error.
    std::map<std::pair<Outcome, std::uint16_t>, std::uint64_t> errors;
    std::map<std::uint32_t, Kind> kinds; ///< entries of all servers by event number
    std::vector<Entry> entries;          ///< the first ones, in the order of their times
    std::vector<Rule> rules;             ///< rules of the firewalls, in the scenario's order

    struct Nat
    {
        std::string text; ///< names the NAT of the scenario
        NatReport report;
    };

    std::vector<Nat> nats; ///< all NATs, in the scenario's order
};

/// Adds another replication; the entries stay those of the first.
void Join(const RunLog& more, RunLog& log);
void Join(const RunLog::Pings& more, RunLog::Pings& pings);

/// Packets add up; of boxes, mappings and Call IDs the most of any replication stays.
void Join(const NatReport& more, NatReport& report);

/// Fills a RunLog: attempts offered in [warm_up, duration), and all events.
class LogRecorder final : public Observer
{
  public:
    /// Keeps the first `mostEntries` of the event log. The scenario must outlive the object.
    LogRecorder(const scenario::Scenario& scenario, std::size_t mostEntries)
        : m_scenario(scenario), m_mostEntries(mostEntries)
    {
    }

    void OnAttempt(const Attempt& attempt) override;
    void OnServerEvent(const ServerEvent& event) override;
    void OnPing(const PingReport& report) override;
    void OnRule(const RuleCount& count) override;
    void OnNat(const NatReport& report) override;

    const RunLog& Log() const { return m_log; }

  private:
    const scenario::Scenario& m_scenario;
    std::size_t m_mostEntries;
    RunLog m_log;
};

} // namespace pptplab::sim::run

#endif
