// SPDX-License-Identifier: GPL-2.0-only
// What holds of all causes: their words and their answers agree, questions part them, and what
// others say leads to them.
#include "sim/explain/cause.h"
#include "sim/explain/explanation.h"
#include "sim/explain/foreign-names.h"
#include "sim/explain/symptom-walk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace pptplab::sim::explain
{
namespace
{

bool
Has(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

std::vector<std::string>
AnswersOf(const Cause& cause, const std::string& symptom)
{
    std::istringstream words(cause.symptoms);
    for (std::string word; words >> word;)
    {
        if (word.rfind(symptom + "=", 0) == 0)
        {
            std::vector<std::string> answers;
            std::istringstream list(word.substr(symptom.size() + 1));
            for (std::string answer; std::getline(list, answer, '|');)
            {
                answers.push_back(answer);
            }
            return answers;
        }
    }
    return {};
}

std::set<std::string>
NamesOf(const Walk& walk)
{
    std::set<std::string> names;
    for (const Suspect& suspect : walk.suspects)
    {
        names.emplace(suspect.cause->name);
    }
    return names;
}

Walk
WalkOf(const std::vector<std::string>& words)
{
    return WalkThrough(ReadSymptoms(words));
}

TEST(Causes, HaveANameOfTheirOwn)
{
    std::set<std::string_view> names;
    for (const Cause& cause : Causes())
    {
        EXPECT_TRUE(names.insert(cause.name).second) << cause.name;
    }
}

// "gre=none" leaves no cause whose own trace shows GRE, or PPP in it.
TEST(Causes, OfferNoAnswerThatTheirOwnEvidenceContradicts)
{
    for (const Cause& cause : Causes())
    {
        SCOPED_TRACE(cause.name);
        const auto gre = AnswersOf(cause, "gre");
        const bool none = std::find(gre.begin(), gre.end(), "none") != gre.end();
        for (const char* shown : {"GRE arrives",
                                  "LCP",
                                  "CCP",
                                  "IPCP",
                                  "CHAP",
                                  "NetBEUI of",
                                  "GRE both",
                                  "acknowledgments of the server",
                                  "GRE of the caller leaves"})
        {
            const bool contradicts = none && Has(cause.evidence, shown) &&
                                     !Has(cause.evidence, "GRE of the caller leaves");
            EXPECT_FALSE(contradicts) << cause.evidence;
            if (Has(cause.evidence, shown) && cause.outcome)
            {
                EXPECT_FALSE(gre.empty()) << "does not say whether GRE passes";
            }
        }
        const auto port = AnswersOf(cause, "port-1723");
        if (Has(cause.evidence, "Outgoing-Call-Reply") || Has(cause.evidence, "Start-Control"))
        {
            EXPECT_EQ(port, (std::vector<std::string>{"open"}));
        }
    }
}

std::set<std::uint32_t>
EventsOf(const Cause& cause)
{
    std::set<std::uint32_t> events;
    for (const EventNumbers& event : cause.events)
    {
        events.insert(event.ras);
    }
    return events;
}

/// Whether there is a test, or the event log, that the two answer differently.
bool
ArePartedBySomeTest(const Cause& a, const Cause& b)
{
    return EventsOf(a) != EventsOf(b) ||
           std::any_of(Tests().begin(), Tests().end(), [&](const explain::Test& test) {
               const auto ofA = AnswersOf(a, std::string(test.symptom));
               const auto ofB = AnswersOf(b, std::string(test.symptom));
               return !ofA.empty() && !ofB.empty() && ofA != ofB;
           });
}

// Two that look alike in everything that can be asked are told together.
TEST(Causes, OfOneErrorArePartedBySomeQuestion)
{
    std::set<std::string> alike;
    for (const Cause& a : Causes())
    {
        for (const Cause& b : Causes())
        {
            if (&a < &b && a.error == b.error && a.outcome && b.outcome &&
                !ArePartedBySomeTest(a, b))
            {
                alike.insert(std::string(a.name) + " " + std::string(b.name));
            }
        }
    }
    for (const std::string& pair : alike)
    {
        ADD_FAILURE() << pair;
    }
}

TEST(TheWalk, AsksOnWhileAQuestionPartsWhatIsLeft)
{
    for (const Cause& cause : Causes())
    {
        SCOPED_TRACE(cause.name);
        Symptoms told = {{"error", std::to_string(cause.error)}};
        Walk walk = WalkThrough(told);
        while (walk.next != nullptr)
        {
            const std::string asked(walk.next->symptom);
            const auto answers = AnswersOf(cause, asked);
            const bool isEvent = asked == "event" && !cause.events.empty();
            if (answers.empty() && !isEvent)
            {
                break; // he cannot tell
            }
            told[asked] = isEvent ? std::to_string(cause.events.front().ras) : answers.front();
            walk = WalkThrough(told);
            EXPECT_EQ(NamesOf(walk).count(std::string(cause.name)), 1U) << asked;
        }
    }
}

TEST(TheWalk, AsksAboutTranslationWhereNothingElseParts)
{
    const Walk walk = WalkOf(
        {"ping=yes", "error=721", "ping-without-filter=yes", "gre=to-server", "port-1723=open"});
    EXPECT_GT(walk.suspects.size(), 1U);
    std::vector<std::string> told = {"error=721", "gre=to-server", "ping=yes", "event=20099"};
    const Walk behind = WalkOf(told);
    ASSERT_NE(behind.next, nullptr);
    EXPECT_EQ(behind.next->symptom, "nat");
    told.emplace_back("nat=no");
    told.emplace_back("server-nat=no");
    EXPECT_EQ(NamesOf(WalkOf(told)), (std::set<std::string>{"gre-blocked"}));
}

TEST(TheWalk, DoesNotBeginWithTheRarest)
{
    const Walk walk = WalkOf({"error=650", "ping=no"});
    ASSERT_FALSE(walk.suspects.empty());
    EXPECT_FALSE(walk.suspects.front().cause->rare);
    EXPECT_EQ(walk.suspects.front().cause->article, "Q162847");
    EXPECT_EQ(WalkOf({"error=650", "screen=stop"}).suspects.front().cause->article, "Q232133");
}

// KB 888201: GRE is blocked, the caller sees 721, a server of NT 4.0 logs 20073.
TEST(TheWalk, KeepsBlockedGreWithTheEventOfRras)
{
    for (const char* event : {"event=20073", "event=20095", "event=20099"})
    {
        const Walk walk = WalkOf({"error=721", event, "gre=none"});
        EXPECT_EQ(NamesOf(walk).count("gre-blocked"), 1U) << event;
        EXPECT_EQ(NamesOf(walk).count("other-address"), 0U);
        for (const Suspect& suspect : walk.suspects)
        {
            EXPECT_FALSE(Has(suspect.cause->evidence, "GRE arrives")) << suspect.cause->name;
        }
    }
}

TEST(TheWalk, KnowsTheEventsOfEncryption)
{
    EXPECT_EQ(NamesOf(WalkOf({"error=629", "event=20077"})).count("strength-not-at-caller"), 1U);
    EXPECT_EQ(NamesOf(WalkOf({"error=742", "event=20073"})).count("no-strength-in-common"), 1U);
    EXPECT_EQ(NamesOf(WalkOf({"error=742", "event=20073"})).count("no-encryption-at-rras"), 1U);
    EXPECT_EQ(NamesOf(WalkOf({"error=733", "event=20073"})).count("no-encryption-at-rras-733"), 1U);
    for (const Cause& cause : Causes())
    {
        for (const EventNumbers& event : cause.events)
        {
            EXPECT_FALSE(cause.article == "Q172215" && event.ras == 20084);
        }
    }
}

TEST(TheWalk, Has733OfAServerWithoutTcpIp)
{
    EXPECT_EQ(NamesOf(WalkOf({"error=733", "protocols=none"})),
              (std::set<std::string>{"no-tcpip-at-server"}));
    EXPECT_EQ(NamesOf(WalkOf({"error=733", "protocols=partly"})).count("no-tcpip-but-another"), 1U);
}

TEST(ForeignNames, LeadToWhatMeansTheSameHere)
{
    const auto errors = [](const char* words) {
        std::set<std::uint16_t> all;
        for (const Cause* cause : Explain(words, {}).causes)
        {
            all.insert(cause->error);
        }
        return all;
    };
    EXPECT_EQ(errors("E=649"), (std::set<std::uint16_t>{649}));
    EXPECT_EQ(errors("E=691 R=1 C=0 V=3"), (std::set<std::uint16_t>{691}));
    EXPECT_EQ(errors("LCP: timeout sending Config-Requests"), (std::set<std::uint16_t>{718, 721}));
    EXPECT_EQ(errors("800"), (std::set<std::uint16_t>{650, 678, 721}));
    EXPECT_EQ(errors("806"), (std::set<std::uint16_t>{721}));
    EXPECT_EQ(errors("807"), (std::set<std::uint16_t>{650, 676}));
    EXPECT_EQ(errors("809"), (std::set<std::uint16_t>{650}));
    for (const char* words : {"E=649", "809", "LCP: timeout sending Config-Requests"})
    {
        std::ostringstream told;
        Print(Explain(words, {}), told);
        EXPECT_TRUE(Has(told.str(), "it means the same as: error")) << told.str();
    }
    EXPECT_FALSE(NamesOf(WalkOf({"error=809"})).empty());
    EXPECT_FALSE(FindForeignName("nothing of the kind").has_value());
    EXPECT_FALSE(FindForeignName("time=649").has_value()) << "a word that ends in e";
}

TEST(Explanations, OfANumberWithoutSourceSaySo)
{
    for (const char* number : {"619", "628", "634", "734", "719", "645", "602"})
    {
        std::ostringstream told;
        Print(Explain(number, {}), told);
        EXPECT_TRUE(Has(told.str(), "no source in this model")) << told.str();
    }
}

TEST(Explanations, TakeAnArticleByItsBareNumber)
{
    EXPECT_EQ(Explain("172215", {}).subject, "Q172215");
    EXPECT_EQ(Explain("KB888201", {}).subject, "Q888201");
}

} // namespace
} // namespace pptplab::sim::explain
