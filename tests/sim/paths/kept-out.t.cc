// SPDX-License-Identifier: GPL-2.0-only

// For how long a call that has ended keeps others of its address out: what `paths` tells beside
// what packets show, over random time-outs and boxes, of callers who dial one after the other.

#include "sim/paths/nat-share.h"
#include "tests/models/node/nat-house.h"
#include "tests/sim/paths/dice.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <optional>
#include <vector>

namespace pptplab::sim::paths
{
namespace
{

using namespace std::chrono_literals;
using firewall::GreHolder;
using firewall::GreMode;

constexpr std::uint32_t kCallers = 3;
constexpr Duration kPatience = 30s; // ten requests of PPP, 3 s apart
constexpr Duration kSettingUp = 2s; // of a call before and behind its PPP packets
constexpr Duration kHolding = 5s;

/// What is known of a caller's GRE at the box.
struct Entry
{
    int opened = 0;   ///< a later one has a higher number
    Duration until{}; ///< idle time is over
};

/// The box as the share tells of it: whose entry is in the way of a caller who dials.
class Expectation
{
  public:
    Expectation(const firewall::NatOptions& box, const NatShare& share) : m_box(box), m_share(share)
    {
    }

    /// None: it depends on seconds that the share does not tell.
    std::optional<Outcome> Of(std::uint32_t caller, Duration at) const
    {
        if (m_box.gre == GreMode::None)
        {
            return Outcome::FailedPeerSilent;
        }
        std::optional<Outcome> outcome = Outcome::Connected;
        for (std::uint32_t other = 0; other < kCallers && m_share.keptOut; ++other)
        {
            const Entry& entry = m_entries.at(other);
            if (other == caller || !IsInTheWay(caller, entry, at))
            {
                continue;
            }
            const Duration freeFor = entry.until - *m_share.keptOut + m_share.failsWithin;
            if (at < freeFor - kSettingUp)
            {
                return Outcome::FailedPeerSilent;
            }
            outcome = std::nullopt;
        }
        return outcome;
    }

    void OnSent(std::uint32_t caller, Duration first, Duration last)
    {
        Entry& entry = m_entries.at(caller);
        if (entry.until <= first)
        {
            entry.opened = ++m_opened;
        }
        entry.until = last + m_box.timeouts.gre;
    }

  private:
    bool IsInTheWay(std::uint32_t caller, const Entry& entry, Duration at) const
    {
        const Entry& own = m_entries.at(caller);
        const bool isOlder = own.until > at && own.opened < entry.opened;
        return entry.until + kSettingUp > at && (m_box.greHolder == GreHolder::First || isOlder);
    }

    firewall::NatOptions m_box;
    NatShare m_share;
    std::array<Entry, kCallers> m_entries{};
    int m_opened = 0;
};

class RandomHouse
{
  public:
    explicit RandomHouse(std::uint32_t seed) : m_dice(seed)
    {
        m_spec.at = {"office"};
        m_spec.box.gre = m_dice.Of(std::array{GreMode::Address, GreMode::Address, GreMode::CallId});
        m_spec.box.greHolder = static_cast<GreHolder>(m_dice.Below(2));
        m_spec.box.timeouts.gre = std::chrono::seconds(35 + m_dice.Below(265));
        m_share = ShareOf(m_spec, 0, 1, std::vector<std::uint64_t>{kCallers});
        TellKeptOut(m_spec, kPatience, m_share);
    }

    /// Calls one after the other; counts those whose outcome the share tells.
    void Run(int calls, std::array<int, 2>& told)
    {
        node::NatHouse house(m_spec.box, kCallers);
        Expectation expectation(m_spec.box, m_share);
        for (int call = 0; call < calls; ++call)
        {
            house.RunUntil(node::Now() +
                           std::chrono::seconds(3 + m_dice.Below(m_dice.Below(2) == 0 ? 60 : 400)));
            const std::uint32_t caller = m_dice.Below(kCallers);
            const Duration at = node::Now();
            const auto expected = expectation.Of(caller, at);
            const Outcome seen = Dial(house, caller);
            if (expected)
            {
                EXPECT_EQ(NameOf(seen), NameOf(*expected))
                    << "call " << call << " at " << ToSeconds(at) << " s, gre "
                    << static_cast<int>(m_spec.box.gre) << ", holder "
                    << static_cast<int>(m_spec.box.greHolder) << ", kept for "
                    << ToSeconds(m_spec.box.timeouts.gre) << " s";
                ++told.at(seen == Outcome::Connected ? 0 : 1);
            }
            const bool isSent =
                seen == Outcome::Connected || m_spec.box.greHolder == GreHolder::Last;
            if (isSent)
            {
                expectation.OnSent(caller, at, node::Now());
            }
        }
    }

  private:
    static Outcome Dial(node::NatHouse& house, std::uint32_t caller)
    {
        auto& who = house.callers[caller];
        who.outcome.reset();
        house.DialAt(caller, 0s);
        while (!who.outcome)
        {
            house.RunUntil(node::Now() + 1s);
        }
        if (who.outcome == Outcome::Connected)
        {
            house.RunUntil(node::Now() + kHolding);
            house.HangUp(caller);
        }
        house.RunUntil(node::Now() + 1s);
        return *who.outcome;
    }

    Dice m_dice;
    scenario::NatSpec m_spec;
    NatShare m_share;
};

TEST(KeptOut, IsWhatPacketsShowOverRandomTimeouts)
{
    std::array<int, 2> told{};
    for (std::uint32_t seed = 1; seed <= 60; ++seed)
    {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        RandomHouse(seed).Run(8, told);
    }
    EXPECT_GE(told[0], 100) << "connected";
    EXPECT_GE(told[1], 30) << "721";
}

} // namespace
} // namespace pptplab::sim::paths
