// SPDX-License-Identifier: GPL-2.0-only
#include "sim/exercises/grade.h"

#include "sim/exercises/answer.h"
#include "sim/exercises/page-text.h"
#include "sim/exercises/sheet.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <set>

namespace pptplab::sim::exercises
{

namespace
{

const Form kPortsForm{Quantity::Whole, 0, "ports"};
const Form kHoldingForm{Quantity::Seconds, 1, ""};

double
ValueOf(std::string_view text, const Form& form)
{
    const auto answer = ReadAnswer(text, form);
    return answer ? answer.Value().value : std::nan("");
}

std::string
WhyNot(std::string_view text, const Form& form)
{
    const auto answer = ReadAnswer(text, form);
    return answer ? "" : answer.Error();
}

/// As a student writes it, with more digits than are asked for.
std::string
Written(double value)
{
    return fmt::format("{:.9g}", value);
}

template <typename Check>
void
ForEachItem(int students, Check check)
{
    for (int lesson = 1; lesson <= kLessons; ++lesson)
    {
        for (int student = 0; student < students; ++student)
        {
            for (const Item& item : SheetOf(lesson, std::to_string(student)).items)
            {
                check(item);
            }
        }
    }
}

} // namespace

TEST(Grading, NoMistakeIsWithinTheToleranceOfAnything)
{
    ForEachItem(300, [](const Item& item) {
        EXPECT_GT(item.right, 0);
        for (const Wrong& wrong : item.wrong)
        {
            EXPECT_GT(std::abs(wrong.value - item.right), 2 * item.tolerance) << item.question;
            for (const Wrong& other : item.wrong)
            {
                const bool isApart = std::abs(wrong.value - other.value) > 2 * item.tolerance;
                EXPECT_TRUE(&wrong == &other || isApart) << item.question;
            }
        }
    });
}

TEST(Grading, EachMistakeIsToldByItsNameAndTheRightAnswerIsRight)
{
    std::set<Mistake> told;
    ForEachItem(20, [&told](const Item& item) {
        const Grade right = GradeOf(item, Written(item.right));
        EXPECT_EQ(right.verdict, Verdict::Right) << item.question;
        EXPECT_EQ(right.points, kPointsOfItem);
        for (const Wrong& wrong : item.wrong)
        {
            const Grade grade = GradeOf(item, Written(wrong.value));
            EXPECT_EQ(grade.verdict, Verdict::TypicalMistake) << item.question;
            EXPECT_EQ(grade.points, kPointsOfMistake);
            EXPECT_EQ(grade.mistake, wrong.mistake) << item.question << " " << wrong.value;
            EXPECT_EQ(grade.feedback, FeedbackOn(wrong.mistake));
            told.insert(wrong.mistake);
        }
    });
    EXPECT_EQ(told.size(), static_cast<std::size_t>(kMistakes));
}

TEST(Grading, RoundedAnswersAreRightAndTheNextDigitIsNot)
{
    ForEachItem(5, [](const Item& item) {
        EXPECT_EQ(GradeOf(item, fmt::format("{:.{}f}", item.right, item.form.decimals)).verdict,
                  Verdict::Right);
        const double beyond = item.right + 1.01 * item.tolerance + (item.tolerance > 0 ? 0 : 1);
        EXPECT_NE(GradeOf(item, Written(beyond)).verdict, Verdict::Right) << item.question;
    });
}

TEST(Grading, SharesAreReadAsPerCentOnlyWhereTheyAreBare)
{
    const Item item = Ask("?", {Quantity::Percent, 2, ""}, 12.34);
    EXPECT_EQ(GradeOf(item, "12.34 %").verdict, Verdict::Right);
    EXPECT_EQ(GradeOf(item, "12,34").verdict, Verdict::Right);
    EXPECT_EQ(GradeOf(item, "0.1234").verdict, Verdict::Right);
    EXPECT_NE(GradeOf(item, "0.1234").feedback.find("share of 1"), std::string::npos);
    EXPECT_EQ(GradeOf(item, "0.1234 %").verdict, Verdict::Wrong);
    EXPECT_EQ(GradeOf(item, "12.5").feedback.substr(0, 20), "Not right, but near:");
    EXPECT_EQ(GradeOf(item, " \t").verdict, Verdict::Empty);
    EXPECT_EQ(GradeOf(item, "about twelve").verdict, Verdict::Unreadable);
}

TEST(Answers, AreReadInAnyUnmistakableForm)
{
    EXPECT_DOUBLE_EQ(ValueOf("90 s", kHoldingForm), 90);
    EXPECT_DOUBLE_EQ(ValueOf("1.5min", kHoldingForm), 90);
    EXPECT_DOUBLE_EQ(ValueOf("1,5 min", kHoldingForm), 90);
    EXPECT_DOUBLE_EQ(ValueOf("2h", kHoldingForm), 7200);
    EXPECT_DOUBLE_EQ(ValueOf("= 1.2e3", kHoldingForm), 1200);
    EXPECT_DOUBLE_EQ(ValueOf("1,234.5", kHoldingForm), 1234.5);
    EXPECT_DOUBLE_EQ(ValueOf("0,125", kHoldingForm), 0.125);
    EXPECT_DOUBLE_EQ(ValueOf("\xE2\x88\x92"
                             "3\xC2\xA0s",
                             kHoldingForm),
                     -3);
    EXPECT_DOUBLE_EQ(ValueOf("0x18", kPortsForm), 24);
    EXPECT_DOUBLE_EQ(ValueOf("18h", kPortsForm), 24);
    EXPECT_DOUBLE_EQ(ValueOf("48 ports", kPortsForm), 48);
    EXPECT_DOUBLE_EQ(ValueOf("1,200", kPortsForm), 1200);
    EXPECT_DOUBLE_EQ(ValueOf("2.5 Mbit/s", {Quantity::KilobitsPerSecond, 0, ""}), 2500);
    EXPECT_DOUBLE_EQ(ValueOf("30 a minute", {Quantity::PerSecond, 2, ""}), 0.5);
}

TEST(Answers, AreToldWhereTheyCanMeanTwoThingsOrNone)
{
    EXPECT_NE(WhyNot("1,200", kHoldingForm).find("can be a thousand"), std::string::npos);
    EXPECT_NE(WhyNot("1.200", kPortsForm).find("can be a thousand"), std::string::npos);
    EXPECT_NE(WhyNot("12 or 13", kHoldingForm).find("several numbers"), std::string::npos);
    EXPECT_NE(WhyNot("1 min 30 s", kHoldingForm).find("several numbers"), std::string::npos);
    EXPECT_NE(WhyNot("48 erlangs", kPortsForm).find("allowed: ports"), std::string::npos);
    for (const char* text :
         {"", "=", "-", ".", "e5", "nan", "inf", "1.2.3", "1,2,3", "0x", "0xZZ", "--3"})
    {
        EXPECT_NE(WhyNot(text, kHoldingForm), "") << text;
    }
    EXPECT_NE(WhyNot("1e999", kHoldingForm).find("beyond"), std::string::npos);
    EXPECT_NE(WhyNot(std::string(65, '1'), kHoldingForm).find("allowed: up to 64"),
              std::string::npos);
    EXPECT_NE(WhyNot("1\x1b[2J", kHoldingForm).find("do not print"), std::string::npos);
    EXPECT_NE(WhyNot("\xFF", kHoldingForm).find("do not print"), std::string::npos);
}

TEST(Students, AreAnyTextThatPrints)
{
    EXPECT_FALSE(WhyNoStudent("J\xC3\xBCrgen M."));
    for (const char* student : {"", " x", "x ", "\xC2\xA0x", "a\tb", "a\nb", "\x1b", "\xC3"})
    {
        EXPECT_TRUE(WhyNoStudent(student)) << student;
    }
    std::string umlauts;
    for (std::size_t i = 0; i < kLongestStudent; ++i)
    {
        umlauts += "\xC3\xBC";
    }
    EXPECT_FALSE(WhyNoStudent(umlauts));
    EXPECT_TRUE(WhyNoStudent(umlauts + "x"));
}

TEST(Sheets, DifferByStudentAndAreTheSameForOne)
{
    EXPECT_EQ(SheetAsJson(2, "4711"), SheetAsJson(2, "4711"));
    std::set<std::string> questions;
    for (int student = 0; student < 30; ++student)
    {
        questions.insert(ItemOf(2, 0, std::to_string(student)).question);
    }
    EXPECT_GT(questions.size(), 25U);
}

TEST(PageText, IsJsonWhateverIsAsked)
{
    const auto sheet = nlohmann::json::parse(SheetAsJson(1, "a\"b\\c"));
    EXPECT_EQ(sheet["student"], "a\"b\\c");
    EXPECT_EQ(sheet["items"].size(), ItemsOf(1));
    const Item item = ItemOf(1, 0, "4711");
    const auto right = nlohmann::json::parse(GradeAsJson(1, "4711", 1, Written(item.right)));
    EXPECT_EQ(right["verdict"], "right");
    EXPECT_EQ(right["points"], kPointsOfItem);
    const auto hex = nlohmann::json::parse(GradeAsJson(1, "4711", 1, Written(item.wrong[0].value)));
    EXPECT_EQ(hex["mistake"], "hexadecimal read as decimal");
    const auto nonsense = nlohmann::json::parse(GradeAsJson(1, "4711", 1, "\"\x01\xFF\\"));
    EXPECT_EQ(nonsense["verdict"], "unreadable");
    for (const std::string& wrong : {SheetAsJson(7, "x"),
                                     SheetAsJson(1, ""),
                                     GradeAsJson(1, "x", 0, "1"),
                                     GradeAsJson(1, "x", 99, "1"),
                                     GradeAsJson(0, "x", 1, "1")})
    {
        EXPECT_TRUE(nlohmann::json::parse(wrong).contains("error")) << wrong;
    }
}

} // namespace pptplab::sim::exercises
