// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lab/bench.h"

#include "analysis/queueing/erlang.h"

#include <algorithm>
#include <utility>

namespace pptplab::sim::lab
{

namespace
{

// Of FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo), here over words of 64 bits.
constexpr std::uint64_t kFnvStart = 14695981039346656037U;
constexpr std::uint64_t kFnvPrime = 1099511628211U;

// More are not to be seen between two looks.
constexpr std::size_t kMostRemembered = 32;

std::uint64_t
Mixed(std::uint64_t fingerprint, std::uint64_t word)
{
    fingerprint = (fingerprint ^ word) * kFnvPrime;
    return fingerprint ^ (fingerprint >> 32U);
}

/// A span shorter than a session would leave its neighbours too much alike.
Duration
FirstSpan(const Setting& setting)
{
    return static_cast<Day>(setting.day) == Day::Flat ? FromSeconds(MeanHeld(setting))
                                                      : Duration{std::chrono::hours(24)};
}

} // namespace

Side::Side(const Setting& setting, ras::ServicePack servicePack)
    : m_servicePack(servicePack),
      m_warmUp(WarmUp(setting)),
      m_designEffect(analysis::ErlangBDesignEffect(
          setting.load / setting.holding * MeanHeld(setting), static_cast<int>(setting.ports))),
      m_refusedShare(m_warmUp, FirstSpan(setting)),
      m_fingerprint(kFnvStart),
      m_engine(EngineOptions(setting, servicePack), *this)
{
    m_engine.Start();
}

void
Side::OnAttempt(const Attempt& attempt)
{
    ++m_attempts;
    m_fingerprint =
        Mixed(Mixed(m_fingerprint, static_cast<std::uint64_t>(attempt.decidedAt.count())),
              std::uint64_t{attempt.redials} << 8U | static_cast<std::uint64_t>(attempt.outcome));
    if (IsRefusal(attempt.outcome))
    {
        Remember(attempt);
    }
    if (attempt.lostAt)
    {
        CountReturn(attempt);
    }
    else if (attempt.offeredAt >= m_warmUp)
    {
        Count(attempt);
    }
}

void
Side::Count(const Attempt& attempt)
{
    ++m_counts.offered;
    m_counts.connected += IsConnected(attempt.outcome) ? 1 : 0;
    m_counts.noPort += attempt.outcome == Outcome::RefusedNoPort ? 1 : 0;
    m_counts.cleanUp += attempt.outcome == Outcome::RefusedCleanup ? 1 : 0;
    m_counts.callers += attempt.callerDone ? 1 : 0;
    m_counts.lost += attempt.callerDone && !IsConnected(attempt.outcome) ? 1 : 0;
    m_refusedShare.Add(attempt.offeredAt, IsRefusal(attempt.outcome));
}

void
Side::CountReturn(const Attempt& attempt)
{
    if (!m_storm || *attempt.lostAt != m_storm->at)
    {
        return; // of an earlier storm
    }
    m_storm->refused += IsRefusal(attempt.outcome) ? 1 : 0;
    if (IsConnected(attempt.outcome))
    {
        ++m_storm->isBack;
        m_storm->lastBack = attempt.decidedAt - m_storm->at;
    }
    else if (attempt.callerDone)
    {
        ++m_storm->gaveUp;
    }
}

void
Side::OnSessionLost(const SessionLoss& /*loss*/)
{
    ++m_storm->lost;
}

void
Side::Remember(const Attempt& attempt)
{
    if (m_refused.size() == kMostRemembered)
    {
        m_refused.erase(m_refused.begin(), m_refused.begin() + kMostRemembered / 2);
    }
    m_refused.push_back({attempt.decidedAt, attempt.outcome, Ports().RefusedBy(), attempt.redials});
}

std::vector<RefusedCall>
Side::TakeRefused()
{
    return std::exchange(m_refused, {});
}

std::optional<analysis::Estimate>
Side::Refused(Duration now) const
{
    return m_refusedShare.Share(now + m_warmUp, m_designEffect);
}

Bench::Bench(const Setting& setting)
    : m_warmUp(WarmUp(setting)),
      m_sides{Side(setting, ras::ServicePack::Sp3), Side(setting, ras::ServicePack::Sp4)}
{
    RunUntil(m_warmUp);
    for (Side& side : m_sides)
    {
        side.TakeRefused();
    }
}

void
Bench::RunUntil(Duration until)
{
    m_now = std::min(until, kLongestRun);
    for (Side& side : m_sides)
    {
        side.Engine().RunUntil(m_now);
    }
}

void
Bench::NextCall()
{
    const std::array<std::uint64_t, 2> before = {m_sides[0].Attempts(), m_sides[1].Attempts()};
    while (!AtEnd() && m_sides[0].Attempts() == before[0] && m_sides[1].Attempts() == before[1])
    {
        RunUntil(Later(std::min(m_sides[0].Engine().NextTime(), m_sides[1].Engine().NextTime()),
                       Duration{1}));
    }
}

void
Bench::DropSessions()
{
    for (Side& side : m_sides)
    {
        side.BeginStorm(m_now);
        side.Engine().DropSessionsAt(m_now);
    }
    RunUntil(Later(m_now, Duration{1}));
}

} // namespace pptplab::sim::lab
