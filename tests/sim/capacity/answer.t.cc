// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/answer.h"

#include "sim/capacity/remarks.h"
#include "sim/capacity/show.h"
#include "sim/scenario/values/problem.h"

#include <gtest/gtest.h>

#include <algorithm>
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

TEST(Answer, SaysHowManyPortsAreEnoughInSpiteOfTheFaults)
{
    Question question = Small();
    question.users = 24;
    question.trials.demand.callsPerHour = 20;
    question.trials.demand.holding = Law::Exponential(36s);
    question.trials.precision = {20, true};
    const auto rotary = AnswerTo(question, 2);
    ASSERT_TRUE(rotary->withFaults);
    EXPECT_GT(rotary->withFaults->ports, rotary->Chosen().layout.ports);
    EXPECT_NE(Remarks(*rotary).front().find("ports are enough even so"), std::string::npos);
    // Whatever the number of ports, the lowest one is the one that was used last.
    question.trials.hunt = ras::Hunt::LastReleased;
    const auto last = AnswerTo(question, 2);
    EXPECT_FALSE(last->withFaults);
    EXPECT_NE(Remarks(*last).front().find("Not even 256"), std::string::npos);
}

TEST(Answer, OfFiniteUsersIsEngsetAndTellsItsThreeCongestions)
{
    Question question = Small();
    question.users = 30;
    question.trials.demand.callsPerHour = 3;
    question.trials.demand.netbeuiShare = 0;
    question.trials.demand.finite = true;
    question.trials.demand.spread = population::Spread::Hunt;
    const auto answer = AnswerTo(question, 2);
    const Option& chosen = answer->Chosen();
    // 30 users of 0.3 erlangs; by the binomial sums, 14 ports refuse 1.78 %, 13 ports 3.70 %.
    EXPECT_EQ(chosen.layout.AllPorts(), 14U);
    EXPECT_NEAR(chosen.formula.refused, 0.0178199, 1e-6);
    EXPECT_GT(chosen.formula.time, chosen.formula.refused);
    EXPECT_LT(chosen.formula.traffic, chosen.formula.refused);
    for (const Option& option : answer->options)
    {
        SCOPED_TRACE(option.name);
        const analysis::Estimate& seen = option.repaired.refused;
        EXPECT_LE(std::abs(seen.value - option.formula.refused), 4 * seen.standardError);
    }
    const auto json = ToJson(*answer);
    EXPECT_EQ(json["formula"], "Engset");
    EXPECT_EQ(json["refused"]["formula_traffic"], chosen.formula.traffic);
}

// Pauses of 10 s against calls of 6 min.
TEST(Answer, OfCallersWhoRedialIsTheSimulationsNotThatOfLongPauses)
{
    Question question = Small();
    question.trials.demand.netbeuiShare = 0;
    question.trials.demand.redial = Persistence{1, Law::Exponential(10s), 5};
    question.users = 15;
    question.grade = 0.3;
    question.trials.precision = {0.02, false};
    const auto answer = AnswerTo(question, 2);
    const Option& chosen = answer->Chosen();
    ASSERT_TRUE(answer->byFormula);
    EXPECT_GT(chosen.layout.ports, answer->byFormula->layout.ports);
    EXPECT_LE(chosen.repaired.refused.low, question.grade);
    const auto& fewer = answer->options.at(answer->loads + 2); // one port less
    EXPECT_EQ(fewer.layout.ports + 1, chosen.layout.ports);
    EXPECT_GT(fewer.repaired.refused.high, question.grade);
    EXPECT_NE(ToJson(*answer)["by_formula_alone"]["ports"], ToJson(*answer)["ports"]);

    question.wanted = Wanted::Users;
    question.ports = chosen.layout.ports;
    const auto users = AnswerTo(question, 2);
    EXPECT_LT(users->Chosen().users, users->byFormula->users);
    EXPECT_NEAR(users->Chosen().users, question.users, 3) << "the way back, with noise";

    question.wanted = Wanted::Grade;
    const auto grade = AnswerTo(question, 2);
    EXPECT_EQ(grade->grade, grade->Chosen().repaired.refused.value);
    EXPECT_FALSE(grade->byFormula);
}

// A user calls again after 2.5 min on average, his port is cleaned up for 5 min.
TEST(Answer, OfFiniteUsersWithLongCleanUpIsTheSimulations)
{
    Question question = Small();
    question.users = 10;
    question.grade = 0.1;
    question.trials.precision = {0.02, false};
    question.servicePack = ras::ServicePack::Sp4;
    question.trials.demand.callsPerHour = 12;
    question.trials.demand.holding = Law::Exponential(150s);
    question.trials.demand.cleanup = Law::Constant(5min);
    question.trials.demand.netbeuiShare = 1;
    question.trials.demand.finite = true;
    question.trials.demand.spread = population::Spread::Hunt;
    const auto answer = AnswerTo(question, 2);
    ASSERT_TRUE(answer->byFormula);
    EXPECT_GT(answer->Chosen().layout.ports, 10U) << "more than users";
    EXPECT_LE(answer->Chosen().repaired.refused.low, question.grade);
    const std::string first = Remarks(*answer).front();
    EXPECT_NE(first.find("No fault of sp4"), std::string::npos) << first;
}

TEST(Answer, BlamesFaultsOnlyForWhatTheyDo)
{
    Question question = Small();
    question.trials.demand.netbeuiShare = 0;
    const auto answer = AnswerTo(question, 2);
    EXPECT_EQ(answer->Chosen().repaired.refused.value, answer->Chosen().asIs.refused.value);
    for (const std::string& remark : Remarks(*answer))
    {
        EXPECT_EQ(remark.find("Q194465"), std::string::npos) << remark;
    }
}

TEST(Answer, SaysWhenTheSimulationsHaveNotForgottenThatTheyBeganEmpty)
{
    Question question = Small();
    question.trials.precision = {0.05, false};
    const Trial trial{48, {1, 16}, kRepaired};
    EXPECT_TRUE(Tried(trial, question.trials).settled);
    question.trials.demand.holding = Law::Pareto(6min, 1.2);
    const Seen seen = Tried(trial, question.trials);
    EXPECT_FALSE(seen.settled);

    Answer answer;
    answer.options.push_back({"the answer", 48, trial.layout, 9.6, {}, seen, seen});
    EXPECT_NE(ToJson(answer)["remarks"].dump().find("opens empty"), std::string::npos);
}

TEST(Answer, OneRareCallerIsSimulatedForAHundredYearsAtTheMost)
{
    const Trial trial{1, {1, 3}, kRepaired};
    Question question = Small();
    question.trials.demand.callsPerHour = 0.001;
    const std::string text = ScenarioText(trial, question.trials);
    EXPECT_NE(text.find("duration = \"4233600000s\""), std::string::npos)
        << "49,000 days, not " << text;
}

TEST(Answer, ServersThatPassCallersOnAreOneLargeGroup)
{
    Question apart = Small();
    apart.users = 3000;
    apart.trials.demand.netbeuiShare = 0;
    apart.trials.precision = {0.01, false};
    const Layout two{2, 210};
    const Shares each = SharesByFormula(apart.trials.demand, 2000, two);
    apart.trials.demand.spread = population::Spread::Hunt;
    const Shares together = SharesByFormula(apart.trials.demand, 2000, two);
    EXPECT_NEAR(each.refused, 0.02785, 1e-5) << "200 erlangs on 210 ports, twice";
    EXPECT_LT(together.refused, each.refused);
    const Seen seen = Tried({2000, two, kRepaired}, apart.trials);
    EXPECT_LE(std::abs(seen.refused.value - together.refused), 4 * seen.refused.standardError);
}

TEST(Answer, RefusalsTooRareToBeCountedAreWeighed)
{
    Question question = Small();
    question.trials.precision = {20, true};
    const Trial trial{20, {1, 16}, ras::ServicePack::Sp3}; // 4 erlangs
    EXPECT_EQ(ScenarioText(trial, question.trials).find("splitting"), std::string::npos)
        << "the fault refuses more, and is counted";
    question.trials.demand.netbeuiShare = 0;
    EXPECT_NE(ScenarioText(trial, question.trials).find("splitting"), std::string::npos);
    const double exact = SharesByFormula(question.trials.demand, 20, trial.layout).refused;
    EXPECT_LT(exact, 5e-6);
    const Seen seen = Tried(trial, question.trials);
    EXPECT_TRUE(seen.precise);
    EXPECT_LE(std::abs(seen.refused.value - exact), 4 * seen.refused.standardError);
}

TEST(Answer, WhatNothingCanBearIsAnError)
{
    Question much = Small();
    much.grade = 1e-9;
    much.users = 1.3e6;
    EXPECT_THROW(static_cast<void>(AnswerTo(much, 1)), scenario::BadInput);
    Question alone = Small();
    alone.wanted = Wanted::Users;
    alone.ports = 1;
    EXPECT_THROW(static_cast<void>(AnswerTo(alone, 1)), scenario::BadInput);
}

} // namespace

} // namespace pptplab::sim::capacity
