// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/call-rows.h"

#include "analysis/store/export.h"
#include "sim/run/usual-error.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace pptplab::sim::run
{

namespace
{

std::uint64_t
KeyOf(std::uint32_t group, std::uint32_t caller)
{
    return std::uint64_t{group} << 32U | caller;
}

/// Exact, without zeros at its end.
void
AppendSeconds(Duration time, fmt::memory_buffer& row)
{
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    const std::int64_t count = time.count();
    const fmt::format_int whole(count / kNanoseconds);
    row.append(whole.data(), whole.data() + whole.size());
    if (std::int64_t rest = count % kNanoseconds; rest > 0)
    {
        int digits = 9;
        for (; rest % 10 == 0; rest /= 10)
        {
            --digits;
        }
        fmt::format_to(std::back_inserter(row), ".{:0{}}", rest, digits);
    }
}

void
AppendNumber(std::uint64_t number, fmt::memory_buffer& row)
{
    const fmt::format_int text(number);
    row.append(text.data(), text.data() + text.size());
}

void
AppendText(std::string_view text, fmt::memory_buffer& row)
{
    row.append(text.data(), text.data() + text.size());
}

} // namespace

CallRows::CallRows(const scenario::Scenario& scenario,
                   std::uint64_t replication,
                   const std::filesystem::path& file)
    : m_scenario(scenario), m_replication(replication), m_file(file)
{
    for (const scenario::ClientGroup& group : scenario.clients)
    {
        m_groups.push_back(analysis::CsvField(group.calls.name));
    }
}

void
CallRows::OnAttempt(const Attempt& attempt)
{
    if (attempt.offeredAt < m_scenario.warmUp || attempt.offeredAt >= m_scenario.duration)
    {
        return;
    }
    if (IsConnected(attempt.outcome))
    {
        m_open.insert_or_assign(KeyOf(attempt.group, attempt.place->caller), attempt);
    }
    else
    {
        Write(attempt, std::nullopt);
    }
}

void
CallRows::OnSessionEnd(const SessionEnd& end)
{
    const auto call = m_open.find(KeyOf(end.group, end.caller));
    if (call != m_open.end())
    {
        Write(call->second, end.at);
        m_open.erase(call);
    }
}

void
CallRows::Write(const Attempt& attempt, std::optional<Duration> hangUp)
{
    const AttemptPlace& place = *attempt.place;
    const auto comma = [this] { m_row.push_back(','); };
    m_row.clear();
    AppendNumber(m_replication, m_row);
    comma();
    AppendSeconds(attempt.offeredAt, m_row);
    comma();
    AppendNumber(std::uint64_t{place.caller} + 1, m_row);
    comma();
    AppendText(m_groups[attempt.group], m_row);
    comma();
    AppendNumber(std::uint64_t{place.server} + 1, m_row);
    comma();
    if (place.port)
    {
        AppendNumber(std::uint64_t{*place.port} + 1, m_row);
    }
    comma();
    AppendNumber(std::uint64_t{attempt.redials} + 1, m_row);
    comma();
    AppendText(NameOf(attempt.outcome), m_row);
    comma();
    if (!IsConnected(attempt.outcome))
    {
        AppendNumber(SeenError(attempt, m_scenario), m_row);
    }
    comma();
    AppendSeconds(attempt.decidedAt - attempt.offeredAt, m_row);
    comma();
    if (hangUp)
    {
        AppendSeconds(*hangUp - attempt.decidedAt, m_row);
        comma();
        AppendSeconds(*hangUp, m_row);
    }
    else
    {
        comma();
    }
    comma();
    if (IsRefusal(attempt.outcome))
    {
        AppendNumber(place.idlePorts, m_row);
    }
    m_row.push_back('\n');
    m_file.Write({m_row.data(), m_row.size()});
}

std::error_code
CallRows::Finish()
{
    std::vector<Attempt> open;
    open.reserve(m_open.size());
    for (const auto& [key, attempt] : m_open)
    {
        open.push_back(attempt);
    }
    m_open.clear();
    std::sort(open.begin(), open.end(), [](const Attempt& a, const Attempt& b) {
        return std::tie(a.offeredAt, a.group, a.place->caller) <
               std::tie(b.offeredAt, b.group, b.place->caller);
    });
    for (const Attempt& attempt : open)
    {
        Write(attempt, std::nullopt);
    }
    return m_file.Close();
}

} // namespace pptplab::sim::run
