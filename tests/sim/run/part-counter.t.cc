// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/part-counter.h"

#include <gtest/gtest.h>

namespace pptplab::sim::run
{

namespace
{

using namespace std::chrono_literals;
using ras::PortState;

PartCounter::Options
TwoPorts()
{
    PartCounter::Options options;
    options.warmUp = 100s;
    options.duration = 1100s;
    options.ports = 2;
    return options;
}

ras::PortChange
Change(Duration at, std::uint32_t port, PortState from, PortState to, std::uint32_t server = 0)
{
    return {at, server, {port}, from, to};
}

analysis::Replication
CountedBy(const PartCounter& counter)
{
    analysis::Replication counted;
    counter.AddTo(counted);
    return counted;
}

TEST(PartCounter, CountsPortsOverTheTimeThatCounts)
{
    PartCounter counter(TwoPorts());
    counter.OnPortChange(Change(50s, 0, PortState::Idle, PortState::Connecting));
    counter.OnPortChange(Change(60s, 0, PortState::Connecting, PortState::Connected));
    counter.OnPortChange(Change(200s, 0, PortState::Connected, PortState::CleanUp));
    counter.OnPortChange(Change(200s, 1, PortState::Idle, PortState::Connecting));
    counter.OnPortChange(Change(300s, 0, PortState::CleanUp, PortState::Idle));
    counter.OnPortChange(Change(2000s, 1, PortState::Connecting, PortState::Idle));
    const auto ports = CountedBy(counter).ports;
    ASSERT_TRUE(ports);
    EXPECT_DOUBLE_EQ(ports->busy, (100 + 900) / 1000.0) << "not in clean-up";
    EXPECT_DOUBLE_EQ(ports->peak, 1);
    EXPECT_DOUBLE_EQ(ports->allBusy, 0.1) << "a port in clean-up is not idle";
}

TEST(PartCounter, ARunWithoutChangesHasNothingHeld)
{
    const auto ports = CountedBy(PartCounter(TwoPorts())).ports;
    ASSERT_TRUE(ports);
    EXPECT_EQ(ports->busy + ports->peak + ports->allBusy, 0);
}

TEST(PartCounter, WhatHappensAtOneInstantIsOneChange)
{
    PartCounter counter(TwoPorts());
    counter.OnPortChange(Change(200s, 0, PortState::Idle, PortState::Connecting));
    counter.OnPortChange(Change(200s, 0, PortState::Connecting, PortState::Idle));
    EXPECT_EQ(CountedBy(counter).ports->peak, 0);
}

Attempt
Offered(Duration at, Outcome outcome, std::uint32_t server, std::uint32_t group)
{
    Attempt attempt;
    attempt.offeredAt = at;
    attempt.outcome = outcome;
    attempt.group = group;
    attempt.place = AttemptPlace{0, server, std::nullopt, 0};
    return attempt;
}

TEST(PartCounter, TellsHoursServersAndGroupsApart)
{
    PartCounter::Options options = TwoPorts();
    options.warmUp = 90min;
    options.duration = 4h;
    options.servers = 2;
    options.byHour = true;
    options.byServer = true;
    options.groups = {"office", "home"};
    PartCounter counter(options);
    counter.OnAttempt(Offered(100min, Outcome::RefusedNoPort, 0, 1));
    counter.OnAttempt(Offered(150min, Outcome::Connected, 1, 1));
    counter.OnPortChange(Change(150min, 1, PortState::Idle, PortState::Connecting, 1));
    counter.OnPortChange(Change(210min, 1, PortState::Connecting, PortState::Idle, 1));
    const auto parts = CountedBy(counter).parts;
    ASSERT_EQ(parts.size(), 7U) << "the hour before the warm-up's end has none";
    EXPECT_EQ(parts[0].name, "hour/01");
    EXPECT_DOUBLE_EQ(parts[0].seconds, 1800);
    EXPECT_EQ(parts[0].refused, 1U);
    EXPECT_EQ(parts[1].name, "hour/02");
    EXPECT_EQ(parts[1].offered, 1U);
    EXPECT_EQ(parts[1].refused, 0U);
    EXPECT_DOUBLE_EQ(*parts[1].busy, 0.5);
    EXPECT_DOUBLE_EQ(*parts[2].busy, 0.5);
    EXPECT_EQ(parts[3].name, "server/1");
    EXPECT_EQ(parts[3].refused, 1U);
    EXPECT_DOUBLE_EQ(*parts[3].busy, 0);
    EXPECT_EQ(parts[4].name, "server/2");
    EXPECT_DOUBLE_EQ(*parts[4].busy, 0.4);
    EXPECT_EQ(parts[6].name, "group/home");
    EXPECT_EQ(parts[6].offered, 2U);
    EXPECT_FALSE(parts[6].busy);
}

TEST(PartCounter, JoinsTheHoursOfALongRun)
{
    PartCounter::Options options = TwoPorts();
    options.byHour = true;
    options.warmUp = 0s;
    options.duration = 201h;
    auto parts = CountedBy(PartCounter(options)).parts;
    ASSERT_EQ(parts.size(), 101U);
    EXPECT_EQ(parts[1].name, "hour/002");
    options.duration = 24h * 50'000;
    parts = CountedBy(PartCounter(options)).parts;
    EXPECT_LE(parts.size(), 200U);
    EXPECT_GE(parts.size(), 190U);
}

} // namespace

} // namespace pptplab::sim::run
