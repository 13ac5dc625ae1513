// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/replication-octets.h"

#include "models/firewall/nat-options.h"
#include "sim/run/octets.h"

#include <array>
#include <type_traits>
#include <utility>

namespace pptplab::sim::run
{

namespace
{

static_assert(std::is_trivially_copyable_v<analysis::Batch>);

void
PutPings(const RunLog::Pings& pings, std::string& octets)
{
    for (const std::uint64_t count : {pings.pings, pings.sent, pings.received})
    {
        Put(count, octets);
    }
    for (const Duration time : {pings.shortest, pings.longest, pings.total})
    {
        Put(time, octets);
    }
    Put(pings.errors.size(), octets);
    for (const auto& [address, times] : pings.errors)
    {
        Put(address, octets);
        Put(times, octets);
    }
    Put(pings.first.probe, octets);
    Put(pings.first.startedAt, octets);
    Put(pings.first.destination, octets);
    Put(pings.first.echoes.size(), octets);
    for (const EchoResult& echo : pings.first.echoes)
    {
        Put(echo, octets);
    }
}

RunLog::Pings
TakePings(Taker& taker)
{
    RunLog::Pings pings;
    for (std::uint64_t* count : {&pings.pings, &pings.sent, &pings.received})
    {
        *count = taker.Take<std::uint64_t>();
    }
    for (Duration* time : {&pings.shortest, &pings.longest, &pings.total})
    {
        *time = taker.Take<Duration>();
    }
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        const auto address = taker.Take<std::uint32_t>();
        pings.errors[address] = taker.Take<std::uint64_t>();
    }
    pings.first.probe = taker.Take<std::uint32_t>();
    pings.first.startedAt = taker.Take<Duration>();
    pings.first.destination = taker.Take<std::uint32_t>();
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        pings.first.echoes.push_back(taker.Take<EchoResult>());
    }
    return pings;
}

/// The numbers of a report, all but those of reasons.
template <typename Report>
auto
NumbersOf(Report& report)
{
    return std::array{&report.boxes,
                      &report.outwards,
                      &report.inwards,
                      &report.mappings,
                      &report.mappingsHighWater,
                      &report.calls,
                      &report.callsHighWater};
}

void
PutNat(const RunLog::Nat& nat, std::string& octets)
{
    PutText(nat.text, octets);
    Put(nat.report.nat, octets);
    for (const std::uint64_t* number : NumbersOf(nat.report))
    {
        Put(*number, octets);
    }
    for (const NatReport::Reason& reason : nat.report.dropped)
    {
        Put(reason.packets, octets);
    }
}

RunLog::Nat
TakeNat(Taker& taker)
{
    RunLog::Nat nat;
    nat.text = taker.TakeText();
    nat.report.nat = taker.Take<std::uint32_t>();
    for (std::uint64_t* number : NumbersOf(nat.report))
    {
        *number = taker.Take<std::uint64_t>();
    }
    for (const std::string_view name : firewall::kNatDropNames)
    {
        nat.report.dropped.push_back({name, taker.Take<std::uint64_t>()});
    }
    return nat;
}

void
PutLog(const RunLog& log, std::string& octets)
{
    Put(log.errors.size(), octets);
    for (const auto& [error, attempts] : log.errors)
    {
        Put(error.first, octets);
        Put(error.second, octets);
        Put(attempts, octets);
    }
    Put(log.kinds.size(), octets);
    for (const auto& [number, kind] : log.kinds)
    {
        Put(number, octets);
        Put(kind.times, octets);
        PutText(kind.example, octets);
    }
    Put(log.entries.size(), octets);
    for (const RunLog::Entry& entry : log.entries)
    {
        Put(entry.at, octets);
        Put(entry.server, octets);
        Put(entry.number, octets);
        PutText(entry.text, octets);
    }
    Put(log.probes.size(), octets);
    for (const auto& [probe, pings] : log.probes)
    {
        Put(probe, octets);
        PutPings(pings, octets);
    }
    Put(log.rules.size(), octets);
    for (const RunLog::Rule& rule : log.rules)
    {
        Put(rule.packets, octets);
        PutText(rule.text, octets);
    }
    Put(log.nats.size(), octets);
    for (const RunLog::Nat& nat : log.nats)
    {
        PutNat(nat, octets);
    }
}

RunLog
TakeLog(Taker& taker)
{
    RunLog log;
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        const auto outcome = taker.Take<Outcome>();
        const auto error = taker.Take<std::uint16_t>();
        log.errors[{outcome, error}] = taker.Take<std::uint64_t>();
    }
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        RunLog::Kind& kind = log.kinds[taker.Take<std::uint32_t>()];
        kind.times = taker.Take<std::uint64_t>();
        kind.example = taker.TakeText();
    }
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        RunLog::Entry entry;
        entry.at = taker.Take<Duration>();
        entry.server = taker.Take<std::uint32_t>();
        entry.number = taker.Take<std::uint32_t>();
        entry.text = taker.TakeText();
        log.entries.push_back(std::move(entry));
    }
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        const auto probe = taker.Take<std::uint32_t>();
        log.probes[probe] = TakePings(taker);
    }
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        RunLog::Rule rule;
        rule.packets = taker.Take<std::uint64_t>();
        rule.text = taker.TakeText();
        log.rules.push_back(std::move(rule));
    }
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        log.nats.push_back(TakeNat(taker));
    }
    return log;
}

template <typename T>
void
PutOptional(const std::optional<T>& value, std::string& octets)
{
    Put(value.has_value(), octets);
    if (value)
    {
        Put(*value, octets);
    }
}

template <typename T>
std::optional<T>
TakeOptional(Taker& taker)
{
    return taker.Take<bool>() ? std::optional(taker.Take<T>()) : std::nullopt;
}

void
PutParts(const analysis::Replication& replication, std::string& octets)
{
    PutOptional(replication.ports, octets);
    Put(replication.parts.size(), octets);
    for (const analysis::PartTally& part : replication.parts)
    {
        PutText(part.name, octets);
        Put(part.seconds, octets);
        Put(part.offered, octets);
        Put(part.refused, octets);
        PutOptional(part.busy, octets);
    }
}

void
TakeParts(Taker& taker, analysis::Replication& replication)
{
    replication.ports = TakeOptional<analysis::PortTally>(taker);
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        analysis::PartTally& part = replication.parts.emplace_back();
        part.name = taker.TakeText();
        part.seconds = taker.Take<double>();
        part.offered = taker.Take<std::uint64_t>();
        part.refused = taker.Take<std::uint64_t>();
        part.busy = TakeOptional<double>(taker);
    }
}

} // namespace

std::string
ToOctets(const WorkerResult& result)
{
    std::string octets;
    Put(result.replication.batches.size(), octets);
    for (const analysis::Batch& batch : result.replication.batches)
    {
        Put(batch, octets);
    }
    Put(result.replication.groups.size(), octets);
    for (const analysis::GroupTally& group : result.replication.groups)
    {
        PutText(group.name, octets);
        Put(group.batches.size(), octets);
        for (const analysis::Sum& sum : group.batches)
        {
            Put(sum, octets);
        }
    }
    PutParts(result.replication, octets);
    PutLog(result.log, octets);
    return octets;
}

WorkerResult
FromOctets(const std::string& octets)
{
    Taker taker(octets);
    WorkerResult result;
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        result.replication.batches.push_back(taker.Take<analysis::Batch>());
    }
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        analysis::GroupTally& group = result.replication.groups.emplace_back();
        group.name = taker.TakeText();
        for (auto batches = taker.Take<std::size_t>(); batches > 0; --batches)
        {
            group.batches.push_back(taker.Take<analysis::Sum>());
        }
    }
    TakeParts(taker, result.replication);
    result.log = TakeLog(taker);
    return result;
}

} // namespace pptplab::sim::run
