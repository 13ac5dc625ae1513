// SPDX-License-Identifier: GPL-2.0-only
#include "models/dhcp/lease-state.h"

namespace pptplab::dhcp
{

namespace
{

constexpr auto kInit = LeaseState::Init;
constexpr auto kSel = LeaseState::Selecting;
constexpr auto kReq = LeaseState::Requesting;
constexpr auto kBound = LeaseState::Bound;
constexpr auto kRen = LeaseState::Renewing;
constexpr auto kReb = LeaseState::Rebinding;

// One row per event, one column per state, in the order of the enums. An answer that comes late or
// twice is discarded in every state but those that wait for it.
// clang-format off
constexpr std::array<std::array<LeaseStep, kLeaseStates>, kLeaseEvents> kTable = {{
    //                    Init               Selecting          Requesting         Bound             Renewing          Rebinding
    /* Start        */ {{ {kDiscover, kSel}, {0, kSel},         {0, kReq},         {0, kBound},      {0, kRen},        {0, kReb}        }},
    /* Offer        */ {{ {0, kInit},        {kRequest, kReq},  {0, kReq},         {0, kBound},      {0, kRen},        {0, kReb}        }},
    /* Ack          */ {{ {0, kInit},        {0, kSel},         {kTakeUp, kBound}, {0, kBound},      {kTakeUp, kBound},{kTakeUp, kBound}}},
    /* Nak          */ {{ {0, kInit},        {0, kSel},         {kFail, kInit},    {0, kBound},      {kLose, kInit},   {kLose, kInit}   }},
    /* Resend       */ {{ {0, kInit},        {kDiscover, kSel}, {kRequest, kReq},  {0, kBound},      {kRenew, kRen},   {kRebind, kReb}  }},
    /* GiveUp       */ {{ {0, kInit},        {kFail, kInit},    {kFail, kInit},    {0, kBound},      {0, kRen},        {0, kReb}        }},
    /* RenewalDue   */ {{ {0, kInit},        {0, kSel},         {0, kReq},         {kRenew, kRen},   {0, kRen},        {0, kReb}        }},
    /* RebindingDue */ {{ {0, kInit},        {0, kSel},         {0, kReq},         {kRebind, kReb},  {kRebind, kReb},  {0, kReb}        }},
    /* Expired      */ {{ {0, kInit},        {0, kSel},         {0, kReq},         {kLose, kInit},   {kLose, kInit},   {kLose, kInit}   }},
}};
// clang-format on

constexpr bool
Holds(LeaseState state)
{
    return state == kBound || state == kRen || state == kReb;
}

/// The address is taken up on every way into the states that have it, lost on every way out.
constexpr bool
TakesUpAndLosesWhereItMust()
{
    for (std::size_t e = 0; e < kLeaseEvents; ++e)
    {
        for (std::size_t s = 0; s < kLeaseStates; ++s)
        {
            const LeaseStep step = kTable.at(e).at(s);
            const bool held = Holds(static_cast<LeaseState>(s));
            const bool holds = Holds(step.next);
            if ((!held && holds && (step.actions & kTakeUp) == 0) ||
                ((step.actions & kLose) != 0) != (held && !holds))
            {
                return false;
            }
        }
    }
    return true;
}

static_assert(TakesUpAndLosesWhereItMust());

} // namespace

LeaseStep
Next(LeaseState state, LeaseEvent event)
{
    return kTable.at(static_cast<std::size_t>(event)).at(static_cast<std::size_t>(state));
}

} // namespace pptplab::dhcp
