// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/dimensioning.h"

#include "sim/capacity/headline.h"
#include "sim/capacity/remarks.h"
#include "sim/capacity/show.h"

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

TEST(Dimensioning, TheSimulationAgreesWithTheFormulaAndTheFaultsRefuseMore)
{
    Question question = Small();
    question.trials.demand.callsPerHour = 20; // ten times as many clean-ups
    question.trials.demand.holding = Law::Exponential(36s);
    question.wanted = Wanted::Grade;
    question.ports = 17; // 10.13 erlangs at 2 %, without faults
    const auto dimensioning = DimensioningFor(question, 2);
    ASSERT_TRUE(dimensioning);
    EXPECT_EQ(dimensioning->addresses, 18U);
    EXPECT_EQ(dimensioning->grade, dimensioning->Chosen().asIs.refused.value);
    for (const Option& option : dimensioning->options)
    {
        SCOPED_TRACE(option.name);
        const analysis::Estimate& seen = option.repaired.refused;
        EXPECT_LE(std::abs(seen.value - option.formula.refused), 4 * seen.standardError);
        EXPECT_TRUE(option.repaired.precise);
        EXPECT_GT(option.asIs.refused.low, option.repaired.refused.high);
    }
    EXPECT_NE(Remarks(*dimensioning).front().find("Q194465"), std::string::npos);
}

TEST(Dimensioning, ByTheFormulaAloneLeavesTheFaultsOutAndSaysSo)
{
    const Dimensioning byFormula = DimensioningByFormula(Small());
    EXPECT_EQ(byFormula.Chosen().layout.AllPorts(), 16U) << "17 refuse 1 %, 15 refuse 2.5 %";
    EXPECT_TRUE(byFormula.met);
    EXPECT_EQ(byFormula.Chosen().asIs.replications, 0U);
    EXPECT_EQ(byFormula.Chosen().asIs.refused.value, byFormula.Chosen().formula.refused);
    EXPECT_EQ(Headline(byFormula).find("faults"), std::string::npos) << Headline(byFormula);
    EXPECT_EQ(Remarks(byFormula).front().find("Nothing was simulated"), 0U);
    EXPECT_EQ(WhatIf(byFormula).columns.back().heading, "formula");
    const auto json = ToJson(byFormula);
    EXPECT_TRUE(json["only_formula"]);
    EXPECT_TRUE(json["refused"]["simulated"].is_null());
}

TEST(Dimensioning, ByTheFormulaAloneIsTheAnswerWhereNoFaultCounts)
{
    Question question = Small();
    question.servicePack = ras::ServicePack::Sp4;
    EXPECT_EQ(Headline(DimensioningByFormula(question)), Headline(*DimensioningFor(question, 2)));
    question.wanted = Wanted::Users;
    question.ports = 1;
    question.grade = 1e-6;
    const Dimensioning none = DimensioningByFormula(question);
    EXPECT_FALSE(none.met);
    EXPECT_EQ(Headline(none), Headline(*DimensioningFor(question, 2)));
}

TEST(Dimensioning, DoesNotDependOnTheNumberOfJobs)
{
    const auto one = DimensioningFor(Small(), 1);
    const auto three = DimensioningFor(Small(), 3);
    EXPECT_EQ(ToJson(*one).dump(), ToJson(*three).dump());
}

TEST(Dimensioning, GoesBackFromThePortsToTheUsersAndTheGrade)
{
    Question users = Small();
    users.wanted = Wanted::Users;
    users.ports = 16;
    users.servicePack = ras::ServicePack::Sp4;
    const auto fit = DimensioningFor(users, 2);
    EXPECT_EQ(fit->Chosen().users, 48) << "49 offer 9.85 erlangs, 16 ports bear 9.83";
    Question grade = users;
    grade.users = 48;
    grade.wanted = Wanted::Grade;
    const auto refused = DimensioningFor(grade, 2);
    EXPECT_DOUBLE_EQ(refused->grade, fit->Chosen().formula.refused);
}

TEST(Dimensioning, TheTunnelTakesItsShareOfTheAccessLine)
{
    Question question = Small();
    question.servicePack = ras::ServicePack::Sp4;
    const auto dimensioning = DimensioningFor(question, 2);
    EXPECT_DOUBLE_EQ(dimensioning->access.perSession, 33'600.0 * (576 + 40) / 576);
    EXPECT_DOUBLE_EQ(dimensioning->access.allBusy, 16 * dimensioning->access.perSession);
    EXPECT_NEAR(dimensioning->access.mean / dimensioning->access.perSession, 9.6 * 0.982, 0.01);
}

TEST(Dimensioning, OfAFaultyServiceIsWhatMeetsTheGradeInSpiteOfTheFaults)
{
    Question question = Small();
    question.users = 24;
    question.trials.demand.callsPerHour = 20;
    question.trials.demand.holding = Law::Exponential(36s);
    question.trials.precision = {20, true};
    const auto rotary = DimensioningFor(question, 2);
    ASSERT_TRUE(rotary->met);
    EXPECT_LE(rotary->Chosen().asIs.refused.value, question.grade);
    ASSERT_TRUE(rotary->withoutFaults);
    EXPECT_GT(rotary->Chosen().layout.ports, rotary->withoutFaults->layout.ports);
    EXPECT_NE(Headline(*rotary).find("need"), std::string::npos) << Headline(*rotary);
    // The lowest port is the one that was used last; only its callers meet its clean-up.
    question.trials.hunt = ras::Hunt::LastReleased;
    const auto apart = DimensioningFor(question, 2);
    ASSERT_TRUE(apart->met);
    EXPECT_LE(apart->Chosen().asIs.refused.value, question.grade);
    EXPECT_GT(apart->Chosen().layout.servers, 1U);
    EXPECT_NE(Remarks(*apart).front().find("on 1 server meet the grade"), std::string::npos);
}

TEST(Dimensioning, OfFiniteUsersIsEngsetAndTellsItsThreeCongestions)
{
    Question question = Small();
    question.users = 30;
    question.trials.demand.callsPerHour = 3;
    question.trials.demand.netbeuiShare = 0;
    question.trials.demand.finite = true;
    question.trials.demand.spread = population::Spread::Hunt;
    const auto dimensioning = DimensioningFor(question, 2);
    const Option& chosen = dimensioning->Chosen();
    // 30 users of 0.3 erlangs; by the binomial sums, 14 ports refuse 1.78 %, 13 ports 3.70 %.
    EXPECT_EQ(chosen.layout.AllPorts(), 14U);
    EXPECT_NEAR(chosen.formula.refused, 0.0178199, 1e-6);
    EXPECT_GT(chosen.formula.time, chosen.formula.refused);
    EXPECT_LT(chosen.formula.traffic, chosen.formula.refused);
    for (const Option& option : dimensioning->options)
    {
        SCOPED_TRACE(option.name);
        const analysis::Estimate& seen = option.repaired.refused;
        EXPECT_LE(std::abs(seen.value - option.formula.refused), 4 * seen.standardError);
    }
    const auto json = ToJson(*dimensioning);
    EXPECT_EQ(json["formula"], "Engset");
    EXPECT_EQ(json["refused"]["formula_traffic"], chosen.formula.traffic);
}

// Pauses of 10 s against calls of 6 min.
TEST(Dimensioning, OfCallersWhoRedialIsTheSimulationsNotThatOfLongPauses)
{
    Question question = Small();
    question.trials.demand.netbeuiShare = 0;
    question.trials.demand.redial = Persistence{1, Law::Exponential(10s), 5};
    question.users = 15;
    question.grade = 0.3;
    question.trials.precision = {0.02, false};
    const auto dimensioning = DimensioningFor(question, 2);
    const Option& chosen = dimensioning->Chosen();
    ASSERT_TRUE(dimensioning->byFormula);
    EXPECT_GT(chosen.layout.ports, dimensioning->byFormula->layout.ports);
    EXPECT_LE(chosen.repaired.refused.low, question.grade);
    const auto& fewer = dimensioning->options.at(dimensioning->loads + 2); // one port less
    EXPECT_EQ(fewer.layout.ports + 1, chosen.layout.ports);
    EXPECT_GT(fewer.repaired.refused.high, question.grade);
    EXPECT_NE(ToJson(*dimensioning)["by_formula_alone"]["ports"], ToJson(*dimensioning)["ports"]);

    question.wanted = Wanted::Users;
    question.ports = chosen.layout.ports;
    const auto users = DimensioningFor(question, 2);
    EXPECT_LT(users->Chosen().users, users->byFormula->users);
    EXPECT_NEAR(users->Chosen().users, question.users, 3) << "the way back, with noise";

    question.wanted = Wanted::Grade;
    const auto grade = DimensioningFor(question, 2);
    EXPECT_EQ(grade->grade, grade->Chosen().repaired.refused.value);
    EXPECT_FALSE(grade->byFormula);
}

// A user calls again after 2.5 min on average, his port is cleaned up for 5 min.
TEST(Dimensioning, OfFiniteUsersWithLongCleanUpIsTheSimulations)
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
    const auto dimensioning = DimensioningFor(question, 2);
    ASSERT_TRUE(dimensioning->byFormula);
    EXPECT_GT(dimensioning->Chosen().layout.ports, 10U) << "more than users";
    EXPECT_LE(dimensioning->Chosen().repaired.refused.low, question.grade);
    const std::string first = Remarks(*dimensioning).front();
    EXPECT_NE(first.find("No fault of sp4"), std::string::npos) << first;
}

TEST(Dimensioning, BlamesFaultsOnlyForWhatTheyDo)
{
    Question question = Small();
    question.trials.demand.netbeuiShare = 0;
    const auto dimensioning = DimensioningFor(question, 2);
    EXPECT_EQ(dimensioning->Chosen().asIs.refused.value, dimensioning->Chosen().formula.refused);
    EXPECT_FALSE(dimensioning->withoutFaults);
    for (const std::string& remark : Remarks(*dimensioning))
    {
        EXPECT_EQ(remark.find("Q194465"), std::string::npos) << remark;
    }
}

TEST(Dimensioning, SaysWhenTheSimulationsHaveNotForgottenThatTheyBeganEmpty)
{
    Question question = Small();
    question.trials.precision = {0.05, false};
    const Trial trial{48, {1, 16}, kRepaired};
    EXPECT_TRUE(Tried(trial, question.trials).settled);
    question.trials.demand.holding = Law::Pareto(6min, 1.2);
    const Seen seen = Tried(trial, question.trials);
    EXPECT_FALSE(seen.settled);

    Dimensioning dimensioning;
    dimensioning.options.push_back({"the answer", 48, trial.layout, 9.6, {}, seen, seen});
    EXPECT_NE(ToJson(dimensioning)["remarks"].dump().find("opens empty"), std::string::npos);
}

TEST(Dimensioning, OneRareCallerIsSimulatedForAHundredYearsAtTheMost)
{
    const Trial trial{1, {1, 3}, kRepaired};
    Question question = Small();
    question.trials.demand.callsPerHour = 0.001;
    const std::string text = ScenarioText(trial, question.trials);
    EXPECT_NE(text.find("duration = \"4233600000s\""), std::string::npos)
        << "49,000 days, not " << text;
}

TEST(Dimensioning, ServersThatPassCallersOnAreOneLargeGroup)
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

TEST(Dimensioning, RefusalsTooRareToBeCountedAreWeighed)
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

TEST(Dimensioning, WhatTheFormulaRefusesAnywayIsNotSimulated)
{
    Question much = Small();
    much.grade = 1e-9;
    much.users = 1.3e6;
    Question alone = Small();
    alone.wanted = Wanted::Users;
    alone.ports = 1;
    for (const Question& question : {much, alone})
    {
        const auto nothing = DimensioningFor(question, 1);
        EXPECT_FALSE(nothing->met);
        const Option& best = nothing->Chosen();
        EXPECT_GT(best.asIs.refused.value, question.grade);
        EXPECT_EQ(best.asIs.refused.value, best.formula.refused);
        EXPECT_EQ(best.repaired.replications, 0U);
        EXPECT_EQ(Headline(*nothing).rfind("No number of", 0), 0U) << Headline(*nothing);
    }
}

} // namespace

} // namespace pptplab::sim::capacity
