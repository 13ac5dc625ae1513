// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/answer.h"

#include "sim/capacity/show.h"
#include "sim/scenario/problem.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pptplab::sim::capacity
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

Question
Small()
{
    Question question;
    question.users = 48;
    question.grade = 0.02;
    question.traffic.bitsPerSecond = 33'600;
    question.trials.demand.callsPerHour = 2;
    question.trials.demand.holding = Law::Exponential(6min);
    question.trials.demand.cleanup = Law::Uniform(3s, 5s);
    question.trials.demand.netbeuiShare = 0.5;
    question.trials.hunt = ras::Hunt::Rotary;
    question.trials.precision = {15, true};
    return question;
}

TEST(Answer, TheSimulationAgreesWithTheFormulaAndTheFaultsRefuseMore)
{
    Question question = Small();
    question.trials.demand.callsPerHour = 20; // ten times as many clean-ups
    question.trials.demand.holding = Law::Exponential(36s);
    const auto answer = AnswerTo(question, 2);
    ASSERT_TRUE(answer);
    const Option& chosen = answer->Chosen();
    EXPECT_EQ(chosen.layout.AllPorts(), 17U) << "10.13 erlangs at 2 %";
    EXPECT_EQ(answer->addresses, 18U);
    for (const Option& option : answer->options)
    {
        SCOPED_TRACE(option.name);
        const analysis::Estimate& seen = option.repaired.refused;
        EXPECT_LE(std::abs(seen.value - option.formula.refused), 4 * seen.standardError);
        EXPECT_TRUE(option.repaired.precise);
        EXPECT_GT(option.asIs.refused.low, option.repaired.refused.high);
    }
    EXPECT_NE(Remarks(*answer).front().find("Q194465"), std::string::npos);
}

TEST(Answer, DoesNotDependOnTheNumberOfJobs)
{
    const auto one = AnswerTo(Small(), 1);
    const auto three = AnswerTo(Small(), 3);
    EXPECT_EQ(ToJson(*one).dump(), ToJson(*three).dump());
}

TEST(Answer, GoesBackFromThePortsToTheUsersAndTheGrade)
{
    Question users = Small();
    users.wanted = Wanted::Users;
    users.ports = 16;
    const auto fit = AnswerTo(users, 2);
    EXPECT_EQ(fit->Chosen().users, 48) << "49 offer 9.85 erlangs, 16 ports bear 9.83";
    Question grade = Small();
    grade.wanted = Wanted::Grade;
    grade.ports = 16;
    const auto refused = AnswerTo(grade, 2);
    EXPECT_DOUBLE_EQ(refused->grade, fit->Chosen().formula.refused);
}

TEST(Answer, TheTunnelTakesItsShareOfTheAccessLine)
{
    const auto answer = AnswerTo(Small(), 2);
    EXPECT_DOUBLE_EQ(answer->access.perSession, 33'600.0 * (576 + 40) / 576);
    EXPECT_DOUBLE_EQ(answer->access.allBusy, 16 * answer->access.perSession);
    EXPECT_NEAR(answer->access.mean / answer->access.perSession, 9.6 * 0.982, 0.01);
}

TEST(Answer, WhatNothingCanBearIsAnError)
{
    Question much = Small();
    much.grade = 1e-9;
    much.users = 1.3e6;
    EXPECT_THROW(static_cast<void>(AnswerTo(much, 1)), BadInput);
    Question alone = Small();
    alone.wanted = Wanted::Users;
    alone.ports = 1;
    EXPECT_THROW(static_cast<void>(AnswerTo(alone, 1)), BadInput);
}

} // namespace

} // namespace pptplab::sim::capacity
