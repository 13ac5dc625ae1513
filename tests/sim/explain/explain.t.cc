// SPDX-License-Identifier: GPL-2.0-only
#include "models/dialer/ras-error.h"
#include "models/ras/fault-rows.h"
#include "sim/explain/explanation.h"
#include "sim/explain/symptom-walk.h"
#include "sim/scenario/structs/scenario.h"
#include "sim/scenario/values/problem.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace pptplab::sim::explain
{
namespace
{

std::string
MessageOf(const std::string& word)
{
    try
    {
        Explain(word, {});
    }
    catch (const scenario::BadInput& error)
    {
        return error.what();
    }
    return {};
}

bool
Suspects(const Walk& walk, std::string_view article, std::uint16_t error)
{
    return std::any_of(walk.suspects.begin(), walk.suspects.end(), [&](const Suspect& each) {
        return each.cause->article == article && each.cause->error == error;
    });
}

TEST(TheCatalogue, HasEveryArticleOfTheFaultTableWithItsMechanism)
{
    for (const std::string_view number : ras::HotfixArticles())
    {
        const Article* article = FindArticle(number);
        ASSERT_NE(article, nullptr) << number;
        EXPECT_EQ(article->basis, Basis::FaultTable) << number;
        EXPECT_TRUE(IsModelled(*article)) << number;
        EXPECT_FALSE(article->mechanism.empty()) << number;
        EXPECT_FALSE(LevelsOf(*article).introduced.empty()) << number;
    }
}

TEST(TheCatalogue, IsInOrderAndSaysOfEachArticleHowItComesAbout)
{
    const auto& all = Articles();
    const auto number = [](const Article& article) {
        return std::stoul(std::string(article.number.substr(1)));
    };
    for (std::size_t i = 0; i < all.size(); ++i)
    {
        EXPECT_TRUE(i == 0 || number(all[i - 1]) < number(all[i])) << all[i].number;
        EXPECT_FALSE(all[i].title.empty() || all[i].chain.empty()) << all[i].number;
    }
}

TEST(TheCatalogue, TakesLevelsFromTheFaultTable)
{
    const Levels levels = LevelsOf(*FindArticle("Q194465"));
    EXPECT_EQ(levels.product, "ras, workstation, terminal-server; server");
    EXPECT_EQ(levels.introduced, "rtm");
    EXPECT_EQ(levels.fixed, "sp4");
    EXPECT_EQ(LevelsOf(*FindArticle("Q251382")).product, "all; both sides");
}

TEST(TheCatalogue, TakesTheUsualReadingOfAnArticleAndNamesTheOther)
{
    const Levels levels = LevelsOf(*FindArticle("Q219380"));
    EXPECT_EQ(levels.introduced,
              scenario::kNdiswanSinceNames.at(
                  static_cast<std::size_t>(scenario::ServerSpec{}.ndiswanSince)));
    EXPECT_EQ(levels.introduced, "sp4");
    EXPECT_EQ(levels.fixed, "sp5");
    EXPECT_EQ(levels.otherwise, "from rtm on, first without it: sp5");
    EXPECT_TRUE(LevelsOf(*FindArticle("Q189595")).otherwise.empty()) << "two rows, one reading";
}

TEST(TheCatalogue, DoesNotClaimWhatHasNoRow)
{
    for (const Article& article : Articles())
    {
        if (article.basis == Basis::FaultTable)
        {
            EXPECT_EQ(IsModelled(article), !ras::FaultRowsOf(article.number).empty());
        }
    }
    EXPECT_FALSE(IsModelled(*FindArticle("Q314284")));
}

TEST(Causes, NameKnownErrorsAndArticles)
{
    for (const Cause& cause : Causes())
    {
        const bool known = cause.error == 0 || dialer::CallerErrorText(cause.error).has_value();
        EXPECT_TRUE(known) << cause.error;
        EXPECT_TRUE(cause.article.empty() || FindArticle(cause.article) != nullptr)
            << cause.article;
        EXPECT_FALSE(cause.chain.empty());
    }
}

TEST(Causes, ReachEveryOutcomeButConnected)
{
    for (std::size_t i = 1; i < kOutcomes; ++i)
    {
        const auto outcome = static_cast<Outcome>(i);
        EXPECT_TRUE(std::any_of(Causes().begin(), Causes().end(), [=](const Cause& cause) {
            return cause.outcome == outcome;
        })) << NameOf(outcome);
    }
}

TEST(Causes, HaveTestsAndAnswersThatTheWalkKnows)
{
    for (const Cause& cause : Causes())
    {
        std::istringstream words{std::string(cause.symptoms)};
        for (std::string word; words >> word;)
        {
            std::istringstream answers(word.substr(word.find('=') + 1));
            for (std::string answer; std::getline(answers, answer, '|');)
            {
                EXPECT_NO_THROW(ReadSymptoms({word.substr(0, word.find('=') + 1) + answer}))
                    << cause.symptoms;
            }
        }
    }
}

TEST(Explanations, OfAnErrorSayMessageWhereAndCauses)
{
    const Explanation explanation = Explain("721", {});
    EXPECT_EQ(explanation.subject, "error 721");
    EXPECT_EQ(explanation.text, "Remote PPP peer is not responding.");
    EXPECT_EQ(explanation.area, "PPP");
    EXPECT_GE(explanation.causes.size(), 3U);
}

TEST(Explanations, KnowEveryErrorThatHasAMessage)
{
    for (const std::uint16_t number : dialer::RasErrorNumbers())
    {
        const Explanation explanation = Explain(std::to_string(number), {});
        EXPECT_FALSE(explanation.text.empty() || explanation.area.empty()) << number;
    }
}

TEST(Explanations, OfANumberThatBothProductsUseGiveBothEvents)
{
    const Explanation explanation = Explain("20016", {});
    EXPECT_NE(explanation.text.find("RAS: The user DOMAIN\\user has connected and failed"),
              std::string::npos);
    EXPECT_NE(explanation.text.find("RRAS: The user has disconnected"), std::string::npos);
}

TEST(Explanations, OfACauseGiveTheEventOfBothProducts)
{
    std::ostringstream told;
    Print(Explain("20050", {}), told);
    EXPECT_NE(told.str().find("event 20053 (of RRAS: 20050)"), std::string::npos) << told.str();
}

TEST(Explanations, NameTheNearestOfWhatTheyDoNotKnow)
{
    EXPECT_NE(MessageOf("653").find("the nearest is 652"), std::string::npos);
    EXPECT_NE(MessageOf("805").find("the nearest is 752"), std::string::npos);
    EXPECT_NE(MessageOf("20051").find("the nearest is 20050"), std::string::npos);
    EXPECT_NE(MessageOf("Q233049").find("the nearest is Q233048"), std::string::npos);
    EXPECT_NE(MessageOf("99999999999999").find("not in the catalogue"), std::string::npos);
}

TEST(Explanations, NameExperimentsThatAreExpectedToMeetTheOutcome)
{
    experiment::CatalogueEntry entry;
    entry.name = "q162847-gre-blocked";
    entry.articles = {"Q162847"};
    entry.metrics = {"failed.peer-silent"};
    const std::vector<std::string> shown = {entry.name};
    EXPECT_EQ(Explain("721", {entry}).experiments, shown);
    EXPECT_EQ(Explain("q162847", {entry}).experiments, shown);
    EXPECT_TRUE(Explain("678", {entry}).experiments.empty());
}

TEST(TheWalk, GoesInTheOrderOfTheArticle)
{
    std::vector<std::string_view> order;
    for (const explain::Test& test : Tests())
    {
        order.push_back(test.symptom);
    }
    const std::vector<std::string_view> expected = {"ping",
                                                    "error",
                                                    "ping-without-filter",
                                                    "gre",
                                                    "port-1723",
                                                    "round-trip",
                                                    "netbeui",
                                                    "dial-in",
                                                    "password",
                                                    "protocols",
                                                    "data"};
    ASSERT_GE(order.size(), expected.size());
    order.resize(expected.size()); // what follows is not in the article
    EXPECT_EQ(order, expected);
}

TEST(TheWalk, NarrowsCausesDownByWhatIsTold)
{
    const Walk all = WalkThrough({});
    const Walk silent = WalkThrough(ReadSymptoms({"error=721"}));
    const Walk own = WalkThrough(ReadSymptoms({"error=721", "gre=own-unreachable"}));
    EXPECT_EQ(all.suspects.size(), Causes().size());
    EXPECT_LT(silent.suspects.size(), all.suspects.size());
    ASSERT_EQ(own.suspects.size(), 1U);
    EXPECT_NE(own.suspects.front().cause->chain.find("caller's own firewall"),
              std::string_view::npos);
    EXPECT_EQ(own.next, nullptr);
}

TEST(TheWalk, PutsTheCauseFirstForWhichMostSpeaks)
{
    const Walk walk = WalkThrough(ReadSymptoms({"error=718", "gre=both", "round-trip=long"}));
    EXPECT_EQ(walk.suspects.front().cause->article, "Q219353");
    const Walk quick = WalkThrough(ReadSymptoms({"error=718", "round-trip=short"}));
    EXPECT_FALSE(Suspects(quick, "Q219353", 718));
    EXPECT_TRUE(Suspects(quick, "Q163129", 718));
}

TEST(TheWalk, KnowsThatOnlyWhoIsConnectedCanSayWhetherDataPass)
{
    const Walk noise = WalkThrough(ReadSymptoms({"data=no"}));
    EXPECT_TRUE(Suspects(noise, "Q251382", 0));
    for (const Suspect& suspect : noise.suspects)
    {
        EXPECT_EQ(suspect.cause->error, 0) << suspect.cause->chain;
    }
    EXPECT_TRUE(WalkThrough(ReadSymptoms({"data=yes"})).suspects.empty());
    EXPECT_TRUE(WalkThrough(ReadSymptoms({"error=721", "data=no"})).suspects.empty());
}

TEST(TheWalk, GoesFrom650ToGreAsTheArticleDoes)
{
    const Walk walk = WalkThrough(ReadSymptoms({"error=650", "ping=yes", "gre=unreachable"}));
    ASSERT_FALSE(walk.suspects.empty());
    EXPECT_NE(walk.suspects.front().cause->chain.find("IP protocol 47"), std::string_view::npos);
    EXPECT_FALSE(Suspects(walk, "Q154674", 650)) << "refused before there was a call";
}

TEST(TheWalk, SaysWhichAnswersContradictEachOther)
{
    const Walk walk = WalkThrough(ReadSymptoms({"error=718", "gre=to-server"}));
    EXPECT_TRUE(walk.suspects.empty());
    ASSERT_EQ(walk.without.size(), 2U);
    EXPECT_EQ(walk.without[0].symptom, "error");
    EXPECT_EQ(walk.without[0].answer, "718");
    EXPECT_EQ(walk.without[1].symptom, "gre");
    for (const Suspect& suspect : walk.without[1].suspects)
    {
        EXPECT_EQ(suspect.cause->error, 718);
    }
    EXPECT_TRUE(WalkThrough(ReadSymptoms({"error=718"})).without.empty());
}

TEST(TheWalk, KnowsWhatALockOfNdiswanLooksLike)
{
    EXPECT_TRUE(
        Suspects(WalkThrough(ReadSymptoms({"error=721", "gre=acknowledgments"})), "Q219380", 721));
    EXPECT_TRUE(Suspects(WalkThrough(ReadSymptoms({"error=721", "gre=both"})), "Q219380", 721));
}

TEST(TheWalk, AsksForTheErrorFirstAndThenForWhatPartsTheRest)
{
    EXPECT_EQ(WalkThrough({}).next->symptom, "ping");
    EXPECT_EQ(WalkThrough(ReadSymptoms({"ping=yes"})).next->symptom, "error");
    const Walk walk = WalkThrough(ReadSymptoms({"ping=yes", "error=718"}));
    EXPECT_EQ(walk.next->symptom, "gre");
}

TEST(TheWalk, RefusesWhatItDoesNotKnow)
{
    EXPECT_THROW(ReadSymptoms({"ping"}), scenario::BadInput);
    EXPECT_THROW(ReadSymptoms({"ping=maybe"}), scenario::BadInput);
    EXPECT_THROW(ReadSymptoms({"pong=yes"}), scenario::BadInput);
    EXPECT_THROW(ReadSymptoms({"error=many"}), scenario::BadInput);
    EXPECT_THROW(ReadSymptoms({"error=999"}), scenario::BadInput);
    EXPECT_THROW(ReadSymptoms({"error=99999"}), scenario::BadInput);
    EXPECT_THROW(ReadSymptoms({"event=20051"}), scenario::BadInput);
    EXPECT_NO_THROW(ReadSymptoms({"error=0", "event=20053"}));
    EXPECT_THROW(ReadSymptoms({"ping=yes", "ping=no"}), scenario::BadInput);
}

} // namespace
} // namespace pptplab::sim::explain
