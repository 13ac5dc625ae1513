// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/replication-octets.h"

#include "models/firewall/nat-options.h"

#include <array>
#include <cstring>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace pptplab::sim::run
{

namespace
{

static_assert(std::is_trivially_copyable_v<analysis::Batch>);

template <typename T>
void
Put(const T& value, std::string& octets)
{
    static_assert(std::is_trivially_copyable_v<T>);
    const std::size_t at = octets.size();
    octets.resize(at + sizeof value);
    std::memcpy(octets.data() + at, &value, sizeof value);
}

class Taker
{
  public:
    explicit Taker(const std::string& octets) : m_octets(octets) {}

    template <typename T>
    T Take()
    {
        static_assert(std::is_trivially_copyable_v<T>);
        T value{};
        Check(sizeof value);
        std::memcpy(&value, m_octets.data() + m_at, sizeof value);
        m_at += sizeof value;
        return value;
    }

    std::string Text(std::size_t length)
    {
        Check(length);
        m_at += length;
        return m_octets.substr(m_at - length, length);
    }

  private:
    void Check(std::size_t length) const
    {
        if (m_octets.size() - m_at < length)
        {
            throw std::runtime_error("the reply of a worker is cut short");
        }
    }

    const std::string& m_octets;
    std::size_t m_at = 0;
};

void
PutText(const std::string& text, std::string& octets)
{
    Put(text.size(), octets);
    octets += text;
}

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
    nat.text = taker.Text(taker.Take<std::size_t>());
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
        kind.example = taker.Text(taker.Take<std::size_t>());
    }
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        RunLog::Entry entry;
        entry.at = taker.Take<Duration>();
        entry.server = taker.Take<std::uint32_t>();
        entry.number = taker.Take<std::uint32_t>();
        entry.text = taker.Text(taker.Take<std::size_t>());
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
        rule.text = taker.Text(taker.Take<std::size_t>());
        log.rules.push_back(std::move(rule));
    }
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        log.nats.push_back(TakeNat(taker));
    }
    return log;
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
    Put(result.exact.size(), octets);
    for (const auto& [metric, value] : result.exact)
    {
        PutText(metric, octets);
        Put(value, octets);
    }
    Put(result.noExact.size(), octets);
    for (const auto& [metric, why] : result.noExact)
    {
        PutText(metric, octets);
        PutText(why, octets);
    }
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
        group.name = taker.Text(taker.Take<std::size_t>());
        for (auto batches = taker.Take<std::size_t>(); batches > 0; --batches)
        {
            group.batches.push_back(taker.Take<analysis::Sum>());
        }
    }
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        const std::string metric = taker.Text(taker.Take<std::size_t>());
        result.exact[metric] = taker.Take<double>();
    }
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        const std::string metric = taker.Text(taker.Take<std::size_t>());
        result.noExact[metric] = taker.Text(taker.Take<std::size_t>());
    }
    result.log = TakeLog(taker);
    return result;
}

} // namespace pptplab::sim::run
