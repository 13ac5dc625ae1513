// SPDX-License-Identifier: GPL-2.0-only

// AuthenticateIncomingCalls and PeerClientIPAddresses (Q154674) as a caller meets them.

#include "models/ras/peer-clients.h"

#include "tests/models/node/lab.h"

#include <gtest/gtest.h>

#include <chrono>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

constexpr std::uint32_t kCaller = 0x0A000002; // 10.0.0.2
constexpr std::uint32_t kOther = 0x0A000003;

/// A lab with one caller who dials at 1 s.
struct Called
{
    Called(const ras::PeerClients& peers, session::StartRefusal strangers)
    {
        RasServer::Options options;
        options.peers = peers;
        options.strangers = strangers;
        lab.ras->Configure(options);
        lab.DialAt(1s);
        lab.RunUntil(90s);
    }

    Lab lab;
};

TEST(PeerClients, EverybodyIsAdmittedUntilAsked)
{
    EXPECT_TRUE((ras::PeerClients{false, {}}.Admit(kCaller)));
    EXPECT_TRUE((ras::PeerClients{false, {kOther}}.Admit(kCaller)));
}

TEST(PeerClients, OnlyThoseListedAreAdmittedThen)
{
    EXPECT_TRUE((ras::PeerClients{true, {kOther, kCaller}}.Admit(kCaller)));
    EXPECT_FALSE((ras::PeerClients{true, {kOther}}.Admit(kCaller)));
    EXPECT_FALSE((ras::PeerClients{true, {}}.Admit(kCaller)));
}

TEST(PeerClients, AStrangerIsNotAuthorised)
{
    const Called called({true, {kOther}}, session::StartRefusal::NotAuthorised);
    EXPECT_EQ(called.lab.outcomes, (std::vector<Outcome>{Outcome::FailedNotResponding}));
    EXPECT_EQ(called.lab.causes,
              (std::vector<session::EndCause>{session::EndCause::ControlRefused}));
    EXPECT_EQ(called.lab.caller->LastError(), 650);
    EXPECT_TRUE(called.lab.caller->IsIdle());
    EXPECT_TRUE(called.lab.ports.empty()); // no port was offered
}

TEST(PeerClients, AStrangerMayMeetAClosedConnectionInstead)
{
    const Called called({true, {}}, session::StartRefusal::Close);
    EXPECT_EQ(called.lab.outcomes, (std::vector<Outcome>{Outcome::FailedHungUp}));
    EXPECT_EQ(called.lab.caller->LastError(), 629);
    EXPECT_TRUE(called.lab.caller->IsIdle());
}

TEST(PeerClients, WhoIsListedConnects)
{
    const Called called({true, {kCaller}}, session::StartRefusal::NotAuthorised);
    EXPECT_EQ(called.lab.outcomes, (std::vector<Outcome>{Outcome::Connected}));
}

TEST(PeerClients, WithoutTheValueTheListDoesNotMatter)
{
    const Called called({false, {kOther}}, session::StartRefusal::NotAuthorised);
    EXPECT_EQ(called.lab.outcomes, (std::vector<Outcome>{Outcome::Connected}));
}

} // namespace
} // namespace pptplab::node
