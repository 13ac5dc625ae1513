// SPDX-License-Identifier: GPL-2.0-only
#include "models/dhcp/lease-state.h"

#include <gtest/gtest.h>

namespace pptplab::dhcp
{
namespace
{

bool
Holds(LeaseState state)
{
    return state >= LeaseState::Bound;
}

// Every cell, not a sample.
template <typename Check>
void
ForEachCell(Check check)
{
    for (std::size_t e = 0; e < kLeaseEvents; ++e)
    {
        for (std::size_t s = 0; s < kLeaseStates; ++s)
        {
            SCOPED_TRACE(testing::Message() << "event " << e << " in " << kLeaseStateNames.at(s));
            const auto event = static_cast<LeaseEvent>(e);
            const auto state = static_cast<LeaseState>(s);
            check(event, state, Next(state, event));
        }
    }
}

TEST(LeaseState, AnAddressIsLostExactlyOnTheWayOutOfTheStatesThatHaveIt)
{
    ForEachCell([](LeaseEvent, LeaseState from, LeaseStep step) {
        EXPECT_EQ((step.actions & kLose) != 0, Holds(from) && !Holds(step.next));
    });
}

TEST(LeaseState, AnAddressIsTakenUpByAnAcknowledgmentAlone)
{
    ForEachCell([](LeaseEvent event, LeaseState, LeaseStep step) {
        if ((step.actions & kTakeUp) != 0)
        {
            EXPECT_EQ(event, LeaseEvent::Ack);
            EXPECT_EQ(step.next, LeaseState::Bound);
        }
    });
}

TEST(LeaseState, AtMostOneMessageIsSentAndOnlyInTheStateThatWaitsForItsAnswer)
{
    ForEachCell([](LeaseEvent, LeaseState, LeaseStep step) {
        switch (step.actions & (kDiscover | kRequest | kRenew | kRebind))
        {
        case 0:
            break;
        case kDiscover:
            EXPECT_EQ(step.next, LeaseState::Selecting);
            break;
        case kRequest:
            EXPECT_EQ(step.next, LeaseState::Requesting);
            break;
        case kRenew:
            EXPECT_EQ(step.next, LeaseState::Renewing);
            break;
        case kRebind:
            EXPECT_EQ(step.next, LeaseState::Rebinding);
            break;
        default:
            ADD_FAILURE() << "several messages";
        }
    });
}

TEST(LeaseState, ARefusalEndsWhateverWaitsForAnAnswer)
{
    EXPECT_EQ(Next(LeaseState::Requesting, LeaseEvent::Nak).actions, kFail);
    EXPECT_EQ(Next(LeaseState::Renewing, LeaseEvent::Nak).actions, kLose);
    EXPECT_EQ(Next(LeaseState::Rebinding, LeaseEvent::Nak).actions, kLose);
    EXPECT_EQ(Next(LeaseState::Bound, LeaseEvent::Nak).next, LeaseState::Bound);
}

} // namespace
} // namespace pptplab::dhcp
