// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/port-pool.h"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <random>
#include <tuple>
#include <vector>

namespace pptplab::ras
{
namespace
{

using namespace std::chrono_literals;

/// A pool with the means to bring its ports into any state by hand.
class Board
{
  public:
    explicit Board(PortPool::Options options) : pool(options), m_choice({1, 0, "hunt"}) {}

    /// The number of the port that took the call, or none.
    std::optional<std::uint32_t> Call()
    {
        const auto offer = pool.Offer(m_choice);
        if (!offer)
        {
            refusal = offer.Error();
            return std::nullopt;
        }
        pool.OnSessionUp(offer.Value());
        return offer.Value().index;
    }

    void HangUp(std::uint32_t port, Duration now, bool netbeui = false)
    {
        pool.OnSessionEnded({port}, now, netbeui);
    }

    void FillUp()
    {
        while (Call())
        {
        }
    }

    PortPool pool;
    Refusal refusal = Refusal::NoIdlePort;

  private:
    NamedStream m_choice;
};

Board
Faulty(Hunt hunt, std::uint32_t ports = 4)
{
    return Board({ports, hunt, true, CleanupBlocks::Port});
}

Board
Repaired(Hunt hunt, std::uint32_t ports = 4)
{
    return Board({ports, hunt, false, CleanupBlocks::Port});
}

TEST(PortPool, LowestTakesTheSmallestNumber)
{
    Board board = Repaired(Hunt::Lowest);
    EXPECT_EQ(board.Call(), 0U);
    EXPECT_EQ(board.Call(), 1U);
    board.HangUp(0, 1s);
    EXPECT_EQ(board.Call(), 0U);
    EXPECT_EQ(board.Call(), 2U);
}

TEST(PortPool, RotaryGoesOnAfterTheLastPortThatAccepted)
{
    Board board = Repaired(Hunt::Rotary);
    EXPECT_EQ(board.Call(), 0U);
    board.HangUp(0, 1s);
    EXPECT_EQ(board.Call(), 1U);
    EXPECT_EQ(board.Call(), 2U);
    EXPECT_EQ(board.Call(), 3U);
    EXPECT_EQ(board.Call(), 0U) << "round the ring";
    EXPECT_EQ(board.Call(), std::nullopt);
    board.HangUp(2, 2s);
    EXPECT_EQ(board.Call(), 2U);
}

TEST(PortPool, LongestIdleTakesNeverUsedPortsFirstThenTheOldest)
{
    Board board = Repaired(Hunt::LongestIdle, 3);
    EXPECT_EQ(board.Call(), 0U);
    board.HangUp(0, 1s);
    EXPECT_EQ(board.Call(), 1U);
    EXPECT_EQ(board.Call(), 2U);
    board.HangUp(2, 2s);
    board.HangUp(1, 3s);
    EXPECT_EQ(board.Call(), 0U);
    EXPECT_EQ(board.Call(), 2U);
    EXPECT_EQ(board.Call(), 1U);
}

// Ports 1 and 2 end in this order, but port 1 is cleaned up for longer.
TEST(PortPool, IdleTimeMayBeginAtTheEndOfTheCleanUp)
{
    for (const bool fault : {false, true})
    {
        for (const IdleSince since : {IdleSince::SessionEnd, IdleSince::CleanUpEnd})
        {
            SCOPED_TRACE(kIdleSinceNames.at(static_cast<std::size_t>(since)));
            Board board({3, Hunt::LongestIdle, fault, CleanupBlocks::Port, since});
            board.FillUp();
            board.HangUp(1, 1s, true);
            board.HangUp(2, 2s, true);
            board.pool.OnCleanUpEnded({2}, 4s);
            board.pool.OnCleanUpEnded({1}, 5s);
            EXPECT_EQ(board.Call(), since == IdleSince::SessionEnd ? 1U : 2U);
        }
    }
}

TEST(PortPool, LastReleasedTakesTheYoungestAndNeverUsedPortsLast)
{
    Board board = Repaired(Hunt::LastReleased, 4);
    EXPECT_EQ(board.Call(), 0U);
    EXPECT_EQ(board.Call(), 1U);
    board.HangUp(1, 1s);
    board.HangUp(0, 1s);
    EXPECT_EQ(board.Call(), 0U) << "equal times by number";
    EXPECT_EQ(board.Call(), 1U);
    EXPECT_EQ(board.Call(), 2U) << "never used, lowest first";
}

TEST(PortPool, TiesOfLongestIdleGoByNumber)
{
    Board board = Repaired(Hunt::LongestIdle, 3);
    board.FillUp();
    for (const std::uint32_t port : {2U, 0U, 1U})
    {
        board.HangUp(port, 5s);
    }
    EXPECT_EQ(board.Call(), 0U);
    EXPECT_EQ(board.Call(), 1U);
}

TEST(PortPool, AnUnfinishedSetUpLeavesThePortsIdleTimeAsItWas)
{
    NamedStream choice({{1, 0}, "hunt"});
    PortPool pool({2, Hunt::LongestIdle, false, CleanupBlocks::Port});
    const PortNumber first = pool.Offer(choice).Value();
    pool.OnSetUpEnded(first);
    EXPECT_EQ(pool.Offer(choice).Value().index, 0U) << "still never used";
}

// A port in clean-up that is first in the order refuses, and the refusal ends the hunt: Q194465.
TEST(PortPool, FaultRefusesWhileOtherPortsAreIdle)
{
    struct Case
    {
        Hunt hunt;
        std::uint32_t closing; ///< the port that the order meets first
    };
    for (const Case& c : {Case{Hunt::Lowest, 0}, Case{Hunt::LastReleased, 2}})
    {
        SCOPED_TRACE(kHuntNames.at(static_cast<std::size_t>(c.hunt)));
        Board board = Faulty(c.hunt);
        board.FillUp();
        board.HangUp(1, 1s);
        board.HangUp(c.closing, 2s, true);
        EXPECT_EQ(board.Call(), std::nullopt);
        EXPECT_EQ(board.refusal, Refusal::CleanUp);
        board.pool.OnCleanUpEnded({c.closing}, 6s);
        EXPECT_EQ(board.Call(), c.closing);
    }
}

TEST(PortPool, RepairPassesOnToTheNextPortInTheSameOrder)
{
    for (const Hunt hunt : {Hunt::Lowest,
                            Hunt::Random,
                            Hunt::Rotary,
                            Hunt::RotaryAdvance,
                            Hunt::LongestIdle,
                            Hunt::LastReleased})
    {
        SCOPED_TRACE(kHuntNames.at(static_cast<std::size_t>(hunt)));
        Board board = Repaired(hunt);
        board.FillUp();
        board.HangUp(1, 1s, true);
        board.HangUp(3, 2s);
        EXPECT_EQ(board.Call(), 3U);
        EXPECT_EQ(board.Call(), std::nullopt);
        EXPECT_EQ(board.refusal, Refusal::NoIdlePort) << "the only port left is in clean-up";
    }
}

// The article's "all new calls for 3-5 s": the refusal does not move the pointer on.
TEST(PortPool, RotaryKeepsOfferingTheSamePort)
{
    Board board = Faulty(Hunt::Rotary);
    board.FillUp();
    board.HangUp(0, 1s, true);
    board.HangUp(2, 1s);
    for (int i = 0; i < 5; ++i)
    {
        EXPECT_EQ(board.Call(), std::nullopt);
        EXPECT_EQ(board.refusal, Refusal::CleanUp);
    }
    board.pool.OnCleanUpEnded({0}, 5s);
    EXPECT_EQ(board.Call(), 0U);
    EXPECT_EQ(board.Call(), 2U);
}

TEST(PortPool, RotaryAdvanceRefusesOnceForEachPortInCleanUp)
{
    Board board = Faulty(Hunt::RotaryAdvance);
    board.FillUp();
    board.HangUp(0, 1s, true);
    board.HangUp(2, 1s);
    EXPECT_EQ(board.Call(), std::nullopt);
    EXPECT_EQ(board.refusal, Refusal::CleanUp);
    EXPECT_EQ(board.Call(), 2U);
}

TEST(PortPool, TellsWhichPortRefused)
{
    Board board = Faulty(Hunt::Lowest);
    EXPECT_FALSE(board.pool.RefusedBy());
    board.Call();
    board.HangUp(0, 10s, true);
    EXPECT_FALSE(board.Call());
    EXPECT_EQ(board.pool.RefusedBy(), PortNumber{0});
    board.pool.OnCleanUpEnded({0}, 14s);
    board.FillUp();
    EXPECT_FALSE(board.Call());
    EXPECT_FALSE(board.pool.RefusedBy()) << "no port was asked";
}

TEST(PortPool, RandomMeetsPortsInCleanUpInProportion)
{
    Board board = Faulty(Hunt::Random, 8);
    board.FillUp();
    for (std::uint32_t port = 0; port < 4; ++port)
    {
        board.HangUp(port, 1s, port == 0);
    }
    int refused = 0;
    constexpr int kCalls = 40000;
    for (int i = 0; i < kCalls; ++i)
    {
        if (const auto port = board.Call())
        {
            board.HangUp(*port, 2s);
        }
        else
        {
            ++refused;
        }
    }
    EXPECT_NEAR(refused, kCalls / 4.0, 4 * std::sqrt(kCalls * 0.25 * 0.75));
}

TEST(PortPool, ServerWideReadingRefusesAllWhileAnyPortIsInCleanUp)
{
    Board faulty({4, Hunt::Lowest, true, CleanupBlocks::Server});
    faulty.FillUp();
    faulty.HangUp(0, 1s);
    faulty.HangUp(3, 1s, true);
    EXPECT_EQ(faulty.Call(), std::nullopt);
    EXPECT_EQ(faulty.refusal, Refusal::CleanUp);
    faulty.pool.OnCleanUpEnded({3}, 5s);
    EXPECT_EQ(faulty.Call(), 0U);

    Board repaired({4, Hunt::Lowest, false, CleanupBlocks::Server});
    repaired.FillUp();
    repaired.HangUp(0, 1s);
    repaired.HangUp(3, 1s, true);
    EXPECT_EQ(repaired.Call(), 0U) << "the reading matters with the fault only";
}

TEST(PortPool, OnePortIsNeverRefusedForCleanUpWithAnIdlePort)
{
    Board board = Faulty(Hunt::Lowest, 1);
    ASSERT_EQ(board.Call(), 0U);
    board.HangUp(0, 1s, true);
    EXPECT_EQ(board.Call(), std::nullopt);
    EXPECT_EQ(board.refusal, Refusal::NoIdlePort);
}

/// What may happen to a port in its state.
void
Happen(PortPool& pool, PortNumber port, int step, std::mt19937& random)
{
    switch (pool.StateOf(port))
    {
    case PortState::Connecting:
        random() % 4 == 0 ? pool.OnSetUpEnded(port) : pool.OnSessionUp(port);
        break;
    case PortState::Connected:
        random() % 100 == 0 ? pool.OnLost(port)
                            : pool.OnSessionEnded(port, Duration{step}, random() % 2 == 0);
        break;
    case PortState::CleanUp:
        pool.OnCleanUpEnded(port, Duration{step});
        break;
    case PortState::Idle:
    case PortState::Lost:
        break;
    }
}

std::uint32_t
InAnyState(const PortPool& pool)
{
    return pool.CountOf(PortState::Idle) + pool.CountOf(PortState::Connecting) +
           pool.CountOf(PortState::Connected) + pool.CountOf(PortState::CleanUp) +
           pool.CountOf(PortState::Lost);
}

class AnySequence : public testing::TestWithParam<std::tuple<std::size_t, bool>>
{
};

// The states add up to the pool, and nobody gets a port that is not idle.
TEST_P(AnySequence, LeavesStatesThatAddUp)
{
    const auto [hunt, fault] = GetParam();
    std::mt19937 random(17);
    NamedStream choice({{1, 0}, "hunt"});
    PortPool pool({13, static_cast<Hunt>(hunt), fault, CleanupBlocks::Port});
    for (int step = 0; step < 3000; ++step)
    {
        const PortNumber port{static_cast<std::uint32_t>(random() % 13)};
        if (pool.StateOf(port) == PortState::Idle)
        {
            const std::uint32_t idle = pool.CountOf(PortState::Idle);
            const auto offer = pool.Offer(choice);
            ASSERT_EQ(pool.CountOf(PortState::Idle), offer ? idle - 1 : idle);
            ASSERT_TRUE(fault || offer) << "an idle port was there";
        }
        else
        {
            Happen(pool, port, step, random);
        }
        ASSERT_EQ(InAnyState(pool), pool.Size());
    }
}

INSTANTIATE_TEST_SUITE_P(PortPool,
                         AnySequence,
                         testing::Combine(testing::Range(std::size_t{0}, kHuntNames.size()),
                                          testing::Bool()));

} // namespace
} // namespace pptplab::ras
